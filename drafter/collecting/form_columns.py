"""Which column of a table is this year's, by what stands in all its rows: no head, and no place, makes last year's numbers this
year's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drafter.collecting.form_heads import TEXT, Head
from drafter.collecting.form_values import figure_of, is_none
from drafter.model.inquiry import Ask, Column, Sheet
from drafter.zh.figures import Figure

Asked = tuple[Sequence[str], Ask]
"""A row, and what it answers."""
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百千万]")
_SAME, _NEAR, _TIMES = 0.8, 0.6, 5
"""Share of the rows that are last year's values from which a column is last year's; share that must come near them, and within how
many times, for a column to be this year's."""
_LEAST = 3
"""Rows below which a value like last year's is no evidence against a column."""


def settled(head: Head, rows: Sequence[Asked]) -> Head | None:
    """Where the columns of a table seem to stand, and its rows -> where they stand; None where nothing says for sure which is
    this year's."""
    if head.sheet is not Sheet.FIGURES:
        return head if head.told else _answers(head, rows)
    known = [(row, ask) for row, ask in rows if ask.before and Figure.parse(ask.before, bare=True)]
    if head.told:
        now = _Told(known, head.places[Column.NOW])
        return None if now.is_last_years and len(now.compared) >= _LEAST else head
    return _by_evidence(head, rows, known)


def _by_evidence(head: Head, rows: Sequence[Asked], known: Sequence[Asked]) -> Head | None:
    text = head.places[TEXT[head.sheet]]
    told = {n: _Told(known, n) for n in range(max(len(row) for row, _ in rows)) if n != text}
    last = [n for n, one in told.items() if one.is_last_years]
    if not last and len(known) < _LEAST:
        return None
    here = head.places.get(Column.BEFORE, -1)
    before = here if here in last else last[0] if last else -1
    counted = [n for n, one in told.items() if n > text and n != before and one.compared]
    near = [n for n in counted if told[n].is_near]
    if len(near) > 1 or (counted and not near) or (near and near[0] in last and len(known) >= _LEAST):
        return None
    now = near[0] if near else before + 1
    places = {Column.FIGURE: text, Column.NOW: now} | ({Column.BEFORE: before} if before >= 0 else {})
    if Column.NUMBER in head.places:
        places[Column.NUMBER] = head.places[Column.NUMBER]
    if before == text + 2:
        places[Column.SCOPE] = text + 1
    left = [n for n in told if n > text and n not in places.values() and any(_cell(row, n) for row, _ in rows)]
    return replace(head, places=places | ({Column.CAUSE: left[0]} if len(left) == 1 else {}))


def _answers(head: Head, rows: Sequence[Asked]) -> Head:
    """Promises and problems: where the column of answers is blank, the one column behind the words that is not."""
    text, answer = TEXT[head.sheet], Column.OUTCOME if head.sheet is Sheet.PROMISES else Column.REMEDY
    if any(_cell(row, head.places[answer]) for row, _ in rows):
        return head
    behind = range(head.places[text] + 1, max(len(row) for row, _ in rows))
    said = [n for n in behind if any(_cell(row, n) for row, _ in rows)]
    if not said or len(said) > len(head.places):
        return head
    places = {text: head.places[text], answer: said[0]} | ({Column.STATE: said[1]} if len(said) > 1 else {})
    return replace(head, places=places)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


@dataclass(frozen=True)
class _Told:
    """What a column says, beside last year's values."""

    rows: Sequence[Asked]
    place: int

    @property
    def compared(self) -> list[tuple[Figure, Figure]]:
        """The column's values and last year's, where it has one."""
        found = []
        for row, ask in self.rows:
            cell = _cell(row, self.place)
            last = Figure.parse(ask.before, bare=True)
            one = figure_of(cell, ask.before, reason=True).figure if _DIGIT.search(cell) and not is_none(cell) else None
            if one and last:
                found.append((one, last))
        return found

    @property
    def is_last_years(self) -> bool:
        """Whether nearly every value is last year's."""
        return self._share(lambda one, last: one.value == last.value) >= _SAME

    @property
    def is_near(self) -> bool:
        """Whether most values come near last year's."""
        return self._share(_is_near) >= _NEAR

    def _share(self, fits: Callable[[Figure, Figure], bool]) -> float:
        pairs = self.compared
        return sum(fits(*pair) for pair in pairs) / len(pairs) if pairs else 0.0


def _is_near(one: Figure, last: Figure) -> bool:
    low, high = sorted((abs(one.value), abs(last.value)))
    return high <= low * _TIMES if low else high <= _TIMES
