"""One row as she wrote it -> the same row with one cell written anew, every other byte as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.tables import plain
from drafter.tables.lines import end_of
from drafter.tables.load import keys_of
from drafter.tables.quoting import BLOCKS, Said, parts, ways
from drafter.tables.repair import BLOCK, is_known, opens
from drafter.tables.table import read_text

_HEAD = r"(?P<lead>\s*(?:[-－—–]\s*)?){key}\s*[:：；;]"
_INDENT = 2
"""Spaces by which a block's words stand further in than their key."""
_FIX = "打开这张表，照上下几条的写法写成一行一个“键: 内容”，再试一次"


class CannotEdit(Exception):
    """The table is written too oddly for this change: line (from 1), what is the matter, what to do. Nothing is done."""

    def __init__(self, line: int, message: str, fix: str = _FIX) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


@dataclass(frozen=True)
class RowText:
    """A row: its lines with their ends and those after it up to the next; values as read; on which line each key stands.

    first: number of its first line in the table, from 0; column: that of its keys; end: the line end in use here.
    """

    name: str
    lines: tuple[str, ...]
    after: tuple[str, ...]
    cells: dict[str, object]
    at: dict[str, int]
    first: int
    column: int
    end: str

    def below(self, line: int) -> int:
        """The first line from here on that begins another cell; that after the last where there is none."""
        keys = keys_of(self.name)
        begins = (n for n in range(line, len(self.lines)) if n in self.at.values() or is_known(self.lines[n], keys))
        return next(begins, len(self.lines))

    def cannot(self, key: str) -> CannotEdit:
        """What to say of a cell that cannot be written."""
        return CannotEdit(self.first + self.at.get(key, 0) + 1, f"“{key}”这一格的写法特别，没有改")


def set_cell(row: RowText, key: str, value: str | None) -> RowText:
    """A row, a key and its new value (None: nothing after the colon) -> the row; a key it lacks comes at its end.

    A value that is there already leaves the row as it is. Raises CannotEdit.
    """
    old = row.cells.get(key)
    if isinstance(old, (list, dict)):
        raise row.cannot(key)
    if key not in row.at:
        new = _written(row, len(row.lines), len(row.lines), f"{' ' * row.column}{key}:", (key, value))
        return _with(row, key, value, len(row.lines), len(row.lines), new)
    if value is not None and value == old:
        return row
    at = row.at[key]
    found = re.match(_HEAD.format(key=re.escape(key)), row.lines[at])
    if not found or _is_twice(row, found):
        raise row.cannot(key)
    stop = _stop(row.lines, at, row.below(at + 1), found.end())
    new = _written(row, at, stop, found[0], (key, value))
    return _with(row, key, value, at, stop, new)


def _is_twice(row: RowText, found: re.Match[str]) -> bool:
    """Whether a key stands in its row once more; in 案卷 those further in are of 上年报告."""
    others = (found.re.match(line) for line in row.lines)
    nested = "编号" not in keys_of(row.name)
    return sum(other is not None and not (nested and other["lead"] != found["lead"]) for other in others) > 1


def _with(row: RowText, key: str, value: str | None, at: int, stop: int, new: Sequence[str]) -> RowText:
    lines = (*row.lines[:at], *new, *row.lines[stop:])
    moved = {name: line + (len(new) - (stop - at)) * (line > at) for name, line in row.at.items()} | {key: at}
    return replace(row, lines=lines, at=moved, cells=row.cells | {key: value})


def _stop(lines: Sequence[str], at: int, stop: int, colon: int) -> int:
    """Index after the last line that belongs to the value of the key on line `at`."""
    block = BLOCK.match(f":{lines[at][colon:].rstrip()}")
    if block:
        stop = next((n for n in range(at + 1, stop) if lines[n].startswith("#")), stop)
    while stop > at + 1 and (not (bare := lines[stop - 1].strip()) or (bare[0] == "#" and not block)):
        stop -= 1
    return stop


def _written(row: RowText, at: int, stop: int, head: str, cell: tuple[str, str | None]) -> list[str]:
    """The lines that take the place of at..stop: the first way of writing the value that is read as that value."""
    old = row.lines[at:stop]
    rest = row.lines[at][len(head) :].rstrip("\r\n") if old else ""
    gap = rest[: len(rest) - len(rest.lstrip())]
    said = parts(rest.lstrip(), cell[0], wrapped=len(old) > 1)
    below = row.below(stop)
    follow = [*row.lines[stop:below], *(row.after if below == len(row.lines) else ())]
    wanted = _Wanted(row, head, cell, follow, old)
    for lines in _offers(row, head, gap, cell, said, old):
        new = _ended(lines, old, row.end)
        if wanted.is_met(new):
            return new
    raise row.cannot(cell[0])


def _offers(
    row: RowText, head: str, gap: str, cell: tuple[str, str | None], said: Said, old: Sequence[str]
) -> Iterator[list[str]]:
    """Lines without ends, best first."""
    key, value = cell
    column = len(head) - len(head.lstrip(" \t\u3000-－—–"))
    if value is None:
        yield [head + (said.tail if said.token else gap + said.tail)]
        return
    if not said.token:
        gap, said = " ", replace(said, tail=(gap if said.tail else gap[1:]) + said.tail)
    for first, *words in ways(value, key, said):
        indent = " " * _indent(old, column, first)
        if any(opens(indent + line, keys_of(row.name)) for line in words):
            continue  # a word that looks like a row or a key would end the block
        yield [head + gap + first + said.tail, *(indent + line if line else "" for line in words)]


def _indent(old: Sequence[str], column: int, sign: str) -> int:
    """Where a block's words stand: as its sign says, as they stood, else a step further in than their key."""
    depth = re.search(r"\d", sign) if sign[:1] in BLOCKS else None
    if depth:
        return column + int(depth[0])
    first = next((line for line in old[1:] if line.strip()), "")
    stood = len(first) - len(first.lstrip(" "))
    return stood if stood > column and first[stood : stood + 1].strip() else column + _INDENT


def _ended(lines: Sequence[str], old: Sequence[str], end: str) -> list[str]:
    """Lines with the ends of those they replace; further ones with the end in use."""
    ends = [end_of(line) or end for line in old][: len(lines)]
    return [line + ending for line, ending in zip(lines, ends + [end] * (len(lines) - len(ends)), strict=True)]


class _Wanted:
    """What new lines of a cell must be read as, seen by themselves with the lines that follow up to the next key."""

    def __init__(
        self, row: RowText, head: str, cell: tuple[str, str | None], follow: Sequence[str], old: Sequence[str]
    ) -> None:
        self.row, self.cell, self.follow, self.keys = row, cell, follow, keys_of(row.name)
        bare = re.sub(r"^[\s－—–-]*", "", head)
        self.cut = len(head) - len(bare)
        self.lead = f"{' ' * (row.column - 2)}- " if "编号" in self.keys else ""
        self.slips, self.whole = Counter[str](), True
        if old:
            told, value, unread = self._read(old)
            if unread or value != row.cells.get(cell[0]):
                raise row.cannot(cell[0])
            self.slips, self.whole = told, self._raw(old) == (value or "")

    def is_met(self, new: Sequence[str]) -> bool:
        """Whether the value is read, by this reader and any other, and nothing new is found wrong."""
        told, value, unread = self._read(new)
        if value != self.cell[1] or unread or told - self.slips:
            return False
        return not self.whole or self._raw(new) == (value or "")

    def _alone(self, lines: Sequence[str]) -> str:
        return "".join([self.lead, lines[0][self.cut :], *lines[1:], *self.follow])

    def _read(self, lines: Sequence[str]) -> tuple[Counter[str], object, bool]:
        table = read_text(self._alone(lines), self.row.name, self.keys)
        told = Counter(slip.message for slip in table.faults) + Counter({"#": len(table.cut), "连": len(table.glued)})
        cells = table.value[0] if isinstance(table.value, list) and len(table.value) == 1 else table.value
        alone = isinstance(cells, dict) and list(cells) == [self.cell[0]]
        return (
            told,
            cells[self.cell[0]] if isinstance(cells, dict) and alone else cells,
            bool(table.unread) or not alone,
        )

    def _raw(self, lines: Sequence[str]) -> str | None:
        """The value as read without mending; nothing and null are one."""
        node = _composed(re.sub(r"\r\n?", "\n", self._alone(lines)))
        if self.lead and isinstance(node, SequenceNode) and len(node.value) == 1:
            node = node.value[0]
        if isinstance(node, MappingNode) and len(node.value) == 1:
            node = node.value[0][1]
        if not isinstance(node, ScalarNode):
            return None
        return "" if not node.style and node.value in ("~", "null") else str(node.value)


def _composed(text: str) -> Node | None:
    try:
        node: Node | None = plain.compose(text.split("\n")) or YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError):
        return None
    return node
