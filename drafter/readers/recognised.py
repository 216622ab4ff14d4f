"""Lines of print as recognised -> rows of pages, as a PDF has them: measured in points, one margin below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from drafter.readers.glyphs import Glyph, Page, Side, spread, units
from drafter.readers.recognition import Print, Reading
from drafter.readers.text_rows import Row, rows

_READ, _UNSURE = 0.5, 0.9
"""Confidence under which a line is left out, and under which it is a doubt."""
_USUAL = 16.0
"""Points of the type of official documents: to this the print of a picture is measured, whatever its pixels."""
_BLANK = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_ZERO = re.compile("(?<=[〇一二三四五六七八九])○{1,2}|○{1,2}(?=[〇一二三四五六七八九])")
_WIDE = str.maketrans("()", "（）")
_FEW = 8
"""Lines from which a page shows where its left margin is."""
_FILLED = 0.6
"""Share of half a sheet that lines of text fill; cells of a table do not."""
_LONG = 6.0
"""Characters from which a line shows the size of its type; frames of shorter ones are too wide."""
_OPENING, _CLOSING, _HALF = "（《“‘【", "，。；：、！？）》”’】", 0.5
"""Marks that are printed in one half of their square: frames hold the ink, not the blank half."""
_SAME, _SHORT = (0.7, 1.24), 1.6
"""Sizes over the usual one that are the usual one, measured a little off; up to where in short lines."""


@dataclass(frozen=True)
class Recognised:
    """A page as recognised: its rows, its unsure lines (where their middle is, their words), how many were too faint."""

    number: int
    rows: tuple[Row, ...]
    unsure: tuple[tuple[float, str], ...]
    faint: int


def set_in_rows(readings: Sequence[tuple[int, Reading]]) -> list[Recognised]:
    """Pages by number and what was read on them -> their rows, left margins one below the other: no two sheets lie alike."""
    halves = [(number, at, half) for number, reading in readings for at, half in enumerate(_halves(reading))]
    lefts = [_left(half) for _, _, half in halves]
    usual = median([left for left in lefts if left is not None] or [0.0])
    return [
        _page(half, (number, at), usual if left is None else left)
        for (number, at, half), left in zip(halves, lefts, strict=True)
    ]


def _legible(line: Print) -> bool:
    return line.score >= _READ


def _halves(reading: Reading) -> tuple[Reading, ...]:
    """A sheet with two pages or columns of text side by side -> each by itself; others as they are."""
    lines = _legible_lines(reading)
    start = min((line.x for line in lines), default=0.0)
    half = (max((line.x + line.width for line in lines), default=0.0) - start) / 2
    middle = start + half
    across = [line for line in lines if line.x <= middle <= line.x + line.width]
    left, right = ([line for line in lines if (line.x > middle) is beyond] for beyond in (False, True))
    if across or min(len(left), len(right)) < _FEW:
        return (reading,)
    if min(median(line.width for line in side) for side in (left, right)) < _FILLED * half:
        return (reading,)
    return tuple(
        replace(reading, lines=tuple(line for line in reading.lines if (line.x > middle) is beyond))
        for beyond in (False, True)
    )


def _page(reading: Reading, place: tuple[int, int], left: float) -> Recognised:
    """What was read on one page, or half a sheet -> its rows, from so many points of the left on, and its unsure lines.

    place: the page's number, and which half it is.
    """
    lines, usual = _legible_lines(reading), _type(reading)
    scale = _USUAL / usual
    glyphs: list[Glyph] = []
    unsure = []
    for line in lines:
        text, share = _tidied(line.text), _size(line) / usual
        long = units(line.text) >= _LONG
        size = _USUAL if _SAME[0] < share < (_SAME[1] if long else _SHORT) else _USUAL * share
        base = line.y * scale + size / 2
        before, after = (_HALF * size if marks else 0.0 for marks in (text[0] in _OPENING, text[-1] in _CLOSING))
        glyphs += spread(text, line.x * scale - left - before, base, line.width * scale + before + after, size)
        if line.score < _UNSURE:
            unsure.append((base, text))
    page = Page(Side(place[0], 0, reading.height * scale, picture=True, half=place[1]), tuple(glyphs))
    faint = sum(any(map(str.isalnum, line.text)) for line in reading.lines if not _legible(line))
    return Recognised(place[0], tuple(rows(page)), tuple(unsure), faint)


def _legible_lines(reading: Reading) -> list[Print]:
    return [line for line in reading.lines if _legible(line)]


def _type(reading: Reading) -> float:
    """Size of the type of a page, in pixels."""
    lines = _legible_lines(reading)
    sizes = [_size(line) for line in lines if units(line.text) >= _LONG] or [_size(line) for line in lines]
    return max(1.0, median(sizes)) if sizes else 1.0


def _size(line: Print) -> float:
    """Size of the type of a line: its length over its characters, less where the frame is lower than that."""
    return min(line.width / units(line.text), line.height)


def _tidied(text: str) -> str:
    """Words as recognised -> without blanks beside Chinese characters, brackets in Chinese words full-width, a circle among
    Chinese digits the zero it is."""
    text = _ZERO.sub(lambda found: "〇" * len(found[0]), _BLANK.sub("", text))
    return text if text.isascii() else text.translate(_WIDE)


def _left(reading: Reading) -> float | None:
    """Where a page's lines start, in points; None where it has too few to tell."""
    starts = sorted(line.x for line in _legible_lines(reading) if units(line.text) > _LONG)
    return starts[len(starts) // 10] * _USUAL / _type(reading) if len(starts) >= _FEW else None
