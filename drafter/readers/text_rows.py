"""Characters with their places -> rows of print from top to bottom, cells of ruled tables parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from drafter.readers.glyphs import Glyph, Page, Side, lines
from drafter.readers.gutters import parts
from drafter.readers.ruled import by_cell

_BLANK, _WORD = 1.6, 0.5
"""Blank, in widths of a character, that parts two cells wherever it stands; that parts them where a column begins."""
_LEAST = 0.5
"""Points a Chinese character is wide at least; what a file says is smaller no printer prints."""
_TWICE = 0.3
"""Widths of a character by which the same character is moved to print it bold."""


@dataclass(frozen=True)
class Cell:
    """Words of a row up to the next blank, and where they begin and end."""

    left: float
    right: float
    text: str


@dataclass(frozen=True)
class Row:
    """A row of print, in points from the top left of its page; em is the width of one Chinese character.

    Its words are parted by every blank a column could begin after, its cells by wide ones; a row of a ruled table has
    its cells parted by tabs.
    """

    side: Side
    left: float
    right: float
    base: float
    em: float
    text: str
    words: tuple[Cell, ...] = ()
    cells: tuple[Cell, ...] = ()
    ruled: bool = False


def rows(page: Page, known: Sequence[float] = ()) -> list[Row]:
    """What stands on a page -> its rows from top to bottom, column after column; known: where columns begin on others."""
    return [row for part in parts(page, known) for row in _rows(part)]


def _rows(page: Page) -> list[Row]:
    inside, outside = by_cell(page)
    made = [_ruled(cells, page.side) for cells in inside]
    made += [_row(line, page.side) for line in lines(outside)]
    return sorted((row for row in made if row.text), key=lambda row: row.base)


def _row(line: list[Glyph], side: Side) -> Row:
    """Glyphs of one line -> Row."""
    inked = [glyph for glyph in line if not glyph.char.isspace()] or line
    wide = [g.right - g.left for g in inked if g.char > "\u2e7f"]
    em = max(_LEAST, median(wide) if wide else 2 * median(g.right - g.left for g in inked))
    words = tuple(_words(line, em))
    cells = joined(words, [after.left - word.right > _BLANK * em for word, after in pairwise(words)])
    text = " ".join(cell.text.strip() for cell in cells).strip()
    last = " " if line[-1].char.isspace() else ""
    where = (inked[0].left, max(glyph.right for glyph in inked), median(g.base for g in inked))
    return Row(side, *where, em, text + last if text else "", words, cells)


def joined(words: Sequence[Cell], begun: Sequence[bool]) -> tuple[Cell, ...]:
    """Words of a row, and for each but the first whether a cell begins with it -> its cells."""
    cells = list(words[:1])
    for word, begins in zip(words[1:], begun, strict=True):
        if begins:
            cells.append(word)
        else:
            apart = " " * (_latin(cells[-1].text[-1]) and _latin(word.text[0]))
            cells[-1] = Cell(cells[-1].left, word.right, cells[-1].text + apart + word.text)
    return tuple(cells)


def _words(line: list[Glyph], em: float) -> Iterator[Cell]:
    """Glyphs of one line -> what blanks part; what was printed twice to be bold is there once."""
    word, before = "", line[0]
    left = before.left
    for glyph in line:
        same = glyph.char == before.char and glyph is not before and glyph.left - before.left < _TWICE * em
        if same and glyph.right > glyph.left and glyph.char > "\u2e7f":
            continue
        gap = glyph.left - before.right
        if glyph.char.isspace() and (not word.strip() or gap > em):
            continue
        if not word:
            left = glyph.left
        elif not glyph.char.isspace() and gap > _WORD * em:
            yield Cell(left, before.right, word)
            word, left = "", glyph.left
        apart = word and gap > 0.2 * em and _latin(before.char) and _latin(glyph.char)
        word += " " * bool(apart) + glyph.char
        before = glyph
    if word.strip():
        yield Cell(left, before.right, word)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _ruled(cells: list[list[Glyph]], side: Side) -> Row:
    """Glyphs of one table row by cell -> Row whose text parts the cells with tabs."""
    parts = [[_row(line, side) for line in lines(cell)] for cell in cells]
    words = ["".join(row.text.strip() for row in cell) for cell in parts]
    rows = [row for cell in parts for row in cell]
    where = (min(r.left for r in rows), max(r.right for r in rows), min(r.base for r in rows))
    return Row(side, *where, median(r.em for r in rows), "\t".join(words), ruled=True)
