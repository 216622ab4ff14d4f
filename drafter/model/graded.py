"""How well a model did on the labelled promises that travel with drafter, and what its verdicts may therefore do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt

_REPLACES = 0.95
"""Agreement from which its verdicts may replace ours, if the lower end of its interval is above ours too."""
_Z = 1.96
"""Standard deviations of a 95 % interval."""


class Standing(StrEnum):
    """What its verdicts do beside ours."""

    REPLACES = "可以替代"
    AVERAGED = "参考"
    REFUSED = "不用"


@dataclass(frozen=True)
class Grade:
    """Of total labelled promises, on how many the model, and drafter alone, agree with the label (有 or 没有). answered: how
    many it answered at all; whole: on how many it also tells 全部 from 部分."""

    right: int
    ours: int
    total: int
    answered: int
    whole: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of its agreement (Wilson 1927)."""
        return wilson(self.right, self.total)

    @property
    def standing(self) -> Standing:
        """At least 95 % and surely above ours: replaces; above ours: averaged with it; else refused."""
        if self.right <= self.ours or not self.total:
            return Standing.REFUSED
        sure = self.right >= _REPLACES * self.total and self.interval[0] > self.ours / self.total
        return Standing.REPLACES if sure else Standing.AVERAGED

    @property
    def bearing(self) -> float:
        """Log-odds that a verdict of it bears where it is averaged with ours: those by which the lower end of its interval is
        above our own agreement. With verdicts spoilt at random, what it says then never costs more than it brings on the
        mean (benchmarks/tracing.py --recorded); what it says in full does, from one in eight spoilt."""
        return max(0.0, _odds(self.interval[0]) - _odds(self.ours / max(1, self.total)))


def wilson(right: int, total: int) -> tuple[float, float]:
    """So many of so many -> the 95 % interval of the share."""
    if not total:
        return 0.0, 1.0
    share, weight = right / total, _Z**2 / total
    middle = (share + weight / 2) / (1 + weight)
    reach = _Z * sqrt(share * (1 - share) / total + weight / (4 * total)) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _odds(share: float) -> float:
    held = min(max(share, 0.001), 0.999)
    return log(held / (1 - held))
