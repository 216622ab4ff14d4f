"""A chart of the annex: metrics of one group, last year's figure beside this year's. Data only; writers draw it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.zh.figures import Figure


@dataclass(frozen=True)
class Pair:
    """A metric of two years. number: its 序号 in 主要数据对比表; before is never zero, both are told in one unit."""

    number: int
    name: str
    before: Figure
    now: Figure

    @property
    def ratio(self) -> float:
        """This year's figure as a multiple of last year's."""
        return float(self.now.value / self.before.value)


@dataclass(frozen=True)
class Chart:
    """What one picture shows: at least two pairs, in the order of the table."""

    title: str
    pairs: tuple[Pair, ...]

    @property
    def words(self) -> str:
        """The chart for those who cannot see it."""
        told = "；".join(f"{p.number}.{p.name}：上年{p.before}，今年{p.now}" for p in self.pairs)
        return f"{self.title}。{told}。"
