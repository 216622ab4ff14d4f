"""目标未达未说明：去年定了数量目标，今年没有达到，也没有说明原因。

反例:
  上年报告: |
    二、2025年工作计划
    全年开展法治宣传活动不少于300场。
  上年计划:
    - {编号: 划01, 计划: 全年开展法治宣传活动不少于300场。, 完成情况: 全年开展法治宣传活动260场}
正例:
  上年报告: |
    二、2025年工作计划
    全年开展法治宣传活动不少于300场。
  上年计划:
    - {编号: 划01, 计划: 全年开展法治宣传活动不少于300场。, 完成情况: 全年开展法治宣传活动260场，因汛期停办，未达到目标}
怎么改: 写明为什么没有达到、下一步怎么办；其实达到了的，把数写进完成情况。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.expression import expression

ID = "目标未达未说明"
LEVEL = Level.WARNING

_EXPLAINED = expression(
    "[因受]|由于|原因|未(?:能|达|完成)|没有?(?:达|完成)|不及|低于|缺口|下[一步年]|明年|改为|调整|顺延|推迟|暂缓|取消"
)
"""Words by which a shortfall is owned to or explained."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Targets missed whose answer neither owns to it nor says why."""
    for promise, answer, _ in dossier.joins.promises:
        for outcome in dossier.review.missed.get(promise.id, ()):
            if answer is not None and not _EXPLAINED.search(answer.outcome or ""):
                yield Note(
                    (*answer.ref, "完成情况"),
                    f"上年的目标是“{outcome.target.text}”，今年写的是“{outcome.text}”，没有达到，也没有说明原因",
                    fix=f"在“完成情况:”里写明没有达到的原因和打算；数写错了的改正；口径不同的，在这一条加一行“核对: {ID}”",
                )
