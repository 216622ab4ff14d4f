"""上年工作计划落实情况对照表, an annex of the draft or a file of its own: a line a promise or target, its cells by the heads
of their columns. Templates choose the columns; whatever a line says is made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.model.comparison import DOUBTFUL, GRAVE, NAMES, Comparison, Row
from drafter.model.dossier import Dossier
from drafter.model.goal import Goal
from drafter.model.inputs import ANNEX_ONLY, NOT_BEGUN, PromiseInput
from drafter.model.manuscript import Span, Stress
from drafter.model.place import Ref
from drafter.model.traced import Status, Verdict
from drafter.rendering.filled import tabled

_SAME = "同上"
_NOWHERE = "—"
"""Printed where an answer stands in the annex and nowhere else."""


@dataclass(frozen=True)
class Line:
    """section: the part of last year's plan it stands under; cells: what stands under each head; heads: it only leads those
    that follow. The rest is what templates made for earlier releases read: a promise, its address and row in her tables,
    where this year answers it."""

    section: str
    cells: Mapping[str, tuple[Span, ...]]
    text: str = ""
    ref: Ref = ()
    row: PromiseInput | None = None
    paragraph: int = 0
    sentence: str = ""
    heads: bool = False


def of_dossier(dossier: Dossier) -> list[Line]:
    """Every promise of last year, whether its row is still there or not; then the rows that answer none of them."""
    joins = dossier.joins.promises
    joined = {row.ref for _, row, _ in joins if row}
    found = [(promise.section, promise.text, row, ("上年计划", promise.id)) for promise, row, _ in joins]
    own = [("", row.text, row, row.ref) for row in dossier.inputs.promises if row.ref not in joined]
    count = 0
    lines = []
    parted = len({section for section, *_ in found}) > 1
    before = ""
    for section, text, row, ref in [*found, *own]:
        if parted and section and section != before:
            lines.append(_headed(section))
        before = section
        leads = row is not None and row.ref in dossier.leads and not row.outcome
        count += not leads
        lines.append(_leading(section, text, row, ref) if leads else _answered(dossier, count, section, text, row, ref))
    return lines


def _headed(section: str) -> Line:
    """The part of last year's plan above the promises that stand under it."""
    cells: dict[str, tuple[Span, ...]] = dict.fromkeys(("序号", "编号", "状态", "完成情况", "写入部分"), ())
    return Line(section, {**cells, "上年计划": _one("上年计划", section)}, section, heads=True)


def _leading(section: str, text: str, row: PromiseInput | None, ref: Ref) -> Line:
    """A lead whose items follow, each answered in its own line."""
    plan = (Span(text, row.ref if row else ref),)
    cells: dict[str, tuple[Span, ...]] = dict.fromkeys(("序号", "编号", "状态", "完成情况", "写入部分"), ())
    return Line(section, {**cells, "上年计划": plan}, text, ref, row, heads=True)


def _answered(dossier: Dossier, number: int, section: str, text: str, row: PromiseInput | None, ref: Ref) -> Line:
    """A promise as the tables of a dossier answer it."""
    ref = row.ref if row else ref
    plan = {"序号": (Span(str(number)),), "编号": (Span(str(ref[1]), ref),), "上年计划": (Span(text, ref),)}
    if row is None:
        gone = (Span("【待填：已从表里删去】", ref, blank=True),)
        return Line(section, {**plan, "状态": (), "完成情况": gone, "写入部分": ()}, text, ref)
    cells = {key: tabled(dossier, row, key) for key in ("状态", "完成情况")}
    where = (
        (Span(_NOWHERE),)
        if row.section == ANNEX_ONLY or row.state == NOT_BEGUN
        else tabled(dossier, row, "归入")
        if row.section
        else ()
    )
    return Line(section, {**plan, **cells, "写入部分": where}, text, ref, row)


def of_comparison(comparison: Comparison) -> list[tuple[str, list[Line]]]:
    """A line a promise, in the plan's order, under its headings; one empty heading where the plan has none."""
    return [(name, list(map(_traced, rows))) for name, rows in comparison.sections]


def _traced(row: Row) -> Line:
    """A promise as another report answers it."""
    told = {
        "编号": row.id,
        "部分": row.section,
        "上年计划": row.promise,
        "今年的回应": row.reply,
        "在第几段": str(row.paragraph or ""),
        "理由": row.why,
    }
    reply = [_said("今年的回应", row.reply), Span(f"（第{row.paragraph}段）")] if row.paragraph else []
    return Line(
        row.section,
        {
            **{key: _one(key, text) for key, text in told.items()},
            "状态": _one("状态", NAMES[row.status], _stress(row.status)),
            "今年的回应和理由": (*reply, Span("理由："), _said("理由", row.why)),
        },
        paragraph=row.paragraph,
    )


def of_goals(comparison: Comparison) -> list[Line]:
    """A line a numeric target, in the plan's order."""
    goals = comparison.goals
    above = ["", *(goal.sentence for goal in goals)]
    return [_goal(goal, before) for goal, before in zip(goals, above, strict=False)]


def _goal(goal: Goal, above: str) -> Line:
    """above: the sentence cited in the line before."""
    told = {
        "编号": goal.id,
        "目标原文": goal.text,
        "目标值": goal.promised,
        "今年": goal.now,
        "出处原句": goal.sentence,
    }
    short = _SAME if goal.sentence and goal.sentence == above else goal.sentence
    return Line(
        "",
        {
            **{key: _one(key, text) for key, text in told.items()},
            "结论": _one("结论", NAMES[goal.verdict], _stress(goal.verdict)),
            "出处": _one("出处原句", short),
        },
        sentence=goal.sentence,
    )


def _one(key: str, text: str, stress: Stress = Stress.NONE) -> tuple[Span, ...]:
    return (_said(key, text, stress),) if text else ()


def _said(key: str, text: str, stress: Stress = Stress.NONE) -> Span:
    """Words of a report, cited, so that none can pass for markup."""
    return Span(text, ("对照表", key), stress=stress)


def _stress(found: Status | Verdict) -> Stress:
    return Stress.HEAVY if found in GRAVE else Stress.SLIGHT if found in DOUBTFUL else Stress.NONE
