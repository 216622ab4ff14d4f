"""What the place itself told in earlier years, as it stands in a cell 历年: 2021年1204件，2022年1318件; and what is far from it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from drafter.zh.expression import expression
from drafter.zh.figures import Figure

_YEAR = expression(r"\s*((?:19|20)\d\d)年")
_PARTS = expression("[，,；;]")
LEAST, LATELY = 4, 6
"""Earlier years that tell what is usual at least, and how long ago they may be: what a place told ten years ago says little."""
_FAR = 5 * 1.4826
"""Times the median distance from the median: five standard deviations where figures differ by chance."""
_POINTS, _TIMES = 10.0, 2.0
"""Points of a rate, and times the greatest or the least ever told, that a figure is off at least: of the 14 figures in
real reports that have four earlier years none is; made three times as great or small, 22 of 24 are (benchmarks/histories.py)."""


class Told(NamedTuple):
    """A year and what was told of it."""

    year: int
    figure: Figure


def printed(told: Iterable[Told]) -> str:
    """Years with their figures -> the cell."""
    return "，".join(f"{one.year}年{one.figure}" for one in told)


def read(cell: str | None) -> tuple[Told, ...]:
    """A cell -> the years and figures in it, the earliest first; what is none is passed over."""
    found = list[Told]()
    for part in _PARTS.split(cell or ""):
        year = _YEAR.match(part)
        figure = Figure.parse(part[year.end() :], bare=True) if year else None
        if year and figure:
            found.append(Told(int(year[1]), figure))
    return tuple(sorted(found, key=lambda one: one.year))


def far_off(figure: Figure, year: int, earlier: Sequence[Told]) -> bool:
    """Whether a year's figure is far from what the place told in the years before: at least four of the last six, in one unit."""
    usual = [one.figure.value for one in earlier if year - LATELY <= one.year < year and one.figure.unit == figure.unit]
    if len(usual) < LEAST:
        return False
    if figure.unit in ("%", "个百分点"):
        return abs(float(figure.value) - _middle(usual)) > max(_POINTS, _FAR * _spread(list(map(float, usual))))
    if min(usual) <= 0 or figure.value <= 0:
        return False
    beyond = figure.value > _times(max(usual)) or _times(figure.value) < min(usual)
    logs = [math.log(value) for value in usual]
    return beyond and abs(math.log(figure.value) - median(logs)) > _FAR * _spread(logs)


def _times(value: Decimal) -> Decimal:
    return value * Decimal(_TIMES)


def _middle(values: Sequence[Decimal]) -> float:
    return float(median(values))


def _spread(values: Sequence[float]) -> float:
    """The median distance from the median."""
    centre = median(values)
    return float(median(abs(value - centre) for value in values))
