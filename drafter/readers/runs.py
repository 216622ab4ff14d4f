"""What stands on a page in runs: characters up to the next wide blank, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from drafter.readers.glyphs import Glyph, apart, lines


class Run(NamedTuple):
    """Characters of one row up to the next wide blank; of a ruled table, a whole row."""

    left: float
    right: float
    base: float
    glyphs: tuple[Glyph, ...]


Rows = list[list[Run]]
"""Runs by row, from top to bottom."""


def type_size(glyphs: Sequence[Glyph]) -> float:
    """Width of most Chinese characters; 0 where there are none."""
    widths = [glyph.right - glyph.left for glyph in glyphs if glyph.char > "\u2e7f"]
    return median(widths) if widths else 0


def runs_of(glyphs: Sequence[Glyph]) -> Iterator[Run]:
    """Characters in any order -> their runs, line by line."""
    for line in lines([glyph for glyph in glyphs if not glyph.char.isspace()]):
        yield from map(run_of, apart(line))


def run_of(glyphs: Sequence[Glyph]) -> Run:
    """Characters that belong together -> their run."""
    return Run(
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        median(glyph.base for glyph in glyphs),
        tuple(glyphs),
    )


def in_rows(runs: Sequence[Run]) -> Rows:
    """Runs -> those side by side, from the left, row by row."""
    ordered = sorted(runs, key=lambda run: run.base)
    made: Rows = [ordered[:1]] if ordered else []
    reach = 0.4 * median([run.glyphs[0].right - run.glyphs[0].left for run in ordered] or [0])
    for run in ordered[1:]:
        if run.base - made[-1][0].base > reach:
            made.append([])
        made[-1].append(run)
    return [sorted(row) for row in made]
