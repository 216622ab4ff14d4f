"""A page of a gazette or bulletin -> its parts in reading order: what runs across, and column after column.

A gutter is told by what stands beside it: lines of prose that fill their column on both sides, row after row. Cells of a
table are short, or stand between drawn lines.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import NamedTuple

from drafter.readers.glyphs import Glyph, Page, apart, lines
from drafter.readers.ruled import by_cell

_CLEAR, _TOUCH = 0.8, 0.05
"""In characters: how wide a gutter is at least; how far the left edge of a column may reach into it."""
_NARROWEST = 8.0
"""Characters that a column of prose has on a line at least."""
_ROWS = 4
"""Rows from which a stretch of columns is seen; fewer where the gutter is known from elsewhere on the page."""
_FEW = 2
_MOST = 30
"""Places where columns may begin that are tried; four columns have eight with their indents."""
_FULL, _SHARE = 1.6, 0.5
"""Characters that a full line may fall short of its column; the share of lines that are full."""
_APART, _LARGER = 1.2, 1.15
"""Characters by which a heading stands apart from all rows above and below; how much larger its print is."""
_DEEP = 2.5
"""Characters by which the first line of a paragraph is set in at most."""


class _Run(NamedTuple):
    """Characters of one row up to the next wide blank; of a ruled table, a whole row."""

    left: float
    right: float
    base: float
    glyphs: tuple[Glyph, ...]


_Rows = list[list[_Run]]
"""Runs by row, from top to bottom."""


def parts(page: Page) -> list[Page]:
    """A page -> the parts it is read in, each a page with its characters; one where it is set in one column."""
    em = _type(page.glyphs)
    loose = list(_runs(page.glyphs))
    if page.side.picture or not em or not _lefts(_rows(loose), em):
        return [page]
    inside, outside = by_cell(page)
    tables = [_run([glyph for cell in row for glyph in cell]) for row in inside]
    whole = _rows([*(_runs(outside) if inside else loose), *tables])
    found = _read(whole, em, _lefts(whole, em))
    if len(found) < 2:
        return [page]
    return [
        replace(
            page,
            side=replace(page.side, half=place),
            glyphs=tuple(g for row in rows for run in row for g in run.glyphs),
        )
        for place, rows in found
    ]


def _type(glyphs: Sequence[Glyph]) -> float:
    """Width of most Chinese characters; 0 where there are none."""
    widths = [glyph.right - glyph.left for glyph in glyphs if glyph.char > "\u2e7f"]
    return median(widths) if widths else 0


def _runs(glyphs: Sequence[Glyph]) -> Iterator[_Run]:
    for line in lines([glyph for glyph in glyphs if not glyph.char.isspace()]):
        yield from map(_run, apart(line))


def _run(glyphs: Sequence[Glyph]) -> _Run:
    return _Run(
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        median(glyph.base for glyph in glyphs),
        tuple(glyphs),
    )


def _rows(runs: Sequence[_Run]) -> _Rows:
    """Runs -> those side by side, from the left, row by row."""
    ordered = sorted(runs, key=lambda run: run.base)
    made: _Rows = [ordered[:1]] if ordered else []
    reach = 0.4 * median([run.glyphs[0].right - run.glyphs[0].left for run in ordered] or [0])
    for run in ordered[1:]:
        if run.base - made[-1][0].base > reach:
            made.append([])
        made[-1].append(run)
    return [sorted(row) for row in made]


def _lefts(rows: _Rows, em: float) -> list[float]:
    """Where columns may begin: what several runs begin at, and none of the page's first column."""
    starts = sorted(run.left for row in rows for run in row)
    bins = Counter(round(2 * left / em) for left in starts)
    margin = starts[0] + _NARROWEST * em if starts else 0
    often = sorted(place for place, count in bins.items() if count >= _ROWS)[:_MOST]
    return [min(left for left in starts if round(2 * left / em) == place) for place in often if place * em / 2 > margin]


def _read(rows: _Rows, em: float, lefts: Sequence[float], least: int = _ROWS) -> list[tuple[int, _Rows]]:
    """Rows of a page or column, and where columns may begin -> (0 or the place of a column, its rows) of each part."""
    tried = {left: _stretches(rows, _gutter(left, em), em, least) for left in lefts}
    seen = {left: sum(len(stretch) for parted, stretch in found if parted) for left, found in tried.items() if found}
    if not seen:
        return [(0, rows)]
    best = max(seen, key=lambda left: seen[left])
    made: list[tuple[int, _Rows]] = []
    for parted, stretch in tried[best]:
        for beyond in (False, True) if parted else ():
            side = _side(stretch, _gutter(best, em), beyond=beyond)
            place = 1 + round(min(run.left for row in side for run in row) / (2 * em))
            within = [left for left in seen if left != best and (left > best) is beyond]
            made += [(deeper or place, part) for deeper, part in _read(side, em, within, _FEW)]
        made += [] if parted else [(0, stretch)]
    return made


def _gutter(left: float, em: float) -> float:
    """The middle of the gutter before a column that begins there."""
    return left - (_CLEAR / 2 + _TOUCH) * em


def _stretches(rows: _Rows, gutter: float, em: float, least: int) -> list[tuple[bool, _Rows]]:
    """Rows -> (whether they stand in columns beside the gutter, the rows) of each stretch; none where none so long does."""
    across = {id(row) for row in _headlines(rows, em)}
    parts = groupby(rows, key=lambda row: id(row) in across or _crosses(row, gutter, em))
    found = [(crossed, list(group)) for crossed, group in parts]
    if not any(not crossed and _is_prose(group, gutter, em, least) for crossed, group in found):
        return []
    made: list[tuple[bool, _Rows]] = []
    for crossed, group in found:
        parted = not crossed and (_is_prose(group, gutter, em, _FEW) or _keeps_to(group, gutter, em))
        alone = int(parted and bool(made) and _ends_across(group, gutter, em))
        for columns, stretch in ((False, group[:alone]), (parted, group[alone:])):
            if made and not columns and not made[-1][0]:
                made[-1][1].extend(stretch)
            elif stretch:
                made.append((columns, stretch))
    return made


def _keeps_to(rows: _Rows, gutter: float, em: float) -> bool:
    """Whether, beside a gutter that is known, lines on the far side begin at its edge, as headings and short lines do too."""
    far = [row[0].left - gutter for row in _side(rows, gutter, beyond=True)]
    near = [run for row in _side(rows, gutter, beyond=False) for run in row]
    return bool(far and near) and max(far) < (_CLEAR + _DEEP) * em and all(len(row) < 3 for row in rows)


def _ends_across(rows: _Rows, gutter: float, em: float) -> bool:
    """Whether the first row is a short last line of what runs across above: nothing stands beside it."""
    beyond = min(run.base for row in rows for run in row if run.left > gutter)
    return beyond - rows[0][0].base > em


def _headlines(rows: _Rows, em: float) -> Iterator[list[_Run]]:
    """Rows that stand alone in the middle, in larger print or well apart: headings of what is below, however short."""
    middle = (min(row[0].left for row in rows) + max(row[-1].right for row in rows)) / 2
    bases = [-math.inf, *(row[0].base for row in rows), math.inf]
    for above, row, below in zip(bases, rows, bases[2:], strict=False):
        run = row[0]
        apart = min(run.base - above, below - run.base)
        size = median(glyph.right - glyph.left for glyph in run.glyphs)
        centred = len(row) == 1 and abs((run.left + run.right) / 2 - middle) < em
        if centred and apart > _APART * em and (size > _LARGER * em or apart > 2 * _APART * em):
            yield row


def _crosses(row: list[_Run], gutter: float, em: float) -> bool:
    half = _CLEAR / 2 * em
    return any(run.left < gutter + half - _TOUCH * em and run.right > gutter - half for run in row)


def _side(rows: _Rows, gutter: float, *, beyond: bool) -> _Rows:
    """What of some rows stands on one side of a gutter."""
    sides = ([run for run in row if (run.left > gutter) is beyond] for row in rows)
    return [row for row in sides if row]


def _is_prose(rows: _Rows, gutter: float, em: float, least: int) -> bool:
    """Whether at least so many lines right beside a gutter mostly fill their columns, and are no cells."""
    for beyond in (False, True):
        side = [row[0 if beyond else -1] for row in _side(rows, gutter, beyond=beyond)]
        rights = sorted(run.right for run in side)
        if len(side) < least or rights[-1] - min(run.left for run in side) < _NARROWEST * em:
            return False
        edge = rights[-1 - len(rights) // 10]
        if sum(right > edge - _FULL * em for right in rights) < _SHARE * len(rights):
            return False
    return True
