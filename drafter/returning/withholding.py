"""Of a draft known by its words alone: what it no longer has may only not have been read, so nothing is struck out for it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.change import DropRow, SetCell
from drafter.model.inputs import ANNEX_ONLY
from drafter.model.returned import Proposed, Unplaced

_STRIKES = {("正文", "处理"): "删去", ("上年计划", "归入"): ANNEX_ONLY}
"""Cells that take a row out of the report, and what they say then."""


def without_strikes(proposed: Sequence[Proposed]) -> tuple[list[Proposed], list[Unplaced]]:
    """Changes -> those that strike out no whole row, and the others as told of."""
    struck = [one for one in proposed if _strikes(one)]
    return [one for one in proposed if one not in struck], [_told(one) for one in struck]


def _strikes(one: Proposed) -> bool:
    change = one.change
    if isinstance(change, SetCell):
        if (change.table, change.field) == ("提纲", "不写"):
            return bool(change.new)
        return change.new is not None and _STRIKES.get((change.table, change.field)) == change.new
    return isinstance(change, DropRow)


def _told(one: Proposed) -> Unplaced:
    row = " ".join(one.where.split(" ")[:2])
    return Unplaced(f"改稿里没有 {row}", row, "只照文字认的稿子，不照它删整段；确实删了的，在表里删", by_key=False)
