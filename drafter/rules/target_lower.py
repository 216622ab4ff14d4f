"""目标低于今年：明年计划里的数量目标，比今年已经做到的还少。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
  下年计划:
    - {编号: 谋01, 计划: 受理法律援助案件1500宗以上。}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
  下年计划:
    - {编号: 谋01, 计划: 受理法律援助案件1700宗以上。}
怎么改: 核对目标和今年的数，写错了的改正；就是这样定的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.aimed import aimed
from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.indicator import Better

ID = "目标低于今年"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Targets of next year's plan below this year's figure of the same name and unit; of what is better low nothing is said."""
    better = {row.ref: dossier.indicators.get(told.indicator) for told, row, _ in dossier.joins.metrics if row}
    for plan in dossier.inputs.next_plans:
        for goal in aimed(dossier, plan.text or ""):
            traits = better.get(goal.row.ref)
            if goal.falls_short and not (traits and traits.better is Better.DOWN):
                yield Note(
                    (*plan.ref, "计划", goal.start, goal.end),
                    f"{goal.row.name}{goal.beside}，明年的目标“{goal.figure}”比今年还少",
                    fix=f"核对目标和今年的数，写错了的改正；就是这样定的，在这一条加一行“核对: {ID}”",
                )
