"""Last year's figures -> those 主要数据对比表 takes: what the catalogue marks, what it knows, then what the economy is told by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.model.indicator import Traits
from drafter.model.kind import Part
from drafter.model.report import Report, Statistic
from drafter.zh.expression import expression

_LEAST, _MOST = 10, 15
_GROWTH = "增速"
"""Ends the name of a rate that is told behind an amount: 生产总值, 生产总值增速."""
_ECONOMY = expression(
    "(?:生产总值|公共预算(?:总)?收入|财政(?:总)?收入|固定资产投资(?:额)?|工业(?:增加值|总产值)|社会消费品零售总额|进出口(?:总[额值])?"
    f"|可支配收入|城镇新增就业(?:人数|人员)?|粮食(?:总)?产量|实际(?:使用|利用)外资)(?:{_GROWTH})?$"
)
"""What a government reports of its economy before all else."""
_MONEY = expression("元$")
_RATES = expression("(?:率|度|比重|占比)$")
_BY_TENS, _REST = 4, 5
"""Weight of what is counted by tens, the most first, and of what is not taken."""
_COUNTED = 10
"""From which count on a change is more than one or two more."""


def headlines(reports: Sequence[Report], known: Mapping[str, Traits]) -> frozenset[str]:
    """Numbers of the figures: one an indicator, those the catalogue marks before others it knows; where these are fewer than
    ten, the economy's, those told with their growth, amounts of money, rates, and what is counted by tens, in this order."""
    told = {
        s.indicator: s.id for report in reversed(reports) for s in reversed(report.statistics) if s.indicator in known
    }
    marked = [number for name, number in reversed(told.items()) if known[name].headline][:_MOST]
    others = [number for name, number in reversed(told.items()) if not known[name].headline]
    chosen = [*marked, *others[: max(0, _LEAST - len(marked))]]
    more = [number for number in _economic(reports[0]) if number not in chosen]
    return frozenset([*chosen, *more[: max(0, _LEAST - len(chosen))]])


def _economic(report: Report) -> Iterator[str]:
    """Numbers of this year's figures of the summary that the catalogue does not know, the weightiest first."""
    figures = [s for s in report.statistics if s.part is Part.SUMMARY and not s.standing]
    names = {s.name for s in figures}
    amounts = [
        s for s in figures if s.name.removesuffix(_GROWTH) == s.name or s.name.removesuffix(_GROWTH) not in names
    ]
    weights = [_weight(s, names) for s in amounts]
    for weight in range(_REST):
        alike = [s for s, found in zip(amounts, weights, strict=True) if found == weight]
        yield from (s.id for s in (sorted(alike, key=lambda s: -s.figure.value) if weight == _BY_TENS else alike))


def _weight(statistic: Statistic, names: set[str]) -> int:
    """0 for the economy's figures, 1 for one with its growth, 2 for money, 3 for a rate, 4 for what is counted by tens, else 5."""
    figure = statistic.figure
    if _ECONOMY.search(statistic.name):
        return 0
    if f"{statistic.name}{_GROWTH}" in names:
        return 1
    if _MONEY.search(figure.unit):
        return 2
    if figure.unit == "%":
        return 3 if _RATES.search(statistic.name) else _REST
    return _BY_TENS if figure.value >= _COUNTED else _REST
