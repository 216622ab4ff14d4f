"""Characters with their places -> rows of print from top to bottom, cells of tables parted by tabs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import Any

from drafter.readers.glyphs import Glyph, by_cell, frame, glyphs, rules

_GAP = 1.6
"""Blank, in widths of a character, that parts two cells rather than two words."""


@dataclass(frozen=True)
class Row:
    """A row of print, or a row of a table with its cells; em is the width of one Chinese character."""

    page: int
    left: float
    right: float
    base: float
    em: float
    text: str
    width: float
    height: float
    cells: tuple[tuple[float, str], ...] = ()
    ruled: bool = False


def rows(page: Any, number: int) -> list[Row]:
    """A pypdfium2 page -> its rows from top to bottom; number counts pages from 1."""
    place, upright = frame(page)
    text = page.get_textpage()
    try:
        found = list(glyphs(text, place, upright))
    finally:
        text.close()
    drawn = list(rules(page, place)) if found else []
    size = page.get_size()
    inside, outside = by_cell(found, drawn)
    made = [_ruled(cells, number, size) for cells in inside]
    made += [_row(line, number, size) for line in _lines(outside)]
    return sorted((row for row in made if row.text), key=lambda row: row.base)


def _lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs -> those on one baseline, from left to right; raised and lowered ones with their line."""
    if not glyphs:
        return
    reach = 0.4 * median(max(glyph.right - glyph.left, 4) for glyph in glyphs)
    start, line = -math.inf, -1

    def level(glyph: Glyph) -> int:
        nonlocal start, line
        if glyph.base - start > reach:
            start, line = glyph.base, line + 1
        return line

    for _, same in groupby(sorted(glyphs, key=lambda glyph: glyph.base), key=level):
        yield sorted(same, key=lambda glyph: glyph.left)


def _row(line: list[Glyph], number: int, size: tuple[float, float]) -> Row:
    """Glyphs of one line -> Row, with cells where wide blanks part its words."""
    inked = [glyph for glyph in line if not glyph.char.isspace()] or line
    wide = [g.right - g.left for g in inked if g.char > "\u2e7f"]
    em = median(wide) if wide else 2 * median(g.right - g.left for g in inked)
    cells: list[tuple[float, str]] = []
    before: Glyph | None = None
    for glyph in line:
        twice = (
            before and glyph.char == before.char and glyph.left - before.left < 0.15 * em and glyph.right > glyph.left
        )
        if twice and glyph.char > "\u2e7f":
            continue  # bold made by printing the character twice
        if glyph.char.isspace() and not (before and before.right >= glyph.left - em):
            continue
        if not cells or (before and not glyph.char.isspace() and glyph.left - before.right > _GAP * em):
            cells.append((glyph.left, ""))
        apart = before and glyph.left - before.right > 0.2 * em and _latin(before.char) and _latin(glyph.char)
        cells[-1] = (cells[-1][0], cells[-1][1] + " " * bool(apart) + glyph.char)
        before = glyph
    text = " ".join(words.strip() for _, words in cells).strip()
    last = " " if line[-1].char.isspace() else ""
    where = (inked[0].left, max(glyph.right for glyph in inked), median(g.base for g in inked))
    return Row(number, *where, em or 1, text + last if text else "", *size, tuple(cells) if len(cells) > 1 else ())


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _ruled(cells: list[list[Glyph]], number: int, size: tuple[float, float]) -> Row:
    """Glyphs of one table row by cell -> Row whose text parts the cells with tabs."""
    parts = [[_row(line, number, size) for line in _lines(cell)] for cell in cells]
    words = ["".join(row.text.strip() for row in cell) for cell in parts]
    rows = [row for cell in parts for row in cell]
    where = (min(r.left for r in rows), max(r.right for r in rows), min(r.base for r in rows))
    return Row(number, *where, median(r.em for r in rows), "\t".join(words), *size, ruled=True)


def tables(rows: list[Row]) -> list[Row]:
    """Rows with wide blanks that stand in columns, three or more in sequence, become rows of a table."""
    made: list[Row] = []
    for (_, count), found in groupby(_rejoined(rows), key=lambda row: (row.page, len(row.cells))):
        group = list(found)
        spread = [max(lefts) - min(lefts) for lefts in zip(*([x for x, _ in row.cells] for row in group), strict=True)]
        in_columns = count > 1 and len(group) > 2 and median(spread) < 2 * group[0].em
        made += [_with_tabs(row) for row in group] if in_columns else group
    return made


def _rejoined(rows: list[Row]) -> list[Row]:
    """Rows in which the second line of a cell is put back into its cell, where rows of cells stand around it."""
    made: list[Row] = []
    for index, row in enumerate(rows):
        last = made[-1] if made else row
        near = [r for r in rows[index + 1 : index + 5] if len(r.cells) > 1 and r.page == row.page == last.page]
        among = any(len(r.cells) == len(last.cells) for r in near)
        at = next((n for n, (left, _) in enumerate(last.cells) if abs(left - row.left) < row.em), None)
        if not among or row.cells or at is None or row.right > [*(x for x, _ in last.cells[1:]), row.width][at]:
            made.append(row)
            continue
        cells = (*last.cells[:at], (last.cells[at][0], last.cells[at][1].strip() + row.text), *last.cells[at + 1 :])
        made[-1] = replace(last, cells=cells, text=" ".join(words for _, words in cells))
    return made


def _with_tabs(row: Row) -> Row:
    return replace(row, text="\t".join(text.strip() for _, text in row.cells), ruled=True)
