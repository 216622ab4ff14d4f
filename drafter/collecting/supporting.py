"""What speaks for a match beyond its own words: last year's value beside it, other papers that say the same, its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from drafter.collecting.alike import Sought, same_value, unit_fit
from drafter.collecting.differing import swapped
from drafter.collecting.mention import Mention, Scope
from drafter.collecting.timespan import Period
from drafter.tracing.lexicon import Matrix
from drafter.tracing.model import probability

_ANCHOR = 2.6
"""Last year's value stands beside a figure: a number of three digits is hardly there by chance."""
_AGREED, _BESIDE, _GROWN = 1.2, 1.6, 1.4
"""Another paper says the same; a neighbour answers a neighbour; a count up to November comes close below."""
_FLOOR = -2.5
"""Log-odds below which a match lends nothing to others."""
_GROWTH = (0.97, 1.35)
"""How many times the count up to October or November the whole year's is."""
_DIGITS, _LARGE = 3, 1000


def supported(score: Matrix, sought: Sequence[Sought], mentions: Sequence[Mention]) -> Matrix:
    """Log-odds by words -> with what else speaks for them."""
    score = score + _anchored(sought, mentions)
    return np.asarray(
        score
        + _agreed(score, mentions)
        + _mistaken(score, mentions)
        + _grown(score, mentions)
        + _beside(score, sought, mentions),
        np.float32,
    )


def _lines(mentions: Sequence[Mention]) -> dict[tuple[str, int, int], list[int]]:
    found: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for n, one in enumerate(mentions):
        found[one.line].append(n)
    return found


def _anchored(sought: Sequence[Sought], mentions: Sequence[Mention]) -> Matrix:
    """Last year's own value told in the same row, or in the same sentence or the next, for the figure before it."""
    found = np.zeros((len(sought), len(mentions)), np.float32)
    lines = _lines(mentions)
    for n, one in enumerate(mentions):
        if one.period is not Period.BEFORE:
            continue
        fitting = _beside_of(n, mentions, lines[one.line])
        for i, asked in enumerate(sought):
            figure = asked.statistic.figure
            if not same_value(figure, one.figure) or not unit_fit(figure, one.figure, cell=one.cell):
                continue
            told = _ANCHOR * _telling(figure.value)
            for m in fitting:
                found[i, m] = max(found[i, m], told)
    return found


def _telling(value: Decimal) -> float:
    """How little a value is likely to stand somewhere by chance, up to 1: by its digits that are not 0 at the end."""
    digits = len(f"{abs(value).normalize():f}".replace(".", "").strip("0"))
    return 1.0 if abs(value) >= _LARGE else min(1.0, digits / _DIGITS)


def _beside_of(n: int, mentions: Sequence[Mention], line: Sequence[int]) -> list[int]:
    """The figures that a figure of last year is told beside: all of its row in a table; in a sentence the nearest before it in
    its unit, else the last of the sentence before, else that right after it."""
    one = mentions[n]
    if one.cell:
        return [m for m in line if m != n]
    for near in (range(n - 1, max(-1, n - 4), -1), range(n + 1, min(len(mentions), n + 2))):
        for m in near:
            other = mentions[m]
            if (
                other.facts.file != one.facts.file
                or abs(other.line[1] - one.line[1]) > 1
                or other.period in (Period.BEFORE, Period.CHANGE)
            ):
                continue
            if (unit_fit(one.figure, other.figure) or 0) >= 1:
                return [m]
    return []


def _agreed(score: Matrix, mentions: Sequence[Mention]) -> Matrix:
    """Papers that say the same of the same."""
    found = np.zeros_like(score)
    values: dict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(mentions):
        if one.comparable and abs(one.figure.value) >= 10:
            values[one.figure.value].append(n)
    for group in values.values():
        files = {mentions[n].line[:2] for n in group}
        if len(files) < 2:
            continue
        for n in group:
            others = [
                m
                for m in group
                if mentions[m].facts.file != mentions[n].facts.file
                and (unit_fit(mentions[n].figure, mentions[m].figure, cell=True) or 0) > 0
            ]
            if others:
                best = score[:, others].max(1)
                found[:, n] = np.where(best > _FLOOR, _AGREED * probability(best + 2.0), 0.0)
    return found


def _mistaken(score: Matrix, mentions: Sequence[Mention]) -> Matrix:
    """Papers that say the same but for a slip: ten times as much, digits in another order."""
    found = np.zeros_like(score)
    told = [n for n, one in enumerate(mentions) if one.comparable and abs(one.figure.value) >= 10]
    for n in told:
        others = [
            m for m in told
            if mentions[m].facts.file != mentions[n].facts.file
            and (unit_fit(mentions[n].figure, mentions[m].figure, cell=True) or 0) >= 1 and swapped(mentions[n], mentions[m])
        ]  # fmt: skip
        if others:
            best = score[:, others].max(1)
            found[:, n] = np.where(best > 0, _AGREED * probability(best), 0.0)
    return found


def _grown(score: Matrix, mentions: Sequence[Mention]) -> Matrix:
    """A whole year's figure somewhat above a count up to November that fits by its words."""
    found = np.zeros_like(score)
    cut = [
        n
        for n, one in enumerate(mentions)
        if one.period is Period.CUTOFF and one.scope is Scope.OWN and abs(one.figure.value) >= 10
    ]
    for n, one in enumerate(mentions):
        if not one.usable:
            continue
        near = [
            m for m in cut
            if _GROWTH[0] <= float(one.figure.value / mentions[m].figure.value) <= _GROWTH[1] and (unit_fit(one.figure, mentions[m].figure, cell=True) or 0) >= 0.6
        ]  # fmt: skip
        if near:
            best = score[:, near].max(1)
            found[:, n] = np.where(best > 0, _GROWN * probability(best), 0.0)
    return found


def _beside(score: Matrix, sought: Sequence[Sought], mentions: Sequence[Mention]) -> Matrix:
    """Two figures of one sentence of last year told in one sentence, or one table, of this year."""
    found = np.zeros_like(score)
    together: dict[str, list[int]] = defaultdict(list)
    for i, asked in enumerate(sought):
        together[asked.statistic.sentence].append(i)
    groups = [np.array(group) for group in _lines(mentions).values()]
    for members in together.values():
        for i in members:
            others = [j for j in members if j != i]
            if not others:
                continue
            best = score[others].max(0)
            for group in groups:
                if len(group) < 2 or mentions[group[0]].cell:
                    continue
                values = best[group]
                top = int(values.argmax())
                second = np.delete(values, top).max()
                lent = np.full(len(group), float(values[top]))
                lent[top] = float(second)
                found[i, group] = np.where(lent > _FLOOR, _BESIDE * probability(lent + 0.5), 0.0)
    return found
