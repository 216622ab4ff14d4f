"""The rows of a dossier's tables as the browser has them: cells, state, what papers offer, what belongs to each kind of row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from drafter.model.dossier import Dossier
from drafter.model.form import Row
from drafter.model.headline import HeadingInput
from drafter.model.inputs import (
    LEADING,
    NOT_COUNTED,
    MetricInput,
    NewProblemInput,
    NextPlanInput,
    PassageInput,
    ProblemInput,
    PromiseInput,
)
from drafter.model.raw_material import RawMaterial
from drafter.page.addresses import HEAD, Json
from drafter.page.more_of_rows import More
from drafter.page.offers import Offer, offers
from drafter.page.understood import Cells, Understood

_UNNUMBERED = re.compile(r"第\d+条|.*（\d+）")
"""What a row is called that has no 编号, or one that another row has."""


def shown_rows(understood: Understood, dossier: Dossier | None) -> dict[str, dict[str, Json]]:
    """What is understood of a dossier -> the rows of each table by 编号, in order."""
    more = More(dossier, understood.keys) if dossier else None
    held = _held(dossier) if dossier else {}
    return {
        name: {
            key: _shown(name, key, cells, held.get((name, place)), more)
            for place, (key, cells) in enumerate(rows.items())
        }
        for name, rows in understood.rows.items()
    }


def _held(dossier: Dossier) -> Mapping[tuple[str, int], Row]:
    return {(str(row.ref[0]), int(row.ref[1])): row for row in dossier.inputs.rows()}


def _shown(name: str, key: str, cells: Cells, row: Row | None, more: More | None) -> Json:
    offered = offers(name, cells)
    locked = bool(name != HEAD and _UNNUMBERED.fullmatch(key))
    told: Json = {
        "key": key,
        "cells": dict(cells),
        "state": _state(row, offered, more),
        "locked": f"这一条没有自己的编号，请在{name}.yaml 里改" if locked else "",
        "proposals": [_offered(n, one) for n, one in enumerate(offered)],
    }
    return told | more.of(row) if row and more else told


def _offered(n: int, one: Offer) -> Json:
    return {
        "n": n,
        "field": one.field,
        "value": one.value,
        "source": one.source,
        "file": one.file,
        "where": one.where,
        "why": one.why,
        "certain": one.certain,
    }


def _state(row: Row | None, offered: tuple[Offer, ...], more: More | None) -> str:
    """How far a row is, in a word; empty for one that is not to be filled in."""
    told = next((told for kind, told in _STATES if isinstance(row, kind)), None)
    return told(row, offered, more) if told else ""


def _of_metric(row: MetricInput, offered: tuple[Offer, ...], _more: More | None) -> str:
    if not row.now:
        return ("空", "有建议", "说法不一")[min(len(offered), 2)]
    if row.now == NOT_COUNTED:
        return NOT_COUNTED
    if row.figure is None:
        return "读不成数"
    return "同上年" if row.now == row.before else "填好"


def _of_promise(row: PromiseInput, offered: tuple[Offer, ...], more: More | None) -> str:
    if row.section == LEADING or (more and row.ref in more.dossier.leads):
        return LEADING
    return _answered(row.outcome, offered)


def _of_problem(row: ProblemInput, offered: tuple[Offer, ...], _more: More | None) -> str:
    return _answered(row.remedy, offered)


def _answered(text: str | None, offered: tuple[Offer, ...]) -> str:
    return "写好" if text else "有建议" if offered else "没写"


def _of_passage(row: PassageInput, _offered: tuple[Offer, ...], more: More | None) -> str:
    if row.handling in ("删去", "沿用"):
        return row.handling
    if not row.text:
        return "没写"
    return "没改" if more and row.ref in more.dossier.repeated else "写好"


def _of_plan(row: NewProblemInput | NextPlanInput, _offered: tuple[Offer, ...], _more: More | None) -> str:
    return "写好" if row.text else "没写" if row.is_meant else "备选"


def _of_heading(row: HeadingInput, _offered: tuple[Offer, ...], more: More | None) -> str:
    return "不写" if more and row.id in more.dossier.inputs.outline.declined else "写好"


def _of_material(row: RawMaterial, _offered: tuple[Offer, ...], _more: More | None) -> str:
    return row.handling or "未定"


_STATES: tuple[tuple[type[Row], Callable[..., str]], ...] = (
    (MetricInput, _of_metric),
    (PromiseInput, _of_promise),
    (ProblemInput, _of_problem),
    (PassageInput, _of_passage),
    (NewProblemInput, _of_plan),
    (NextPlanInput, _of_plan),
    (HeadingInput, _of_heading),
    (RawMaterial, _of_material),
)
