"""比率不符：今年的率和它的分子、分母算出来的对不上。

反例:
  上年报告: |
    一、2024年工作总结
    全年共调解案件3763件，调解成功3533件，调解成功率93.89%。
  指标:
    - {编号: 指01, 名称: 调解案件, 上年: 3763件, 今年: 4000件}
    - {编号: 指02, 名称: 调解成功, 上年: 3533件, 今年: 3800件}
    - {编号: 指03, 名称: 调解成功率, 上年: 93.89%, 今年: 98.5%}
正例:
  上年报告: |
    一、2024年工作总结
    全年共调解案件3763件，调解成功3533件，调解成功率93.89%。
  指标:
    - {编号: 指01, 名称: 调解案件, 上年: 3763件, 今年: 4000件}
    - {编号: 指02, 名称: 调解成功, 上年: 3533件, 今年: 3800件}
    - {编号: 指03, 名称: 调解成功率, 上年: 93.89%, 今年: 95%}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import MetricInput
from drafter.model.report import Statistic
from drafter.model.slots import pieces
from drafter.zh import units
from drafter.zh.figures import Figure

ID = "比率不符"
LEVEL = Level.WARNING

_AKIN = 5
"""Points within which last year's three must agree to be taken for one rate and its parts."""
_NEARLY = 2
"""Points that 近 and 约 may be off."""
_UNDER, _ABOUT = frozenset({"近", "将近"}), frozenset({"约", "大约"})
_HUNDREDTH = Decimal("0.01")
_AT_LEAST = re.compile("以上|多|余")
_RANGE = re.compile("[-—–~～至]")

_Told = tuple[Statistic, MetricInput]


def check(dossier: Dossier) -> Iterator[Note]:
    """Rates that do not follow from their parts, where last year's report told all three in one sentence."""
    sentences: dict[tuple[int, str], list[_Told]] = defaultdict(list)
    for statistic, row, _ in dossier.joins.metrics:
        if row and statistic.indicator:
            sentences[statistic.paragraph, statistic.sentence].append((statistic, row))
    for told in sentences.values():
        for statistic, row in told:
            traits = dossier.indicators.get(statistic.indicator)
            parts = traits.parts if traits else None
            above, below = (_only(told, name) for name in (parts.above, parts.below)) if parts else (None, None)
            if above and below and _only(told, statistic.indicator):
                at_least = _is_at_least(dossier, statistic, row)
                yield from _wrong((statistic, row), above, below, at_least=at_least)


def _only(told: list[_Told], indicator: str) -> _Told | None:
    """The one statistic of a sentence that is this indicator; None when there are two."""
    found = [one for one in told if one[0].indicator == indicator]
    return found[0] if len(found) == 1 else None


def _wrong(rate: _Told, above: _Told, below: _Told, *, at_least: bool) -> Iterator[Note]:
    last = _percent(above[0].figure, below[0].figure)
    if (
        last is None
        or abs(last - rate[0].figure.value) > _AKIN
        or len({row.scope for _, row in (rate, above, below)}) > 1
    ):
        return
    now, top, bottom = rate[1].figure, above[1].figure, below[1].figure
    if not (now and top and bottom) or now.unit != "%" or _RANGE.search(now.text):
        return
    percent = _percent(top, bottom)
    if percent is not None and not _follows(now, percent, at_least=at_least):
        right = percent.quantize(min(_places(now), _HUNDREDTH), ROUND_HALF_UP)
        yield Note(
            (*rate[1].ref, "今年"),
            f"{rate[1].name}写的是{now}，{above[1].name}{top}除以{below[1].name}{bottom}是{right}%",
            fix=f"三个数对一遍，把写错的改正；口径不同的，在这一条加一行“核对: {ID}”",
        )


def _percent(above: Figure, below: Figure) -> Decimal | None:
    """What the parts make, in percent; None where they are not exact, not counted alike, or more than the whole."""
    exact = not any(figure.qualifier or re.search("[万亿千百]", figure.text) for figure in (above, below))
    if not exact or not units.same(above.unit, below.unit) or not 0 <= above.value <= below.value or not below.value:
        return None
    return above.value * 100 / below.value


def _follows(rate: Figure, percent: Decimal, *, at_least: bool) -> bool:
    """Whether a rate as printed may be said of what its parts make."""
    if at_least or (rate.qualifier and rate.qualifier not in _UNDER | _ABOUT):
        return percent >= rate.value
    if rate.qualifier in _UNDER:
        return rate.value - _NEARLY <= percent < rate.value
    if rate.qualifier in _ABOUT:
        return abs(percent - rate.value) <= _NEARLY
    return abs(percent - rate.value) <= _places(rate) / 2


def _places(rate: Figure) -> Decimal:
    """The last digit a rate is printed to: 0.01 of 93.88%, 1 of 90%."""
    decimals = re.search(r"\.(\d+)", rate.text)
    return Decimal(1).scaleb(-len(decimals[1])) if decimals else Decimal(1)


def _is_at_least(dossier: Dossier, rate: Statistic, row: MetricInput) -> bool:
    """Whether 以上 follows the rate, in last year's text or in her passages, where it stands outside the cell."""
    after = [words for _, words in pairwise(rate.sentence.split(rate.figure.text))]
    for passage in dossier.inputs.kept_passages:
        found = list(pieces(passage.text or ""))
        after += [right.text for left, right in pairwise(found) if left.name == row.name]
    return any(_AT_LEAST.match(words) for words in after)
