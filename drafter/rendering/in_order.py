"""Paragraphs and plans under one heading -> stretches in the order of last year's report: 预期目标, then 为实现上述目标……"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from drafter.model.form import Row
from drafter.model.inputs import NextPlanInput, PassageInput
from drafter.model.place import Ref

_R = TypeVar("_R", bound=Row)


@dataclass
class Stretch:
    """Paragraphs, and the plans that stand behind them."""

    passages: list[PassageInput] = field(default_factory=list)
    plans: list[NextPlanInput] = field(default_factory=list)


def stretches(
    passages: Sequence[PassageInput], plans: Sequence[NextPlanInput], stood: Mapping[Ref, int], end: int
) -> list[Stretch]:
    """Both keep her order. stood: address of a row -> the paragraph of last year's report in which its words stood; a row that
    stood in none stands with the one before it. end: the last paragraph of last year's plan, where no plan stood in it. What
    stood behind all plans makes the last stretch, without plans."""
    left, made = list(_filled(passages, stood, 0)), [Stretch()]
    first = next((stood[plan.ref] for plan in plans if stood.get(plan.ref)), end)
    for plan, at in _filled(plans, stood, first):
        count = next((number for number, (_, place) in enumerate(left) if place >= at), len(left))
        before = [row for row, _ in left[:count]]
        made += [Stretch()] if before and made[-1].plans else []
        made[-1].passages += before
        made[-1].plans.append(plan)
        del left[:count]
    return [*made, Stretch([row for row, _ in left])] if left else made


def _filled(rows: Sequence[_R], stood: Mapping[Ref, int], first: int) -> Iterator[tuple[_R, int]]:
    """Rows, each with the paragraph it stood in or the one before it; those before the first, with `first`."""
    at = first
    for row in rows:
        at = stood.get(row.ref) or at
        yield row, at
