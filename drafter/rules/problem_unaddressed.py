"""问题无交代：去年承认的问题，今年没有写整改情况。

反例:
  上年报告: |
    二、存在的问题
    一是基层执法力量不足。
  上年问题:
    - {编号: 题01, 问题: 一是基层执法力量不足。, 整改情况: }
正例:
  上年报告: |
    二、存在的问题
    一是基层执法力量不足。
  上年问题:
    - {编号: 题01, 问题: 一是基层执法力量不足。, 整改情况: 为六个街道增配执法人员12名}
怎么改: 在“整改情况:”后面写怎么整改的、有什么结果；还没整改到位的，写进展和打算。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import says_nothing, wanting
from drafter.zh.quoting import quote

ID = "问题无交代"
LEVEL = Level.ERROR


def check(dossier: Dossier) -> Iterator[Note]:
    """Every problem of the prior reports, whether its row is still there or not."""
    for problem, row, _ in dossier.joins.problems:
        if row is None:
            yield Note(
                ("上年问题", problem.id),
                f"上年的问题{problem.id}{quote(problem.text)}从表里消失了",
                fix="补齐案卷，补回这一条，再写整改情况",
            )
        elif not row.remedy or says_nothing(row.remedy):
            yield Note(
                (*row.ref, "整改情况"),
                f"上年的问题{quote(problem.text)}{wanting('整改情况', row.remedy)}",
                fix="在“整改情况:”后面写怎么整改的、有什么结果；还没整改到位的，写进展和打算",
            )
