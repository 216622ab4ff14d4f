"""A page of a gazette or bulletin -> its parts in reading order: what runs across, and column after column.

A gutter is told by what stands beside it: lines of prose that fill their column on both sides, row after row. Cells of a
table are short, or stand between drawn lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from drafter.readers.glyphs import Glyph, Page, lines
from drafter.readers.ruled import by_cell

_CLEAR, _TOUCH = 0.8, 0.05
"""In characters: how wide a gutter is at least; how far the left edge of a column may reach into it."""
_NARROWEST = 8.0
"""Characters that a column of prose has on a line at least."""
_ROWS = 4
"""Rows from which a stretch of columns is seen; fewer where the gutter is known from elsewhere on the page."""
_FEW = 2
_FULL, _SHARE = 1.6, 0.5
"""Characters that a full line may fall short of its column; the share of lines that are full."""
_DEEPEST = 3
"""How often a column is looked through for columns within it: four stand side by side at most."""


@dataclass(frozen=True)
class _Run:
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
    loose = list(_runs(page.glyphs, em))
    if page.side.picture or not em or not _lefts(_rows(loose), em):
        return [page]
    inside, outside = by_cell(page)
    tables = [_run([glyph for cell in row for glyph in cell]) for row in inside]
    whole = _rows([*(_runs(outside, em) if inside else loose), *tables])
    found = _read(whole, em, _DEEPEST)
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


def _runs(glyphs: Sequence[Glyph], em: float) -> Iterator[_Run]:
    for line in lines([glyph for glyph in glyphs if not glyph.char.isspace()]):
        run = [line[0]]
        for glyph in line[1:]:
            if glyph.left - max(g.right for g in run[-2:]) > _CLEAR * em:
                yield _run(run)
                run = []
            run.append(glyph)
        yield _run(run)


def _run(glyphs: Sequence[Glyph]) -> _Run:
    return _Run(
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        median(glyph.base for glyph in glyphs),
        tuple(glyphs),
    )


def _rows(runs: Sequence[_Run]) -> _Rows:
    """Runs -> those side by side, row by row."""
    ordered = sorted(runs, key=lambda run: run.base)
    if not ordered:
        return []
    reach = 0.4 * median(run.glyphs[0].right - run.glyphs[0].left for run in ordered)
    made: _Rows = [[ordered[0]]]
    for run in ordered[1:]:
        if run.base - made[-1][0].base > reach:
            made.append([])
        made[-1].append(run)
    return made


def _lefts(rows: _Rows, em: float) -> list[float]:
    """Where columns may begin: what several runs begin at, and none of the page's first column."""
    starts = sorted(run.left for row in rows for run in row)
    bins = Counter(round(2 * left / em) for left in starts)
    margin = starts[0] + _NARROWEST * em if starts else 0
    often = sorted(place for place, count in bins.items() if count >= _ROWS)
    return [min(left for left in starts if round(2 * left / em) == place) for place in often if place * em / 2 > margin]


def _read(rows: _Rows, em: float, depth: int) -> list[tuple[int, _Rows]]:
    """Rows of a page or column -> (0 or the place of a column, its rows) of each part, in reading order."""
    best: list[tuple[bool, _Rows]] = []
    gutter, most = 0.0, 0
    for left in _lefts(rows, em) if depth else ():
        at = left - (_CLEAR / 2 + _TOUCH) * em
        stretches = _stretches(rows, at, em)
        count = sum(len(stretch) for parted, stretch in stretches if parted)
        if count > most:
            best, gutter, most = stretches, at, count
    if not most:
        return [(0, rows)]
    made: list[tuple[int, _Rows]] = []
    for parted, stretch in best:
        if not parted:
            made.append((0, stretch))
            continue
        for beyond in (False, True):
            side = _side(stretch, gutter, beyond=beyond)
            place = 1 + round(min(run.left for row in side for run in row) / (2 * em))
            made += [(deeper or place, part) for deeper, part in _read(side, em, depth - 1)]
    return made


def _stretches(rows: _Rows, gutter: float, em: float) -> list[tuple[bool, _Rows]]:
    """Rows -> (whether they stand in columns beside the gutter, the rows) of each stretch; none where no stretch does."""
    found = [(crossed, list(group)) for crossed, group in groupby(rows, key=lambda row: _crosses(row, gutter, em))]
    if not any(not crossed and _is_prose(group, gutter, em, _ROWS) for crossed, group in found):
        return []
    made: list[tuple[bool, _Rows]] = []
    for crossed, group in found:
        parted = not crossed and _is_prose(group, gutter, em, _FEW)
        alone = int(parted and bool(made) and _ends_across(group, gutter, em))
        for columns, stretch in ((False, group[:alone]), (parted, group[alone:])):
            if made and not columns and not made[-1][0]:
                made[-1][1].extend(stretch)
            elif stretch:
                made.append((columns, stretch))
    return made


def _ends_across(rows: _Rows, gutter: float, em: float) -> bool:
    """Whether the first row is a short last line of what runs across above: nothing stands beside it."""
    beyond = min(run.base for row in rows for run in row if run.left > gutter)
    return beyond - rows[0][0].base > em


def _crosses(row: list[_Run], gutter: float, em: float) -> bool:
    half = _CLEAR / 2 * em
    return any(run.left < gutter + half - _TOUCH * em and run.right > gutter - half for run in row)


def _side(rows: _Rows, gutter: float, *, beyond: bool) -> _Rows:
    """What of some rows stands on one side of a gutter."""
    sides = ([run for run in row if (run.left > gutter) is beyond] for row in rows)
    return [row for row in sides if row]


def _is_prose(rows: _Rows, gutter: float, em: float, least: int) -> bool:
    """Whether at least so many lines on both sides of a gutter mostly fill their column, and are no cells."""
    for beyond in (False, True):
        side = _side(rows, gutter, beyond=beyond)
        rights = sorted(max(run.right for run in row) for row in side)
        if len(side) < least or rights[-1] - min(row[0].left for row in side) < _NARROWEST * em:
            return False
        edge = rights[-1 - len(rights) // 10]
        if sum(right > edge - _FULL * em for right in rights) < _SHARE * len(rights):
            return False
    return True
