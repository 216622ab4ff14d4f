"""原话被改：表里照抄去年报告的地方被改过，对照就不准了。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1474宗, 今年: 1633宗}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
怎么改: 照上年的报告改回来。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.hygiene import squeeze
from drafter.zh.quoting import quote

ID = "原话被改"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Last year's figures, promises and problems as the tables give them, against the report itself."""
    fix = "改回上年报告的原话；今年的内容写在旁边的空里"
    for metric, old in dossier.figures:
        if old and metric.before != old.text:
            yield Note(
                (*metric.ref, "上年"), f"{metric.name}上年是{old.text}，表里写成了“{metric.before or ''}”", fix=fix
            )
    for promise, row, _ in dossier.joins.promises:
        if row and squeeze(row.text) != squeeze(promise.text):
            yield Note((*row.ref, "计划"), f"上年的原话是{quote(promise.text)}", fix=fix)
    for problem, known, _ in dossier.joins.problems:
        if known and squeeze(known.text) != squeeze(problem.text):
            yield Note((*known.ref, "问题"), f"上年的原话是{quote(problem.text)}", fix=fix)
