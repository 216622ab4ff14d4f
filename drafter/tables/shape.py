"""A table's text -> where its rows stand and each row as she wrote it; read whole only where that must be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from drafter.model.place import Ref
from drafter.tables.cells import CannotEdit, RowText
from drafter.tables.lines import back, end_before, row_start, row_stop, split
from drafter.tables.load import keys_of
from drafter.tables.scan import BOM, RowLines, number_in, plain_rows
from drafter.tables.table import Table, read_text


@dataclass(frozen=True)
class Shape:
    """lines with their ends, rows in order; whole: the table as read, None where each row can be read by itself.

    案卷 is one row; in a table in brackets rows share lines and only values can be set.
    """

    name: str
    lines: tuple[str, ...]
    rows: tuple[RowLines, ...]
    whole: Table | None

    @property
    def listed(self) -> bool:
        """Whether it is a list of rows, not 案卷."""
        return "编号" in keys_of(self.name)

    @property
    def in_brackets(self) -> bool:
        """Whether the list of rows itself is written in brackets (案卷: in braces)."""
        span = self.whole.spans.get((self.name,)) if self.whole else None
        return bool(span and span.flow)

    @property
    def dash(self) -> int:
        """Column of the rows' dashes."""
        if self.whole:
            return self.whole.spans[(self.name,)].column
        line = self.lines[self.rows[0].start]
        return len(line) - len(line.lstrip())

    def after(self, index: int) -> tuple[str, ...]:
        """The lines between a row and the next."""
        below = self.rows[index + 1].start if index + 1 < len(self.rows) else len(self.lines)
        return self.lines[self.rows[index].stop : below]

    def read(self, index: int) -> tuple[Table, Ref]:
        """A table that holds a row, and the row's address in it."""
        if self.whole:
            return self.whole, (self.name, index) if self.listed else (self.name,)
        row = self.rows[index]
        text = "".join((*self.lines[row.start : row.stop], *self.after(index)))
        return read_text(text, self.name, keys_of(self.name)), (self.name, 0)

    def row(self, index: int) -> tuple[RowText, bool]:
        """A row, and whether it is written in braces."""
        if not 0 <= index < len(self.rows):
            raise CannotEdit(1, f"“{self.name}”里没有第 {index + 1} 条")
        table, ref = self.read(index)
        row, cells = self.rows[index], table.at(ref) if table.value else None
        if not isinstance(cells, dict):
            raise CannotEdit(row.start + 1, "这一条读不出来，没有改")
        above = row.start if self.whole else 0
        at = {key: table.lines[(*ref, key)] - 1 - above for key in cells}
        lines, span = self.lines[row.start : row.stop], table.spans[ref]
        end = end_before(self.lines, row.start + 1)
        return RowText(self.name, lines, self.after(index), cells, at, row.start, span.column, end), span.flow


@lru_cache(maxsize=4)
def shape_of(text: str, name: str) -> Shape:
    """A table's text without byte-order mark -> its shape. CannotEdit where it is not read at all."""
    rows = plain_rows(text, name)
    if rows:
        return Shape(name, tuple(text.splitlines(keepends=True)), rows, None)  # no other break is in it
    table = read_text(text, name, keys_of(name))
    lines = split(text)
    if isinstance(table.value, dict) and "编号" not in keys_of(name):
        stop = back(lines, table.spans[(name,)].stop, 0)
        return Shape(name, tuple(lines), (RowLines(None, 0, stop),), table)
    if isinstance(table.value, list) and "编号" in keys_of(name):
        return Shape(name, tuple(lines), tuple(_rows(lines, table, name)), table)
    line = table.faults[0].line if table.faults else 1
    raise CannotEdit(line, f"“{name}”的写法读不懂，没有改", "先检查案卷，把这张表改好")


def _rows(lines: list[str], table: Table, name: str) -> list[RowLines]:
    rows = table.value if isinstance(table.value, list) else []
    refs = [(name, index) for index in range(len(rows))]
    return [
        RowLines(number_in(row), row_start(lines, table, ref), row_stop(lines, table, ref))
        for ref, row in zip(refs, rows, strict=True)
    ]


def rows_of(text: str, name: str) -> tuple[RowLines, ...]:
    """A table's text, byte-order mark or not -> its rows: 编号, first line, line after the last. 案卷 is one row."""
    return shape_of(text.removeprefix(BOM), name).rows
