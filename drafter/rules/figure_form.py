"""数字写法：今年的数不带单位、读不成数，或单位和上年不同。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: "1633"}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import NOT_COUNTED

ID = "数字写法"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures of this year that do not read as a number with last year's unit."""
    before = {statistic.id: statistic.figure for statistic in dossier.statistics()}
    for metric in dossier.inputs.metrics:
        if not metric.now or metric.now == NOT_COUNTED:
            continue
        old, new = before.get(metric.id), metric.figure
        ref = (*metric.ref, "今年")
        if new is None:
            example = old.text if old else "1817件"
            yield Note(
                ref,
                f"{metric.name}写的是“{metric.now}”，不是带单位的数",
                fix=f"照“{example}”这样的写法，数字后面写单位",
            )
        elif old and new.unit != old.unit:
            yield Note(
                ref,
                f"{metric.name}的单位是“{new.unit}”，上年是“{old.unit}”",
                fix=f"单位写“{old.unit}”；口径确实变了的，在“口径:”里说明，并加一行“核对: 数字写法”",
            )
