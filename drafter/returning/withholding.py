"""Of a draft known by its words alone: what it no longer has may only not have been read, so nothing is struck out for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from drafter.model.change import DropRow, SetCell
from drafter.model.inputs import ANNEX_ONLY
from drafter.model.manifest import Manifest
from drafter.model.manuscript import SHEET, TABLE
from drafter.model.raw_material import REFUSED
from drafter.model.returned import Proposed, Unplaced
from drafter.returning.outlining import NO_ROWS, Row

_STRIKES = {("正文", "处理"): "删去", ("上年计划", "归入"): ANNEX_ONLY, ("素材", "处理"): REFUSED}
"""Cells that take a row out of the report, and what they say then."""


def without_strikes(
    proposed: Sequence[Proposed], manifest: Manifest, kept: Collection[Row] = NO_ROWS
) -> tuple[list[Proposed], list[Unplaced]]:
    """Changes -> those that strike out no whole row, and the others as told of, with the words that the draft printed of it.
    kept: rows that leave the text as their words stand elsewhere in it now."""
    struck = [one for one in proposed if strikes(one) and tuple(one.where.split(" ")[:2]) not in kept]
    told: dict[str, Unplaced] = {}
    for one in (_told(one, manifest) for one in struck):
        known = told.get(one.text)
        told[one.text] = replace(known, near=f"{known.near}、{one.near}") if known else one
    return [one for one in proposed if one not in struck], list(told.values())


def strikes(one: Proposed) -> bool:
    """Whether a change strikes out a whole row."""
    change = one.change
    if isinstance(change, SetCell):
        if (change.table, change.field) == ("提纲", "不写"):
            return bool(change.new)
        return change.new is not None and _STRIKES.get((change.table, change.field)) == change.new
    return isinstance(change, DropRow)


def _told(one: Proposed, manifest: Manifest) -> Unplaced:
    row = one.where.split(" ")[:2]
    lines = (line for line in manifest.lines if line.look not in (*SHEET, *TABLE))
    words = next((line.text for line in lines if any([*run.cell[:2]] == row for run in line.runs)), "")
    why = "改稿里没有这一段；只照文字认的稿子，不照它删整段，确实删了的，在表里删"
    return Unplaced(words or "（空着的一条）", " ".join(row), why, by_key=False)
