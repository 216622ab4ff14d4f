"""A table's text -> the lines each row stands on, found without reading the rows: for tables of thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.tables import repair
from drafter.tables.load import keys_of
from drafter.tables.plain import ODD, PLAIN
from drafter.tables.table import read_text

BOM = "\ufeff"
_ODD = re.compile(ODD.pattern.replace("\x00-\x1f", "\x00-\x08\x0b\x0c\x0e-\x1f"))
_SURE = re.compile(rf"(?:'[^']*'|\"[^\"\\]*\"|{PLAIN.pattern})?\s*(?:(?<=\s)#.*)?")
_INSIDE = r"'[^']*'|\"[^\"\\]*\"|[^-?,:\[\]{}#&*!|>'\"%@`=<\\ ][^,:\[\]{}#&*!|>'\"%@`\\]*"
_PAIR = rf" *\w+:(?: +(?:{_INSIDE}))? *"
_BRACES = re.compile(rf"( *)- +\{{{_PAIR}(?:,{_PAIR})*\}}[ \t]*")


@dataclass(frozen=True)
class RowLines:
    """A row's 编号 as read, its first line (that of its dash, from 0) and the line after its last own one."""

    number: str | None
    start: int
    stop: int


def plain_rows(text: str, name: str) -> tuple[RowLines, ...] | None:
    """A table's text without byte-order mark -> its rows; None where their limits are not sure at a glance.

    Sure is: every line is blank, a remark, `- 键: 内容` in the column of the other dashes, `键: 内容` in the column of
    its row's first key, words of a block, words that carry on the line before, or a row in braces on one line.
    """
    keys = keys_of(name)
    if _ODD.search(text) or "编号" not in keys:
        return None
    scan = _Scan(keys)
    entry = re.compile(rf"( *)(- +)?({'|'.join(sorted(keys))}):(?:[ \t](.*))?").fullmatch
    for number, line in enumerate(text.splitlines()):
        found = entry(line)
        if not (scan.entry(number, line, found) if found else scan.other(number, line)):
            return None
    numbers = (_number(said, name) for said in scan.numbers)
    return tuple(map(RowLines, numbers, scan.starts, scan.stops))


class _Scan:
    """What is known of the lines read so far: of each row its start, its stop and what stands after 编号."""

    def __init__(self, keys: frozenset[str]) -> None:
        self.keys = keys
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.numbers: list[str] = []
        self.dash = self.column = -1
        self.key = ""
        self.block = self.carries = False

    def entry(self, number: int, line: str, found: re.Match[str]) -> bool:
        """A line with a key; whether it is where it should be."""
        indent, dash, key, said = found.groups("")
        self.key = key
        self.block = ("|" in said or ">" in said) and bool(repair.BLOCK.search(line))
        self.carries = not self.block
        if dash:
            self.column = len(indent) + len(dash)
            if not self._row(number, len(indent)) or self.block or not _SURE.fullmatch(said.strip()):
                return False
        elif len(indent) != self.column:
            return False
        self.stops[-1] = number + 1
        if key == "编号" and not self.numbers[-1]:
            self.numbers[-1] = said
        return True

    def other(self, number: int, line: str) -> bool:
        """A line without a key in its place; whether it is sure what it is."""
        bare = line.lstrip(" ")
        if not bare.strip():
            self.carries = False
            return not bare.strip("\t")
        if bare[0] == "#" and not (self.block and bare != line):
            self.block = self.carries = False
            return not self.starts or len(line) - len(bare) <= self.dash or self._goes_to(number)
        braces = _BRACES.fullmatch(line)
        if braces:
            self.block, self.carries, self.column = False, False, -1
            return self._row(number, braces.end(1))
        if self.block:
            return not repair.opens(line, self.keys) and self._goes_to(number)
        if self.carries:
            return self.key != "编号" and repair.goes_on(line, self.keys) and self._goes_to(number)
        return line == "---" and not self.starts

    def _row(self, number: int, dash: int) -> bool:
        known, self.dash = self.dash, dash
        self.starts.append(number)
        self.stops.append(number + 1)
        self.numbers.append("")
        return known in (-1, dash)

    def _goes_to(self, number: int) -> bool:
        self.stops[-1] = number + 1
        return True


def _number(said: str, name: str) -> str | None:
    said = said.strip()
    if not said or (said.isalnum() and said != "null"):
        return said or None
    value = read_text(f"- 编号: {said}", name, keys_of(name)).value
    return number_in(value[0]) if isinstance(value, list) else None


def number_in(row: object) -> str | None:
    """A row as read -> its 编号."""
    number = row.get("编号") if isinstance(row, dict) else None
    return number if isinstance(number, str) else None
