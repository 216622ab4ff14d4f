"""单位不符：今年的单位和去年不同。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633人}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
怎么改: 改成上年的单位；统计口径变了的，在“口径:”后面说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note

ID = "单位不符"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures in another unit than the prior report's."""
    for metric, old in dossier.figures:
        new = metric.figure
        if old and new and new.unit != old.unit:
            yield Note(
                (*metric.ref, "今年"),
                f"{metric.name}的单位是“{new.unit}”，上年是“{old.unit}”",
                fix=f"单位写“{old.unit}”；口径确实变了的，在“口径:”里说明，并加一行“核对: {ID}”",
            )
