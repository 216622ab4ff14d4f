"""What she answered so far -> candidates for 本年问题 and 下年计划, each offered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from drafter.model.indicator import Better, Traits
from drafter.model.inputs import UNFINISHED, Inputs, MetricInput, PromiseInput
from drafter.model.joined import Joins
from drafter.tables.rows import Cells
from drafter.zh.likeness import alike, pairs

_TAKEN_UP = 2
"""Pairs of characters that a plan written beside a promise has of it from which it takes it up. Of the 29 unfinished promises
of four filled dossiers 26 are taken up in the row that shows them and are so found, the other 3 are not."""

HINTS = {"本年问题": "提示", "下年计划": "参考"}
"""Tables of suggestions, and the cell the suggestion stands in."""


def rows(
    inputs: Inputs, joins: Joins, indicators: Mapping[str, Traits], offered: Callable[[str], bool]
) -> dict[str, list[Cells]]:
    """For each table of suggestions, the rows never offered before. indicators: what is known of each by its name."""
    found = {"本年问题": _problem_hints(inputs, joins, indicators), "下年计划": _carried(inputs, joins)}
    return {name: [row for row in found[name] if not offered(str(row[cell]))] for name, cell in HINTS.items()}


def made(wanted: Mapping[str, Sequence[Cells]]) -> frozenset[str]:
    """The suggestions that stand in tables."""
    return frozenset(str(row[cell]) for name, cell in HINTS.items() for row in wanted.get(name, ()) if row[cell])


def present(inputs: Inputs) -> frozenset[str]:
    """The suggestions that stand in her tables."""
    hints = [*(row.hint for row in inputs.new_problems), *(row.hint for row in inputs.next_plans)]
    return frozenset(hint for hint in hints if hint)


def _problem_hints(inputs: Inputs, joins: Joins, indicators: Mapping[str, Traits]) -> list[Cells]:
    """Promises not begun or, once three in four are answered, not answered, and what got worse: hints for 本年问题."""
    asked = [p for p in inputs.promises if p.ref not in joins.leads or p.outcome or p.state]
    settled = 4 * sum(bool(p.outcome) for p in asked) >= 3 * len(asked)
    hints = [f"上年计划未启动：{p.text}" for p in asked if p.state == "未启动"]
    hints += [f"上年计划没有回应：{p.text}" for p in asked if settled and not p.outcome and not p.state]
    hints += _worse(joins, indicators)
    start = len(inputs.new_problems)
    return [
        {"编号": f"提{start + n:02}", "提示": hint, "问题": None, "原因": None} for n, hint in enumerate(hints, start=1)
    ]


def _worse(joins: Joins, indicators: Mapping[str, Traits]) -> Iterator[str]:
    """Indicators that got worse; of one the catalogue does not know, or knows no better way of, nothing is said."""
    for told, row, _ in joins.metrics:
        traits = indicators.get(told.indicator)
        moved = _moved(row) if row and traits else Better.UNKNOWN
        if row and traits and traits.better and moved and moved is not traits.better:
            yield f"{row.name}由上年的{row.before}{moved}为{row.now}"


def _moved(row: MetricInput) -> Better:
    """Which way a figure went; nowhere where either is not exact, or they are told in two units or scopes."""
    now, before = row.figure, row.before_figure
    if not now or not before or now.qualifier or before.qualifier or now.unit != before.unit or row.scope:
        return Better.UNKNOWN
    if now.value == before.value:
        return Better.UNKNOWN
    return Better.UP if now.value > before.value else Better.DOWN


def _carried(inputs: Inputs, joins: Joins) -> list[Cells]:
    """Promises not finished and not spoken of in 下年计划 yet, as candidates, under the heading they stood under."""
    start = len(inputs.next_plans)
    heading = {one.row.ref: one.prior.section for one in joins.promises if one.row}
    unfinished = [p for p in inputs.promises if p.state in ("推进中", "未启动") and not _spoken_of(p, inputs)]
    return [
        {
            "编号": f"续{start + n:02}",
            "小标题": heading.get(p.ref) or None,
            "参考": f"{UNFINISHED}（{p.state}）：{p.text}",
            "计划": None,
        }
        for n, p in enumerate(unfinished, start=1)
    ]


def _spoken_of(promise: PromiseInput, inputs: Inputs) -> bool:
    """Whether a candidate still blank holds the promise, or a plan she wrote takes it up: one written beside the promise, with
    some of its words, or one like it wherever it stands."""
    for row in inputs.next_plans:
        beside = promise.text in (row.hint or "")
        shared = len(pairs(row.text or "").keys() & pairs(promise.text).keys())
        if alike(row.text, promise.text) or (beside and shared >= _TAKEN_UP) if row.text else beside:
            return True
    return False
