"""还有空没填：表里该填的地方空着，或者文字里还留着××、【待填】。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: }
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
  本年问题: []
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.kind import Part
from drafter.model.place import Ref
from drafter.model.slots import PLACEHOLDER

ID = "还有空没填"
LEVEL = Level.ERROR

_FILL = {"问题": "写上问题，多余的整条删掉", "计划": "写上明年的计划，用不上的整条删掉", "原因": "写上原因"}


def check(dossier: Dossier) -> Iterator[Note]:
    """Blanks of every table but those other rules speak of, then gaps left inside texts."""
    for ref, name in _blanks(dossier):
        yield Note(ref, f"“{name}”还空着", fix=_FILL.get(str(ref[-1]), f"在“{ref[-1]}:”后面填上"))
    for ref, text in dossier.inputs.texts():
        for gap in PLACEHOLDER.finditer(text):
            yield Note((*ref, *gap.span()), f"文字里还留着“{gap[0]}”", fix="换成要写的内容")


def _blanks(dossier: Dossier) -> Iterator[tuple[Ref, str]]:
    inputs = dossier.inputs
    for key, value in (("标题", inputs.case.title), ("署名", inputs.case.signature), ("成文日期", inputs.case.date)):
        if not value:
            yield ("案卷", key), key
    for metric in inputs.metrics:
        if not metric.now:
            yield (*metric.ref, "今年"), f"{metric.name}的今年数"
    for promise in inputs.promises:
        if promise.outcome and not promise.state:
            yield (*promise.ref, "状态"), f"{promise.id}的状态"
    written = {row.section for row in inputs.passages if row.text and row.handling != "删去"}
    required = {s.name for s in dossier.kind.sections if s.required and s.part not in (Part.PROBLEMS, Part.PLAN)}
    for row in inputs.passages:
        told_by_section_missing = row.section in required - written
        if not row.text and row.handling != "删去" and not told_by_section_missing:
            yield (*row.ref, "文字"), f"{row.section}的文字"
    for problem in inputs.new_problems:
        if not problem.text:
            yield (*problem.ref, "问题"), f"{problem.id}的问题"
        elif not problem.cause:
            yield (*problem.ref, "原因"), f"{problem.id}的原因"
    for plan in inputs.next_plans:
        if not plan.text:
            yield (*plan.ref, "计划"), f"{plan.id}{plan.heading or ''}的计划"
