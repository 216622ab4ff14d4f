"""Rows of a table in the paper: their cells, which of them run across, and how wide the columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from drafter.model.manuscript import TABLE, Look, Para, Span
from drafter.zh import gbt9704 as gb

Cell: TypeAlias = Sequence[Span]

_LEAST = 4
"""Characters every column of a table has room for, if it holds as many."""


@dataclass(frozen=True)
class Room:
    """What a table may take, in one unit: its whole width, the width of a 字, and that of a cell's margins."""

    total: int
    character: int
    margins: int


def cells(para: Para) -> list[list[Span]]:
    """The cells of a row."""
    found: list[list[Span]] = [[]]
    for span in para.spans:
        if span.text == "\t":
            found.append([])
        else:
            found[-1].append(span)
    return found


def text(cell: Cell) -> str:
    """The words of a cell."""
    return "".join(span.text for span in cell)


def runs_across(row: Sequence[Cell], columns: int) -> bool:
    """Whether a row names the rows below it: one cell in a table of several."""
    return len(row) == 1 < columns


def blocks(paras: Sequence[Para]) -> Iterator[tuple[bool, list[tuple[int, Para]]]]:
    """(whether it is a table, its numbered paragraphs) of every stretch of text and every table; a head begins a table."""
    for table, members in groupby(enumerate(paras), key=lambda item: item[1].look in TABLE):
        part: list[tuple[int, Para]] = []
        for item in members:
            if part and item[1].look is Look.TABLE_HEAD:
                yield table, part
                part = []
            part.append(item)
        yield table, part


def widths(rows: Sequence[Sequence[Cell]], room: Room) -> list[int]:
    """Widths of the columns: room for four characters or all a column holds, the rest shared by how much each holds."""
    count = max(len(row) for row in rows)
    inside = [row for row in rows if not runs_across(row, count)]
    held = [max(gb.width(text(row[n])) if n < len(row) else 0.0 for row in inside) for n in range(count)]
    least = [round(min(most, _LEAST) * room.character) + room.margins for most in held]
    shares = [max(0.0, most - _LEAST) ** 0.5 for most in held]
    spare = room.total - sum(least)
    found = [own + round(spare * share / (sum(shares) or 1)) for own, share in zip(least, shares, strict=True)]
    found[held.index(max(held))] += room.total - sum(found)
    return found
