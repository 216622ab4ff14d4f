"""A comparison + templates -> 对照表 as a paper; sentences of reports are cited, so that none can pass for markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from drafter.model.comparison import DOUBTFUL, GRAVE, NAMES, Comparison, Row, called
from drafter.model.goal import Goal
from drafter.model.manuscript import Manuscript, Span, Stress
from drafter.model.traced import Status, Verdict
from drafter.rendering import sandbox
from drafter.rendering.markup import Citations, parse

SHAPES = {".docx": "对照表/Word.j2", ".xlsx": "对照表/Excel.j2"}
"""Suffix of a file -> the template that fits it."""

_CELLS: Mapping[str, Callable[[Row], str]] = {
    "编号": lambda row: row.id,
    "部分": lambda row: row.section,
    "上年计划": lambda row: row.promise,
    "状态": lambda row: NAMES[row.status],
    "今年的回应": lambda row: row.reply,
    "理由": lambda row: row.why,
}
_GOAL_CELLS: Mapping[str, Callable[[Goal], str]] = {
    "编号": lambda goal: goal.id,
    "目标原文": lambda goal: goal.text,
    "目标值": lambda goal: goal.promised,
    "今年": lambda goal: goal.now,
    "结论": lambda goal: NAMES[goal.verdict],
    "出处原句": lambda goal: goal.sentence,
}


def render(comparison: Comparison, templates: Sequence[Path], suffix: str) -> Manuscript:
    """A comparison and template folders (first wins) -> the table as a paper for that kind of file."""
    citations = Citations()

    def cited(text: str, key: str = "", stress: Stress = Stress.NONE) -> str:
        return citations.cite([Span(text, ("对照表", key), stress=stress)] if text else [])

    def cell(row: Row | Goal, key: str) -> str:
        if isinstance(row, Row):
            return cited(_CELLS[key](row), key, _stress(row.status) if key == "状态" else Stress.NONE)
        return cited(_GOAL_CELLS[key](row), key, _stress(row.verdict) if key == "结论" else Stress.NONE)

    values: dict[str, Any] = {
        "上年": called(comparison.prior),
        "今年": called(comparison.current),
        "计划": comparison.rows,
        "部分": comparison.sections,
        "计划数": comparison.statuses,
        "指标": comparison.goals,
        "指标数": comparison.verdicts,
        "留意": comparison.mistaken,
    }
    return parse(sandbox.run(templates, SHAPES[suffix], {"引": cited, "格": cell}, values), citations)


def _stress(found: Status | Verdict) -> Stress:
    return Stress.HEAVY if found in GRAVE else Stress.SLIGHT if found in DOUBTFUL else Stress.NONE
