"""Places' values of one thing in one year -> which lie far outside: by their median and how far they usually lie from it."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from statistics import median
from typing import NamedTuple, Self

FEWEST = 5
"""Places from which one may be told to lie outside."""
_FAR = 3.5
"""Modified z-scores from which a value is told: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993)."""
_SCALE = 0.6745
"""The median absolute deviation of a normal distribution, in standard deviations."""
_LEAST_LOG, _LEAST_POINTS = 0.1, 1.0
"""What values are taken to vary at least: a tenth; of rates a point. Places with 100% make no outlier of 99.8%."""


class Usual(NamedTuple):
    """What is usual among values. rate: they are in per cent, and compared as they are; any others by how many times, so that
    twice and half are as far."""

    middle: float
    spread: float
    rate: bool

    @classmethod
    def of(cls, values: Sequence[float], *, rate: bool) -> Self | None:
        """What is usual among values; None where they are too few, or there is nothing to tell times by."""
        if len(values) < FEWEST or (not rate and min(values) <= 0):
            return None
        told, least = (list(values), _LEAST_POINTS) if rate else (list(map(log, values)), _LEAST_LOG)
        middle = median(told)
        return cls(middle, max(median(abs(one - middle) for one in told), least), rate)

    def is_far(self, value: float) -> bool:
        """Whether one of the values lies far from the others."""
        return _SCALE * abs((value if self.rate else log(value)) - self.middle) / self.spread > _FAR
