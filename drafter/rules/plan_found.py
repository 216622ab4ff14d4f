"""疑似已回应：完成情况空着，正文改写过的段落里却像是写到了，原句附在后面，请您判断。

反例:
  上年报告: |
    二、2025年工作计划
    在六个街道建成法律援助工作站，方便群众就近申请。
  上年计划:
    - {编号: 划01, 计划: 在六个街道建成法律援助工作站，方便群众就近申请。, 完成情况: }
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 六个街道全部建成法律援助工作站，群众在家门口就能申请法律援助。, 处理: 改写}
正例:
  上年报告: |
    二、2025年工作计划
    在六个街道建成法律援助工作站，方便群众就近申请。
  上年计划:
    - {编号: 划01, 计划: 在六个街道建成法律援助工作站，方便群众就近申请。, 完成情况: 六个街道的法律援助工作站已全部建成}
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 六个街道全部建成法律援助工作站，群众在家门口就能申请法律援助。, 处理: 改写}
怎么改: 是这件事的，把结果写进“完成情况:”；不是的，另写。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import wanting
from drafter.zh.quoting import quote

ID = "疑似已回应"
LEVEL = Level.ERROR


def check(dossier: Dossier) -> Iterator[Note]:
    """Promises without an answer that 正文 seems to answer; the sentence is quoted for her to judge."""
    for promise, answer, _ in dossier.joins.promises:
        if answer is not None and promise.id in dossier.review.found and answer.ref not in dossier.leads:
            evidence = dossier.review.found[promise.id]
            yield Note(
                (*answer.ref, "完成情况"),
                f"上年的计划{quote(promise.text)}{wanting('完成情况', answer.outcome)}，正文里像是已经写到：{quote(evidence.text)}",
                fix="核对说的是不是这件事：是的，把结果写进“完成情况:”，不想在正文里重复，“归入:”写“对照表”；不是的，另写完成情况",
            )
