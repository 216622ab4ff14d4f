"""数字未更新：今年的数和去年一样，多半是忘了改。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1447宗}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
怎么改: 核对后改成今年的数；确实相同的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note

ID = "数字未更新"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures equal in value and unit to those the prior reports print, however they are written."""
    for metric, old in dossier.figures:
        new = metric.figure
        if old and new and new.same_as(old):
            yield Note(
                (*metric.ref, "今年"),
                f"{metric.name}与上年相同（{old}）",
                fix="核对后改成今年的数；确实相同的，在这一条加一行“核对: 数字未更新”",
            )
