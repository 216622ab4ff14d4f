"""数量悬殊：今年的数和去年差六倍以上，多半是多写少写一位、万元写成元；率超过了100%；差一千倍以上、没有说明原因的是错误。

反例:
  上年报告: |
    一、2024年工作总结
    挽回经济损失1835万元。
  指标:
    - {编号: 指01, 名称: 挽回经济损失, 上年: 1835万元, 今年: 2106元}
正例:
  上年报告: |
    一、2024年工作总结
    挽回经济损失1835万元。
  指标:
    - {编号: 指01, 名称: 挽回经济损失, 上年: 1835万元, 今年: 2106万元}
怎么改: 看看是不是多写少写了一位、单位写错了；没有错的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note

ID = "数量悬殊"
LEVEL = Level.WARNING

_TIMES = 6
"""A digit too few or too many makes seven to fourteen times of it, as figures of one kind differ by a third or so."""
_WILD = 1000
"""No digit slipped: a unit is wrong, 万元 being ten thousand 元; what grew so by itself is worth a word of why."""
_SMALL = 50
"""Counts below this may well grow so."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures six times last year's or a sixth, and rates over 100% where last year's was not."""
    for metric, old in dossier.figures:
        new = metric.figure
        if not old or not new or old.unit != new.unit:
            continue
        low, high = sorted((old.value, new.value))
        if new.unit == "%" and new.value > 100 >= old.value:
            fix = f"率一般不超过100%，核对这个数；确实如此的，在这一条加一行“核对: {ID}”"
            yield Note((*metric.ref, "今年"), f"{metric.name}今年是{new}，超过了100%", fix=fix)
        elif high >= _SMALL * (new.unit != "%") and leaps(old.value, new.value):
            told = f"{metric.name}今年是{new}，上年是{old}，相差太大"
            wild = new.unit != "%" and 0 < low * _WILD <= high and not (metric.scope or metric.cause)
            how = "在“口径:”或“变动原因:”里说明" if wild else f"在这一条加一行“核对: {ID}”"
            fix = f"核对有没有多写少写一位、万元写成元；确实如此的，{how}"
            yield Note((*metric.ref, "今年"), told, fix=fix, level=Level.ERROR if wild else None)


def leaps(old: Decimal, new: Decimal) -> bool:
    """Whether one of two values is so many times the other that a digit may be too many or missing."""
    low, high = sorted((old, new))
    return high >= low * _TIMES
