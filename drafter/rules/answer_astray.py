"""答非所计划：完成情况写的和这一条计划不是一件事，多半填错了行；三条以上一字不差。

反例:
  上年报告: |
    二、2025年工作计划
    在六个街道建成法律援助工作站。
    举办行政执法人员业务培训班。
    完善社区矫正对象信息化核查平台。
    选聘一批专职人民调解员。
  上年计划:
    - {编号: 划01, 计划: 在六个街道建成法律援助工作站。, 完成情况: 六个街道的法律援助工作站全部建成}
    - {编号: 划02, 计划: 举办行政执法人员业务培训班。, 完成情况: 新选聘专职人民调解员二十名，全部到岗}
    - {编号: 划03, 计划: 完善社区矫正对象信息化核查平台。, 完成情况: 社区矫正信息化核查平台6月上线运行}
    - {编号: 划04, 计划: 选聘一批专职人民调解员。, 完成情况: 分三批组织行政执法人员参加业务培训}
正例:
  上年报告: |
    二、2025年工作计划
    在六个街道建成法律援助工作站。
    举办行政执法人员业务培训班。
    完善社区矫正对象信息化核查平台。
    选聘一批专职人民调解员。
  上年计划:
    - {编号: 划01, 计划: 在六个街道建成法律援助工作站。, 完成情况: 六个街道的法律援助工作站全部建成}
    - {编号: 划02, 计划: 举办行政执法人员业务培训班。, 完成情况: 分三批组织行政执法人员参加业务培训}
    - {编号: 划03, 计划: 完善社区矫正对象信息化核查平台。, 完成情况: 社区矫正信息化核查平台6月上线运行}
    - {编号: 划04, 计划: 选聘一批专职人民调解员。, 完成情况: 新选聘专职人民调解员二十名，全部到岗}
怎么改: 对一遍是不是填错了行；确实说的是这一件事的，补上计划里的词。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.hygiene import squeeze
from drafter.zh.quoting import quote

ID = "答非所计划"
LEVEL = Level.WARNING

_MOST_ALIKE = 2
"""Promises of one thing may be answered alike; more are filled in by copying."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Answers that do not speak of their promise."""
    told = Counter(squeeze(answer.outcome) for _, answer, _ in dossier.joins.promises if answer and answer.outcome)
    for promise, answer, _ in dossier.joins.promises:
        alike = told[squeeze(answer.outcome)] if answer and answer.outcome else 0
        if answer is not None and alike > _MOST_ALIKE:
            yield Note(
                (*answer.ref, "完成情况"),
                f"有{alike}条计划的完成情况一字不差，这是其中一条",
                fix=f"写明这一条做成了什么；确实是同一件事的，只在一条写，别的写“对照表”，或在这一条加一行“核对: {ID}”",
            )
        elif answer is not None and promise.id in dossier.review.astray:
            yield Note(
                (*answer.ref, "完成情况"),
                f"这里写的和上年的计划{quote(promise.text)}像不是一件事",
                fix=f"核对有没有填错行；确实是这一条的结果，写明是哪件事，或在这一条加一行“核对: {ID}”",
            )
