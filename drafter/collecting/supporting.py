"""What speaks for a match beyond its own words: last year's value beside it, other papers that say the same, its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

import numpy as np

from drafter.collecting.alike import Sought, same_value, unit_fit
from drafter.collecting.differing import swapped
from drafter.collecting.mention import Mention
from drafter.collecting.timespan import Period
from drafter.tracing.model import probability
from drafter.zh import units
from drafter.zh.lexicon import Matrix

_ANCHOR = 2.6
"""Last year's value stands beside a figure: a number of three digits is hardly there by chance."""
_AGREED, _BESIDE, _GROWN = 1.2, 1.6, 1.4
"""Another paper says the same; a neighbour answers a neighbour; a count up to November comes close below."""
_FLOOR = -2.5
"""Log-odds below which a match lends nothing to others."""
_GROWTH = (0.97, 1.35)
"""How many times the count up to October or November the whole year's is."""
_DIGITS, _LARGE = 3, 1000
_FEW, _CROWD = 10, 60
"""Below so much two figures may be the same by chance; of so many that are the same none says anything of another."""
_EASE, _NEARLY, _CLOSE_UNIT = 2.0, 0.6, 0.75


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


def recalls(asked: Sought, one: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether last year's own value, of three digits or more, stands beside a figure: 695本（上年为842册）."""
    figure = asked.statistic.figure
    return _telling(figure.value) >= 1 and any(
        other.line == one.line
        and other.period is Period.BEFORE
        and same_value(other.figure, figure)
        and units.same(other.figure.unit, figure.unit)
        for other in mentions
    )


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
            if (unit_fit(one.figure, other.figure) or 0) >= _CLOSE_UNIT:
                return [m]
    return []


def _agreed(score: Matrix, mentions: Sequence[Mention]) -> Matrix:
    """Papers that say the same of the same."""
    values: dict[object, list[int]] = defaultdict(list)
    for n in _telling_ones(mentions):
        values[mentions[n].figure.value].append(n)
    return _lent(score, mentions, values.values(), _FLOOR, lambda one, other: True)


def _mistaken(score: Matrix, mentions: Sequence[Mention]) -> Matrix:
    """Papers that say the same but for a slip: digits in another order."""
    digits: dict[object, list[int]] = defaultdict(list)
    for n in _telling_ones(mentions):
        digits["".join(sorted(filter(str.isdecimal, mentions[n].shown)))].append(n)
    return _lent(score, mentions, digits.values(), 0.0, swapped)


def _telling_ones(mentions: Sequence[Mention]) -> Iterator[int]:
    """Places of figures that are hardly the same by chance."""
    return (n for n, one in enumerate(mentions) if one.comparable and abs(one.figure.value) >= _FEW)


def _lent(
    score: Matrix,
    mentions: Sequence[Mention],
    groups: Iterable[list[int]],
    floor: float,
    fits: Callable[[Mention, Mention], bool],
) -> Matrix:
    """What figures of a group lend each other, where they stand in different papers and fit."""
    found = np.zeros_like(score)
    for group in groups:
        if len({mentions[n].facts.file for n in group}) < 2 or len(group) > _CROWD:
            continue
        for n in group:
            one = mentions[n]
            others = [
                m for m in group
                if mentions[m].facts.file != one.facts.file and fits(one, mentions[m])
                and (unit_fit(one.figure, mentions[m].figure, cell=True) or 0) > 0
            ]  # fmt: skip
            if others:
                best = score[:, others].max(1)
                found[:, n] = np.where(best > floor, _AGREED * probability(best + _EASE), 0.0)
    return found


def _grown(score: Matrix, mentions: Sequence[Mention]) -> Matrix:
    """A whole year's figure somewhat above a count up to November that fits by its words."""
    found = np.zeros_like(score)
    cut = sorted((mentions[n].figure.value, n) for n in _telling_ones(mentions) if mentions[n].period is Period.CUTOFF)
    values = [value for value, _ in cut]
    for n, one in enumerate(mentions):
        if not one.usable or not cut:
            continue
        low, high = (bisect_left(values, one.figure.value / Decimal(str(times))) for times in (_GROWTH[1], _GROWTH[0]))
        near = [
            m
            for _, m in cut[low:high][:_CROWD]
            if (unit_fit(one.figure, mentions[m].figure, cell=True) or 0) >= _NEARLY
        ]
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
