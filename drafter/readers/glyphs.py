"""Characters where they stand on a page: what PDF, OFD and recognised pictures have in common."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

_GAP = 0.8
"""Blank, in widths of the characters beside it, that parts what is read together."""


class Glyph(NamedTuple):
    """A character with its left and right edge and its baseline, in points from the top left of the page; which font of
    the file it is in, by a number."""

    left: float
    right: float
    base: float
    char: str
    font: int = 0


class Rule(NamedTuple):
    """A line drawn on the page, flat or upright, in points from its top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Side:
    """A page, or half of a sheet on which two stand, or a column: its number from 1, its size in points.

    A picture of a page was put on the glass by hand: its lines are only roughly in their places. half: 0 for what runs
    across, 1 for the right half of a sheet, more for a column.
    """

    number: int
    width: float
    height: float
    picture: bool = False
    half: int = 0


@dataclass(frozen=True)
class Page:
    """What stands on a page: characters in any order, drawn lines."""

    side: Side
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()


def units(text: str) -> float:
    """Width of words in Chinese characters: Latin letters and digits take half."""
    return sum(0.5 if char < "\u2010" else 1.0 for char in text)


def spread(text: str, left: float, base: float, width: float, size: float) -> Iterator[Glyph]:
    """Words printed from left over a width, in type of a size -> their characters, each in its share."""
    step = width / (units(text) or 1)
    for char in text:
        share = units(char)
        yield Glyph(left, left + (size if share == 1 else step * share), base, char)
        left += step * share


def lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
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


def apart(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters on one line -> those that stand together, with no blank of a character's width between them."""
    run = [line[0]]
    for before, glyph in pairwise(line):
        if glyph.left - before.right > _GAP * max(before.right - before.left, glyph.right - glyph.left):
            yield run
            run = []
        run.append(glyph)
    yield run
