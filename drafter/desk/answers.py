"""What returned forms say besides figures -> the cells it goes into: 完成情况, 状态, 整改情况, 变动原因, a figure no longer kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from drafter.model.change import Change, SetCell
from drafter.model.dossier import Dossier
from drafter.model.form_given import Given, Returned
from drafter.model.inquiry import Ask
from drafter.model.source import Source
from drafter.zh.hygiene import squeeze

Cell: TypeAlias = tuple[str, str, str]
"""Table, 编号, field."""
_FIELDS = {"上年计划": "完成情况", "上年问题": "整改情况"}


@dataclass(frozen=True)
class Answer:
    """A cell and what a form says for it. before: what it says now; source: where from, noted: what 来源 of the row says now,
    None where the change does not say where it is from."""

    ask: Ask
    field: str
    value: str
    source: Source
    before: str = ""
    noted: str | None = None

    @property
    def cell(self) -> Cell:
        """Where it goes."""
        return self.ask.table, self.ask.number, self.field

    def changes(self) -> Iterator[Change]:
        """The cell set, and 来源 of the row where the answer is its words."""
        yield SetCell(*self.cell, self.before or None, self.value)
        if self.noted is not None:
            yield SetCell(self.ask.table, self.ask.number, "来源", self.noted or None, str(self.source))


@dataclass(frozen=True)
class Answers:
    """written: what goes into cells; differing: where she wrote something else; torn: where two forms say two things, each
    with the other."""

    written: tuple[Answer, ...] = ()
    differing: tuple[Answer, ...] = ()
    torn: tuple[tuple[Answer, ...], ...] = ()


NO_ANSWERS = Answers()
"""Where no form came back."""


def answers_of(dossier: Dossier, forms: Sequence[Returned], ours: Mapping[Cell, str]) -> Answers:
    """A dossier, the forms that came back, and what collect wrote into which cell last -> what goes where. A blank cell is filled,
    one that says what only forms had said is put right, any other is left alone."""
    held: dict[Cell, list[Answer]] = {}
    there = _there(dossier)
    for given in (one for form in forms for one in form.given):
        for answer in _said(given, there):
            held.setdefault(answer.cell, []).append(answer)
    written: list[Answer] = []
    differing: list[Answer] = []
    torn: list[tuple[Answer, ...]] = []
    for cell, said in held.items():
        apart = {squeeze(one.value): one for one in said}
        last = said[-1]
        if squeeze(last.before) in apart and last.before:
            continue
        if len(apart) > 1:
            torn.append(tuple(apart.values()))
        elif not last.before or ours.get(cell) == last.before:
            written.append(last)
        else:
            differing.append(last)
    return Answers(tuple(written), tuple(differing), tuple(torn))


def _said(given: Given, there: Mapping[Cell, str]) -> Iterator[Answer]:
    ask = given.ask
    if ask.table in _FIELDS and given.value:
        noted = there.get((ask.table, ask.number, "来源"), "")
        yield _answer(given, _FIELDS[ask.table], given.value, there, noted)
    if ask.table == "上年计划" and given.state:
        yield _answer(_at(given, given.state_at), "状态", given.state, there)
    if ask.table == "指标" and given.value and given.figure is None and given.sure:
        yield _answer(given, "今年", given.value, there, there.get(("指标", ask.number, "来源"), ""))
    if ask.table == "指标" and given.cause:
        yield _answer(_at(given, given.cause_at), "变动原因", given.cause, there)


def _at(given: Given, place: str) -> Given:
    """The same, said by another cell of its row."""
    return replace(given, source=replace(given.source, where=place or given.source.where))


def _answer(given: Given, field: str, value: str, there: Mapping[Cell, str], noted: str | None = None) -> Answer:
    ask = given.ask
    return Answer(ask, field, value, given.source, there.get((ask.table, ask.number, field), ""), noted)


def _there(dossier: Dossier) -> dict[Cell, str]:
    """What the cells say now."""
    inputs = dossier.inputs
    cells: dict[Cell, str | None] = {}
    for metric in inputs.metrics:
        cells |= {("指标", metric.id, "今年"): metric.now, ("指标", metric.id, "变动原因"): metric.cause}
        cells["指标", metric.id, "来源"] = metric.source
    for promise in inputs.promises:
        cells |= {
            ("上年计划", promise.id, "完成情况"): promise.outcome,
            ("上年计划", promise.id, "状态"): promise.state,
        }
        cells["上年计划", promise.id, "来源"] = promise.source
    for problem in inputs.problems:
        cells |= {
            ("上年问题", problem.id, "整改情况"): problem.remedy,
            ("上年问题", problem.id, "来源"): problem.source,
        }
    return {cell: text for cell, text in cells.items() if text}
