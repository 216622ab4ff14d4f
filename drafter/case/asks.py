"""A dossier -> what is asked of each 科室: a row for every figure, promise and problem of last year, and for rows of hers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from drafter.model.dossier import Dossier
from drafter.model.form import Row
from drafter.model.inputs import LEADING, MetricInput, ProblemInput, PromiseInput
from drafter.model.inquiry import Ask
from drafter.model.joined import Joined
from drafter.model.offices import Offices
from drafter.model.report import Commitment, Problem, Statistic
from drafter.tables.office_list import about_figure, about_problem, about_promise
from drafter.zh.hygiene import squeeze

REST = "办公室"
"""Who answers for what none does, where nothing else is said."""

_R = TypeVar("_R", bound=Row)
_P = TypeVar("_P")


def asks_of(dossier: Dossier, offices: Offices) -> tuple[Ask, ...]:
    """A dossier, and which 科室 answers for what -> what is asked, table by table in the order of the rows. A row that names no
    科室 is asked of the one proposed for it; rows without a number cannot be answered, and are not asked."""
    rest = offices.rest or REST
    joins = dossier.joins
    figures, promises, problems = _by_row(joins.metrics), _by_row(joins.promises), _by_row(joins.problems)
    told = [
        *(_figure(row, figures.get(row.ref), offices, dossier) for row in dossier.inputs.metrics),
        *(
            _promise(row, promises.get(row.ref), offices)
            for row in dossier.inputs.promises
            if row.section != LEADING and row.ref not in dossier.leads
        ),
        *(_problem(row, problems.get(row.ref), offices) for row in dossier.inputs.problems),
    ]
    return tuple(ask for ask in _with_office(told, rest) if ask.number)


def _with_office(asks: Iterable[Ask], rest: str) -> Iterator[Ask]:
    yield from (ask if ask.office else replace(ask, office=rest, placed=False) for ask in asks)


def _by_row(joined: Sequence[Joined[_P, _R]]) -> dict[tuple[str | int, ...], Joined[_P, _R]]:
    """The address of each row -> what it answers, the first where it answers two reports."""
    return {one.row.ref: one for one in reversed(joined) if one.row}


def _figure(row: MetricInput, one: Joined[Statistic, MetricInput] | None, offices: Offices, dossier: Dossier) -> Ask:
    told: tuple[list[str], str] = ([row.name], "")
    if one:
        report = next(report for report in dossier.priors if one.prior in report.statistics)
        told = about_figure(one.prior, report)
    return Ask(
        "指标", _token(row, row.name, one), row.id, row.office or offices.proposed(*told), row.name,
        one.prior.id if one else "", row.before or "", row.scope or "", row.now or "", row.source or "",
    )  # fmt: skip


def _promise(row: PromiseInput, one: Joined[Commitment, PromiseInput] | None, offices: Offices) -> Ask:
    about = about_promise(one.prior) if one else [row.text]
    return Ask(
        "上年计划", _token(row, row.text, one), row.id, row.office or offices.proposed(about), row.text,
        one.prior.id if one else "", now=row.outcome or "", source=row.source or "", state=row.state or "",
    )  # fmt: skip


def _problem(row: ProblemInput, one: Joined[Problem, ProblemInput] | None, offices: Offices) -> Ask:
    about = about_problem(one.prior) if one else [row.text]
    return Ask(
        "上年问题", _token(row, row.text, one), row.id, row.office or offices.proposed(about), row.text,
        one.prior.id if one else "", now=row.remedy or "", source=row.source or "",
    )  # fmt: skip


def _token(row: Row, words: str, one: Joined[_P, _R] | None) -> str:
    """What stands for a row in a form: the key of what it answers; of a row of hers its table and words."""
    own = f"{row.ref[0]}\0{squeeze(words)}"
    return one.key.token if one else hashlib.sha256(own.encode()).hexdigest()[:16]
