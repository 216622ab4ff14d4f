"""分件漏答：去年的一条计划说了几件事，完成情况和正文里只说到其中几件，没说到的逐件列出。

反例:
  上年报告: |
    二、2025年工作计划
    建成公共法律服务站17个，办理法律援助案件不少于2200件；开展“八五”普法中期评估；编印行政复议年度案例汇编。
  上年计划:
    - {编号: 划01, 计划: 建成公共法律服务站17个，办理法律援助案件不少于2200件；开展“八五”普法中期评估；编印行政复议年度案例汇编。, 完成情况: 建成公共法律服务站17个，办理法律援助案件2318件。}
正例:
  上年报告: |
    二、2025年工作计划
    建成公共法律服务站17个，办理法律援助案件不少于2200件；开展“八五”普法中期评估；编印行政复议年度案例汇编。
  上年计划:
    - {编号: 划01, 计划: 建成公共法律服务站17个，办理法律援助案件不少于2200件；开展“八五”普法中期评估；编印行政复议年度案例汇编。, 完成情况: 建成公共法律服务站17个，办理法律援助案件2318件，“八五”普法中期评估通过验收，编印复议典型案例一册。}
怎么改: 没说到的几件补写在完成情况里；正文里写了的，写清是哪件事。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.quoting import quote

ID = "分件漏答"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Promises of several things, of which some are spoken of and some are not."""
    for promise, answer, _ in dossier.joins.promises:
        left = dossier.review.unsaid.get(promise.id, ())
        if answer is not None and left:
            yield Note(
                (*answer.ref, "完成情况"),
                f"上年的这条计划有{len(promise.parts)}件事，没有说到{'、'.join(map(quote, left))}",
                fix=f"把没说到的也写进“完成情况:”，没做成的写原因和打算；已经说到的，在这一条加一行“核对: {ID}”",
            )
