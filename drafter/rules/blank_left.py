"""还有空没填：该填的空着，或者文字里留着 ××、【待填】。

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
怎么改: 写上内容；用不上的一条，整条删掉。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.aimed import aimed
from drafter.model.dossier import Dossier, unfilled
from drafter.model.finding import Level, Note
from drafter.model.inputs import AS_PLANNED, MetricInput, NextPlanInput
from drafter.model.kind import Part
from drafter.model.place import Ref
from drafter.model.slots import PLACEHOLDER
from drafter.zh.clipping import clipped

ID = "还有空没填"
LEVEL = Level.ERROR


def check(dossier: Dossier) -> Iterator[Note]:
    """Blanks of every table but those other rules speak of, then gaps left inside texts and figures."""
    for ref, told in _blanks(dossier):
        fix = _FIXES.get(str(ref[-1])) if ref[0] != "案卷" else None
        yield Note(ref, told, fix=fix or f"在“{ref[-1]}:”后面填上")
    for plan in dossier.inputs.next_plans:
        if not plan.is_meant:
            told = f"{plan.id}（{clipped(plan.hint or '', _HINT)}）还没有写明年怎样接着做"
            yield Note((*plan.ref, "计划"), told, fix=_NOT_TAKEN_UP, level=Level.WARNING)
    for ref, text in dossier.inputs.texts():
        for gap in PLACEHOLDER.finditer(text):
            yield Note((*ref, *gap.span()), f"文字里还留着“{gap[0]}”", fix="换成要写的内容")


_HINT = 30
"""Characters of a suggestion that are told."""
_NOT_TAKEN_UP = "接着做的，写上明年的计划；不接着做的，整条删掉，空着也不印"
_FIXES = {
    "标题": "在正文.yaml 里加一条，“小标题:”写这个标题；今年不写的，在这一条的“不写:”后面写明理由",
    "今年": "在“今年:”后面写上今年的数，带单位；今年不再统计的，写“不再统计”",
    "问题": "写上问题；多余的，整条删掉",
    "计划": "写上明年的计划；用不上的，整条删掉",
    "文字": "写上这一段；今年不要的，“处理:”写“删去”",
}


def _blanks(dossier: Dossier) -> Iterator[tuple[Ref, str]]:
    inputs = dossier.inputs
    for key, value in (("标题", inputs.case.title), ("署名", inputs.case.signature), ("成文日期", inputs.case.date)):
        if not value:
            yield ("案卷", key), f"案卷里的“{key}”还空着"
    for metric in inputs.metrics:
        if not metric.now:
            yield (*metric.ref, "今年"), f"“{metric.name}”还没有填今年的数{_next(metric)}"
    for promise in inputs.promises:
        if promise.outcome and not promise.state:
            yield (*promise.ref, "状态"), f"{promise.id}写了完成情况，还没有写状态"
    for heading in unfilled(dossier):
        yield (*heading.ref, "标题"), f"“{heading.words}”下面还什么也没有写"
    yield from _passages(dossier)
    for problem in inputs.new_problems:
        if not problem.text and problem.is_meant:
            yield (*problem.ref, "问题"), f"{problem.id}还没有写问题"
        elif problem.text and not problem.cause and dossier.asks_causes:
            yield (*problem.ref, "原因"), f"{problem.id}写了问题，还没有写原因"
    for plan in inputs.next_plans:
        if not plan.text and plan.is_meant:
            under = f"（{plan.heading}）" if plan.heading else ""
            yield (*plan.ref, "计划"), f"{plan.id}{under}还没有写明年的计划{_aims(dossier, plan)}"


def _aims(dossier: Dossier, plan: NextPlanInput) -> str:
    """Last year's targets of an item, beside this year's figures."""
    said = (plan.hint or "").removeprefix(AS_PLANNED)
    told = "；".join(f"{goal.clause.strip()}（{goal.beside}）" for goal in aimed(dossier, said))
    return f"；上年定的目标：{told}" if told else ""


def _next(metric: MetricInput) -> str:
    """What papers seem to give; years in a row, as they would go on: proposed, for only she knows whether they did."""
    if metric.hint:
        return f"；材料里像是{metric.hint}"
    before = metric.before_figure
    if not before or before.qualifier != "连续" or before.unit != "年" or before.value % 1:
        return ""
    return f"；上年是连续{before.value}年，没有断的话今年是连续{before.value + 1}年"


def _passages(dossier: Dossier) -> Iterator[tuple[Ref, str]]:
    """Blank passages, but those of a section that is missing altogether: 缺少部分 speaks of them."""
    rows = dossier.inputs.kept_passages
    written = {row.section for row in rows if row.text}
    required = {s.name for s in dossier.kind.sections if s.required and s.part not in (Part.PROBLEMS, Part.PLAN)}
    for row in rows:
        if not row.text and row.section not in required - written:
            yield (*row.ref, "文字"), f"{row.id}（{row.section}）还没有写文字"
