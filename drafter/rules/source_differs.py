"""与来源不符：今年的数从材料填进来以后改过，和来源里写的不一样了；约数、万元换算不算。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1653宗, 来源: 公共法律服务科.docx 第3段：1633宗}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗, 来源: 公共法律服务科.docx 第3段：1633宗}
怎么改: 照来源改回来；改得有依据的，删去“来源:”，或者核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh import units
from drafter.zh.figures import Figure, bounds

ID = "与来源不符"
LEVEL = Level.WARNING

_NEAR = Decimal("0.15")
"""By how much of it a rough value, 1600余宗, may be off the exact one."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures that no longer say what a paper said when they were filled in."""
    for metric in dossier.inputs.metrics:
        filled = metric.filled
        if filled and metric.figure and not _agree(metric.figure, filled):
            place = (metric.source or "").rpartition("：")[0]
            yield Note(
                (*metric.ref, "今年"),
                f"{metric.name}写的是“{metric.figure}”，来源（{place}）里是“{filled}”",
                fix=f"照来源写“{filled}”；改得有依据的，删去“来源:”这一行，或者在这一条加一行“核对: {ID}”",
            )


def _agree(one: Figure, filled: Figure) -> bool:
    """Whether a figure tells what was filled in: the same value, or one that rounds it."""
    if not units.same(one.unit, filled.unit):
        return False
    low, high = bounds(one)
    within = (low is None or low <= filled.value) and (high is None or filled.value <= high)
    return one.value == filled.value or (within and abs(one.value - filled.value) <= abs(filled.value) * _NEAR)
