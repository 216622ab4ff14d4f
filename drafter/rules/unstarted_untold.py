"""未启动未交代：没有启动的计划只列在对照表，存在的问题和明年的计划里都没有提到。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    设立行政执法监督委员会。
  上年计划:
    - {编号: 划01, 计划: 设立行政执法监督委员会。, 完成情况: 省里意见没有出台，还没有设立。, 状态: 未启动}
  下年计划:
    - {编号: 谋01, 计划: 新建服务站两个。}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    设立行政执法监督委员会。
  上年计划:
    - {编号: 划01, 计划: 设立行政执法监督委员会。, 完成情况: 省里意见没有出台，还没有设立。, 状态: 未启动}
  下年计划:
    - {编号: 谋01, 计划: 意见出台后，设立行政执法监督委员会。}
怎么改: 写进本年问题，或者在下年计划里接着安排；不用再提的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import NOT_BEGUN
from drafter.zh.expression import expression
from drafter.zh.likeness import alike

ID = "未启动未交代"
LEVEL = Level.WARNING

_CLAUSE, _SAYS = expression("[，。；：]"), 6
"""What ends a clause, and the characters of one that says of what it speaks."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Promises answered as not begun that neither this year's problems nor next year's plan take up."""
    inputs = dossier.inputs
    texts = [*(f"{row.text or ''}，{row.cause or ''}" for row in inputs.new_problems)]
    texts += [row.text or "" for row in inputs.next_plans]
    told = [clause for text in texts for clause in _CLAUSE.split(text) if len(clause) >= _SAYS]
    for _, row, _ in dossier.joins.promises:
        if row is None or row.state != NOT_BEGUN or not row.outcome:
            continue
        if not any(alike(clause, row.text + row.outcome) for clause in told):
            yield Note(
                (*row.ref, "状态"),
                "没有启动的这一条只列在对照表，存在的问题和明年的计划里都没有提到",
                fix=f"写进本年问题，或者在下年计划里接着安排；不用再提的，在这一条加一行“核对: {ID}”",
            )
