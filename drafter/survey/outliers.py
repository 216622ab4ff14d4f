"""A place's value far outside those of other places: by their median and how far they usually lie from it."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from statistics import median

FEWEST = 4
"""Other places from which one may be told to lie outside."""
_FAR = 3.5
"""Modified z-scores from which a value is told: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993)."""
_SCALE = 0.6745
"""The median absolute deviation of a normal distribution, in standard deviations."""
_LEAST_LOG, _LEAST_POINTS = 0.1, 1.0
"""What values are taken to vary at least: a tenth; of rates a point. Three years of 100% make no outlier of 99.8%."""


def far(value: float, others: Sequence[float], *, rate: bool) -> bool:
    """Whether a value lies far from others, four at least, of which more than half are not the same far thing.

    rate: it is told in per cent, and compared as it is; anything else by how many times, so that twice and half are as far.
    """
    if len(others) < FEWEST or (not rate and (value <= 0 or min(others) <= 0)):
        return False
    told, least = (value, _LEAST_POINTS) if rate else (log(value), _LEAST_LOG)
    values = list(others) if rate else [log(other) for other in others]
    middle = median(values)
    usual = max(median(abs(one - middle) for one in values), least)
    return _SCALE * abs(told - middle) / usual > _FAR
