"""Tables without lines: rows of print whose words stand in columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from statistics import median

from drafter.readers.text_rows import Cell, Row, joined

_NEAR = 4
"""Rows above and below in which the columns of a table show."""
_LEVEL, _FULL, _CLOSE = 0.5, 1.8, 2.2
"""In characters: how far two beginnings of one column may lie apart; room at the end of a cell that is full; the greatest
distance of two lines of one cell."""


def tables(rows: list[Row]) -> list[Row]:
    """Rows with wide blanks that stand in columns, three or more in sequence, become rows of a table."""
    made: list[Row] = []
    for count, found in groupby(_rejoined(_parted(rows)), key=lambda row: len(row.cells)):
        group = list(found)
        spread = [
            max(lefts) - min(lefts) for lefts in zip(*([c.left for c in row.cells] for row in group), strict=True)
        ]
        in_columns = count > 1 and len(group) > 2 and median(spread) < 2 * group[0].em
        made += [_with_tabs(row) for row in group] if in_columns else group
    return made


def _near(rows: list[Row], index: int) -> list[Row]:
    """Rows about one of them, on its page, that have cells."""
    around = rows[max(0, index - _NEAR) : index] + rows[index + 1 : index + 1 + _NEAR]
    return [row for row in around if row.side == rows[index].side and len(row.cells) > 1]


def _parted(rows: list[Row]) -> Iterator[Row]:
    """Rows, their words parted also by a narrow blank where two rows near by begin a cell."""
    for index, row in enumerate(rows):
        starts = [cell.left for near in _near(rows, index) for cell in near.cells[1:]] if len(row.words) > 1 else []
        known = {cell.left for cell in row.cells}
        begun = [
            word.left in known or sum(abs(start - word.left) < _LEVEL * row.em for start in starts) > 1
            for word in row.words[1:]
        ]
        yield replace(row, cells=joined(row.words, begun))


def _rejoined(parted: Iterator[Row]) -> Iterator[Row]:
    """Rows in which the further lines of a cell are put back into it: they begin below it, and it was full."""
    rows = list(parted)
    last: Row | None = None
    for index, row in enumerate(rows):
        whole = _continued(last, row, _near(rows, index)) if last else None
        if last and not whole:
            yield last
        last = whole or row
    if last:
        yield last


def _continued(last: Row, row: Row, near: list[Row]) -> Row | None:
    """The row with another line of print in some of its cells; None where that line is a row of its own."""
    count = len(last.cells)
    like = [other for other in near if len(other.cells) == count]
    if last.ruled or row.ruled or not 1 < count > len(row.cells) or not like or row.side != last.side:
        return None
    if row.base - last.base > _CLOSE * row.em:
        return None
    edges = [*(cell.left for cell in last.cells[1:]), max(other.right for other in [*like, last])]
    cells = list(last.cells)
    for part in row.cells:
        at = next((n for n, cell in enumerate(cells) if abs(cell.left - part.left) < _LEVEL * row.em), None)
        if at is None or cells[at].right < edges[at] - _FULL * row.em or part.right > edges[at]:
            return None
        cells[at] = Cell(part.left, part.right, cells[at].text.strip() + part.text)
    return replace(last, cells=tuple(cells), base=row.base, text=" ".join(cell.text for cell in cells))


def _with_tabs(row: Row) -> Row:
    return replace(row, text="\t".join(cell.text.strip() for cell in row.cells), ruled=True)
