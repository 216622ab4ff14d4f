"""What returned forms give, put beside what papers give: values in the first place, answers before all others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.model.collected import Answered, Found, Proposal, Reply
from drafter.model.form_given import Given, Returned
from drafter.model.inquiry import Ask, Sheet
from drafter.model.kind import Part
from drafter.model.report import Statistic
from drafter.zh.figures import Figure

_SURE, _UNSURE, _AGAINST = 0.99, 0.6, 0.8
"""Chance that is told of a value of a form, of one that a person is to look at; from which a paper's value contradicts it."""
_SAID = {"已完成": "answered", "推进中": "partly", "未启动": "none", "已调整": "partly", "": "answered"}


def with_figures(found: Sequence[Found], forms: Iterable[Returned]) -> tuple[Found, ...]:
    """Last year's figures with what papers give -> the same with what forms give; a figure of hers that last year's report does
    not have comes at the end."""
    given = _by_prior(forms, Sheet.FIGURES)
    mine = tuple(_figure(one, given.pop(one.statistic.id, ())) for one in found)
    own = (held for held in given.values() if not held[0].ask.prior)
    return (*mine, *(_figure(Found(_statistic(held[0].ask)), held) for held in own))


def with_answers(found: Sequence[Answered], forms: Iterable[Returned], sheet: Sheet) -> tuple[Answered, ...]:
    """Promises or problems with what papers answer -> the same with what forms answer before it."""
    given = _by_prior(forms, sheet)
    return tuple(_answer(one, given.get(one.asked.id, ())) for one in found)


def _by_prior(forms: Iterable[Returned], sheet: Sheet) -> dict[str, list[Given]]:
    """The id of what last year's report says, the 编号 of a row of hers -> what forms give for it."""
    held: dict[str, list[Given]] = {}
    for one in (one for form in forms for one in form.given if one.ask.sheet is sheet):
        held.setdefault(one.ask.prior or one.ask.number, []).append(one)
    return held


def _figure(found: Found, given: Sequence[Given]) -> Found:
    usable = sorted((one for one in given if one.value and one.figure), key=lambda one: not one.sure)
    if not usable:
        return found
    top = usable[0]
    assert top.figure
    others = [one for one in usable[1:] if one.sure and one.figure and one.figure.value != top.figure.value]
    against = [
        one
        for place, one in enumerate(found.proposals)
        if ((one.score >= _AGAINST and not one.why) or (found.filled and not place))
        and one.figure.value != top.figure.value
    ]
    told = [f"{one.source}：{one.value}" for one in others] + [f"{one.source}：{one.printed}" for one in against]
    filled = top.sure and not told
    explained = [one for one in found.contradictions if not one.partition("：")[2].startswith(top.value)]
    contradictions = tuple(dict.fromkeys((*told, *explained)))
    return Found(found.statistic, (*map(_proposal, usable), *found.proposals), filled, contradictions)


def _proposal(one: Given) -> Proposal:
    assert one.figure
    return Proposal(one.source, one.shown, one.value, one.figure, _SURE if one.sure else _UNSURE, one.why)


def _statistic(ask: Ask) -> Statistic:
    """A row of hers as a figure that no report has."""
    figure = Figure.parse(ask.before, bare=True) if ask.before else None
    return Statistic(ask.number, ask.text, figure or Figure("", Decimal(0), ""), "", 0, Part.SUMMARY, 0, 0)


def _answer(found: Answered, given: Sequence[Given]) -> Answered:
    said = [one for one in given if one.value]
    if not said:
        return found
    replies = tuple(Reply(replace(one.source, quote=one.value), _SURE) for one in said)
    return Answered(found.asked, _SAID[said[0].state], (*replies, *found.replies))
