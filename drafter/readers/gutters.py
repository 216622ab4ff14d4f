"""A page of a gazette or bulletin -> its parts in reading order: what runs across, and column after column.

A gutter is told by what stands beside it: lines of prose that fill their column on both sides, row after row. Cells of a
table are short, or stand between drawn lines.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from drafter.readers.glyphs import Page
from drafter.readers.ruled import by_cell
from drafter.readers.runs import Rows, Run, in_rows, run_of, runs_of, type_size

_CLEAR, _TOUCH = 0.8, 0.05
"""In characters: how wide a gutter is at least; how far the left edge of a column may reach into it."""
_NARROWEST = 8.0
"""Characters that a column of prose has on a line at least."""
_ROWS = 4
"""Rows from which a stretch of columns is seen; fewer where the gutter is known from elsewhere on the page."""
_FEW = 2
_MOST = 30
"""Places where columns may begin that are tried; four columns have eight with their indents."""
_FULL, _SHARE, _LEAST_SHARE = 1.6, 0.5, 0.3
"""Characters that a full line may fall short of its column; the share of lines that are full, and of those on one side."""
_APART, _LARGER = 1.2, 1.15
"""Characters by which a heading stands apart from all rows above and below; how much larger its print is."""
_FAR = 2.5
"""Characters from which a page's header stands apart from its text."""
_DEEP = 2.5
"""Characters by which the first line of a paragraph is set in at most."""


def parts(page: Page, known: Sequence[float] = ()) -> list[Page]:
    """A page, and where columns begin on others -> the parts it is read in, each a page with its characters."""
    em, rows = _laid(page, known)
    lefts = dict.fromkeys(known, _FEW) | dict.fromkeys(_lefts(rows, em), _ROWS)
    found = _read(rows, em, lefts) if rows and lefts else []
    if len(found) < 2:
        return [page]
    return [
        replace(
            page,
            side=replace(page.side, half=place),
            glyphs=tuple(g for row in part for run in row for g in run.glyphs),
        )
        for place, part in found
    ]


def columns(pages: Sequence[Page]) -> list[float]:
    """Pages -> where, in points from the left, columns of prose begin on them; short ones of other pages begin there too."""
    found: set[float] = set()
    for page in pages:
        em, rows = _laid(page)
        found |= {left for left in _lefts(rows, em) if _stretches(rows, _gutter(left, em), em, _ROWS)}
    return sorted(found)


def _laid(page: Page, known: Sequence[float] = ()) -> tuple[float, Rows]:
    """A page -> the size of its print, and its rows; none where no column may begin on it."""
    em = type_size(page.glyphs)
    loose = list(runs_of(page.glyphs)) if em and not page.side.half else []
    if not loose or not (known or _lefts(in_rows(loose), em)):
        return em, []
    inside, outside = by_cell(page)
    tables = [run_of([glyph for cell in row for glyph in cell]) for row in inside]
    return em, in_rows([*(runs_of(outside) if inside else loose), *tables])


def _lefts(rows: Rows, em: float) -> list[float]:
    """Where columns may begin: what several runs begin at, and none of the page's first column."""
    starts = sorted(run.left for row in rows for run in row)
    bins = Counter(round(2 * left / em) for left in starts)
    margin = starts[0] + _NARROWEST * em if starts else 0
    often = sorted(place for place, count in bins.items() if count >= _ROWS)[:_MOST]
    edges = [place * em / 2 for place in often]
    return [min(left for left in starts if abs(left - edge) <= em / 2) for edge in edges if edge > margin]


def _read(rows: Rows, em: float, lefts: Mapping[float, int]) -> list[tuple[int, Rows]]:
    """Rows of a page or column, and where columns may begin, with the lines it takes to see one -> (0 or the place of a
    column, its rows) of each part."""
    tried = {left: _stretches(rows, _gutter(left, em), em, least) for left, least in lefts.items()}
    seen = {left: sum(len(stretch) for parted, stretch in found if parted) for left, found in tried.items() if found}
    if not seen:
        return [(0, rows)]
    best = max(seen, key=lambda left: seen[left])
    made: list[tuple[int, Rows]] = []
    for parted, stretch in tried[best]:
        for beyond in (False, True) if parted else ():
            side = _side(stretch, _gutter(best, em), beyond=beyond)
            place = 2 + round(min(run.left for row in side for run in row) / (2 * em))
            within = {left: _FEW for left in seen if abs(left - best) > em and (left > best) is beyond}
            made += [(deeper or place, part) for deeper, part in _read(side, em, within)]
        made += [] if parted else [(0, stretch)]
    return made


def _gutter(left: float, em: float) -> float:
    """The middle of the gutter before a column that begins there."""
    return left - (_CLEAR / 2 + _TOUCH) * em


def _stretches(rows: Rows, gutter: float, em: float, least: int) -> list[tuple[bool, Rows]]:
    """Rows -> (whether they stand in columns beside the gutter, the rows) of each stretch; none where none so long does."""
    across = {id(row) for row in (*_headlines(rows, em), *_margins(rows, em))}
    parts = groupby(rows, key=lambda row: id(row) in across or _crosses(row, gutter, em))
    found = [(crossed, list(group)) for crossed, group in parts]
    if not any(not crossed and _is_prose(group, gutter, em, least) for crossed, group in found):
        return []
    made: list[tuple[bool, Rows]] = []
    for crossed, group in found:
        parted = not crossed and (_is_prose(group, gutter, em, _FEW) or _keeps_to(group, gutter, em))
        alone = int(parted and bool(made) and _ends_across(group, gutter, em))
        for columns, stretch in ((False, group[:alone]), (parted, group[alone:])):
            if made and not columns and not made[-1][0]:
                made[-1][1].extend(stretch)
            elif stretch:
                made.append((columns, stretch))
    return made


def _keeps_to(rows: Rows, gutter: float, em: float) -> bool:
    """Whether, beside a gutter that is known, lines on the far side begin at its edge, as headings and short lines do too."""
    far = [row[0].left - gutter for row in _side(rows, gutter, beyond=True)]
    near = [run for row in _side(rows, gutter, beyond=False) for run in row]
    return bool(far and near) and max(far) < (_CLEAR + _DEEP) * em and all(len(row) < 3 for row in rows)


def _ends_across(rows: Rows, gutter: float, em: float) -> bool:
    """Whether the first row is a short last line of what runs across above: nothing stands beside it."""
    beyond = min(run.base for row in rows for run in row if run.left > gutter)
    return beyond - rows[0][0].base > em


def _headlines(rows: Rows, em: float) -> Iterator[list[Run]]:
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


def _margins(rows: Rows, em: float) -> Iterator[list[Run]]:
    """The first row and the last, where they stand far from the others: what runs along the edges of a page."""
    for edge, inner in ((rows[:1], rows[1:2]), (rows[-1:], rows[-2:-1])):
        if edge and inner and abs(edge[0][0].base - inner[0][0].base) > _FAR * em:
            yield edge[0]


def _crosses(row: list[Run], gutter: float, em: float) -> bool:
    half = _CLEAR / 2 * em
    return any(run.left < gutter + half - _TOUCH * em and run.right > gutter - half for run in row)


def _side(rows: Rows, gutter: float, *, beyond: bool) -> Rows:
    """What of some rows stands on one side of a gutter."""
    sides = ([run for run in row if (run.left > gutter) is beyond] for row in rows)
    return [row for row in sides if row]


def _is_prose(rows: Rows, gutter: float, em: float, least: int) -> bool:
    """Whether at least so many lines right beside a gutter mostly fill their columns, and are no cells."""
    shares = []
    for beyond in (False, True):
        side = [row[0 if beyond else -1] for row in _side(rows, gutter, beyond=beyond)]
        rights = sorted(run.right for run in side)
        if len(side) < least or rights[-1] - min(run.left for run in side) < _NARROWEST * em:
            return False
        edge = rights[-1 - len(rights) // 10] - _FULL * em
        shares.append(sum(right > edge for right in rights) / len(rights))
    return min(shares) >= _LEAST_SHARE and sum(shares) >= 2 * _SHARE
