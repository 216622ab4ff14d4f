"""A table whose head was left behind when it was pasted -> where its columns must stand, by the words of the rows and last year's
values in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.collecting.form_heads import TEXT, Head
from drafter.collecting.form_words import Asks
from drafter.model.inquiry import Column, Sheet
from drafter.model.material import Grid

_MOST = 1000
_BEHIND = {
    Sheet.FIGURES: (Column.NOW, Column.CAUSE),
    Sheet.PROMISES: (Column.OUTCOME, Column.STATE),
    Sheet.PROBLEMS: (Column.REMEDY,),
}
"""Columns that follow, in the form, what a row asks (a figure: last year's value)."""


def inferred(grid: Grid, asks: Asks) -> Head | None:
    """A table without heads and keys -> where most of its rows that are known have their columns; None where none is."""
    found = Counter(place for row in grid.rows[:_MOST] for place in _places(row, asks))
    if not found:
        return None
    (sheet, text, before), _ = found.most_common(1)[0]
    places = {TEXT[sheet]: text, **({Column.BEFORE: before} if sheet is Sheet.FIGURES else {})}
    return Head(sheet, places | {column: before + n for n, column in enumerate(_BEHIND[sheet], start=1)}, told=False)


def _places(row: Sequence[str], asks: Asks) -> Iterator[tuple[Sheet, int, int]]:
    """Sheet, place of the words and of last year's value (of a promise or a problem the same), where a row has both word for
    word."""
    for text, cell in enumerate(row):
        for sheet in TEXT:
            for ask in asks.exact(sheet, cell):
                values = [n for n in range(text + 1, len(row)) if row[n].strip() == ask.before]
                at = (values[0] if values and ask.before else -1) if sheet is Sheet.FIGURES else text
                if at >= 0:
                    yield sheet, text, at
