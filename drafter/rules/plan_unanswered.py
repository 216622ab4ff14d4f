"""计划未回应：去年计划里答应过的事，今年没有写完成情况，或者只写了“无”“略”“按计划推进，取得明显成效”一类的空话；整条删掉也算。

反例:
  上年报告: |
    二、2025年工作计划
    建成区级公共法律服务中心。
  上年计划:
    - {编号: 划01, 计划: 建成区级公共法律服务中心。, 完成情况: }
正例:
  上年报告: |
    二、2025年工作计划
    建成区级公共法律服务中心。
  上年计划:
    - {编号: 划01, 计划: 建成区级公共法律服务中心。, 完成情况: 区级公共法律服务中心6月建成启用}
怎么改: 在“完成情况:”后面写结果；没做成的写原因和打算。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import says_nothing, wanting
from drafter.zh.quoting import quote

ID = "计划未回应"
LEVEL = Level.ERROR


def check(dossier: Dossier) -> Iterator[Note]:
    """Every promise of the prior reports, not of the table: a deleted row does not escape."""
    for promise, answer, _ in dossier.joins.promises:
        if answer is None:
            yield Note(
                ("上年计划", promise.id),
                f"上年的计划{promise.id}{quote(promise.text)}从表里消失了",
                fix="补齐案卷，补回这一条，再写完成情况；不打算做了的，状态写“已调整”并说明原因",
            )
        elif answer.ref in dossier.leads and not answer.outcome:
            continue  # only leads others, which are answered one by one
        elif promise.id not in dossier.review.found and (not answer.outcome or says_nothing(answer.outcome)):
            yield Note(
                (*answer.ref, "完成情况"),
                f"上年的计划{quote(promise.text)}{wanting('完成情况', answer.outcome)}",
                fix="在“完成情况:”后面写结果；没做成的写原因和打算",
            )
