"""One row as she wrote it -> the same row with one cell written anew, every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.model.inputs import BY_DRAFTER
from drafter.tables.alone import Alone, Reading
from drafter.tables.lines import end_of
from drafter.tables.load import keys_of
from drafter.tables.repair import BLOCK, is_known, opens
from drafter.tables.scalars import BLOCKS, parts, ways

_HEAD = r"(?P<lead>\s*(?:[-－—–]\s*)?){key}\s*[:：；;]"
_LEAD = " \t\u3000-－—–"
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


@dataclass(frozen=True)
class _Cell:
    """A cell of a row: its lines at..stop and what stands up to its colon."""

    row: RowText
    key: str
    at: int
    stop: int
    head: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say it; none where the key is missing."""
        return self.row.lines[self.at : self.stop]

    @property
    def rest(self) -> str:
        """What stands after its colon, up to the line end."""
        return self.lines[0][len(self.head) :].rstrip("\r\n") if self.lines else ""

    @property
    def column(self) -> int:
        """Where its key stands."""
        return len(self.head) - len(self.head.lstrip(_LEAD))

    @property
    def gone(self) -> RowText:
        """The row without it; a cell that shares the line of the dash, or a remark, is emptied instead."""
        row, size = self.row, self.stop - self.at
        if self.at == 0 or "#" in self.rest:
            return self.saying(None, _written(self, None))
        at = {name: line - size * (line > self.at) for name, line in row.at.items() if name != self.key}
        cells = {name: value for name, value in row.cells.items() if name != self.key}
        return replace(row, lines=(*row.lines[: self.at], *row.lines[self.stop :]), at=at, cells=cells)

    def saying(self, value: str | None, new: Sequence[str]) -> RowText:
        """The row with other lines in place of these."""
        row, more = self.row, len(new) - (self.stop - self.at)
        lines = (*row.lines[: self.at], *new, *row.lines[self.stop :])
        at = {name: line + more * (line > self.at) for name, line in row.at.items()} | {self.key: self.at}
        return replace(row, lines=lines, at=at, cells=row.cells | {self.key: value})


def set_cell(row: RowText, key: str, value: str | None) -> RowText:
    """A row, a key and its new value (None: nothing after the colon) -> the row; a key it lacks comes at its end.

    A value that is there already leaves the row as it is. Raises CannotEdit.
    """
    old = row.cells.get(key)
    if isinstance(old, (list, dict)):
        raise row.cannot(key)
    if value is not None and value == old:
        return row
    if value is None and key in BY_DRAFTER:
        return _found(row, key).gone if key in row.at else row
    cell = (
        _found(row, key)
        if key in row.at
        else _Cell(row, key, len(row.lines), len(row.lines), f"{' ' * row.column}{key}:")
    )
    return cell.saying(value, _written(cell, value))


def _found(row: RowText, key: str) -> _Cell:
    """Where a key that is there stands; one that stands twice is not to be written."""
    head, at = re.compile(_HEAD.format(key=re.escape(key))), row.at[key]
    found = head.match(row.lines[at])
    nested = "编号" not in keys_of(row.name)  # in 案卷, those further in are of 上年报告
    heads = [other for line in row.lines if (other := head.match(line))]
    if not found or sum(not nested or other["lead"] == found["lead"] for other in heads) > 1:
        raise row.cannot(key)
    return _Cell(row, key, at, _stop(row.lines, at, row.below(at + 1), found.end()), found[0])


def _stop(lines: Sequence[str], at: int, stop: int, colon: int) -> int:
    """Index after the last line that belongs to the value of the key on line `at`."""
    block = BLOCK.match(f":{lines[at][colon:].rstrip()}")
    if block:
        stop = next((n for n in range(at + 1, stop) if lines[n].startswith("#")), stop)
    while stop > at + 1 and (not (bare := lines[stop - 1].strip()) or (bare[0] == "#" and not block)):
        stop -= 1
    return stop


def _written(cell: _Cell, value: str | None) -> list[str]:
    """The lines that take the place of a cell's: the first way of writing the value that is read as that value."""
    row, old = cell.row, cell.lines
    below = row.below(cell.stop)
    follow = (*row.lines[cell.stop : below], *(row.after if below == len(row.lines) else ()))
    alone = Alone(row.name, cell.key, row.column, cell.column, follow)
    was = alone.read(old) if old else Reading(None)
    if was != Reading(row.cells.get(cell.key), was.told):
        raise row.cannot(cell.key)
    everywhere = not old or alone.raw(old) == (was.value or "")
    for lines in _offers(cell, value):
        new = _ended(lines, old, row.end)
        now = alone.read(new)
        if now != Reading(value, now.told) or now.told - was.told:
            continue
        if not everywhere or alone.raw(new) == (value or ""):
            return new
    raise row.cannot(cell.key)


def _offers(cell: _Cell, value: str | None) -> Iterator[list[str]]:
    """Lines without ends, best first."""
    rest = cell.rest.lstrip()
    gap = cell.rest[: len(cell.rest) - len(rest)]
    said = parts(rest, cell.key, wrapped=len(cell.lines) > 1)
    if value is None:
        yield [cell.head + (said.tail if said.token else gap + said.tail)]
        return
    if not said.token:
        gap, said = " ", replace(said, tail=(gap if said.tail else gap.removeprefix(" ")) + said.tail)
    for first, *words in ways(value, cell.key, said):
        indent = " " * _indent(cell.lines, cell.column, first)
        if any(opens(indent + line, keys_of(cell.row.name)) for line in words):
            continue  # a word that looks like a row or a key would end the block
        yield [cell.head + gap + first + said.tail, *(indent + line if line else "" for line in words)]


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
