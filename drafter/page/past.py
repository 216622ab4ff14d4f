"""Who changed which cell when, as windows show it."""

from __future__ import annotations

from drafter.case import FIRST, snapshots, undoing
from drafter.case.told import Difference, Told
from drafter.page.addresses import Json
from drafter.page.sitting import Sitting
from drafter.zh.personal import masked

_PAGE, _CELLS = 40, 60
"""Changes told at a time; cells of a change that are told."""
_LONGEST = 400
"""Characters of a cell that are told."""

_LAID = "立卷"
"""Who made a change, where a command wrote its own name: it laid the dossier out."""


def history(here: Sitting, row: str, before: int) -> Json:
    """A dossier's changes, the newest first. row: as undoing.told takes it, empty for all; before: those older than a number, 0
    for all."""
    every = [one for one in undoing.told(here.folder, row) if not before or one.entry.number < before]
    taken_back = undoing.taken_back(snapshots.entries(here.folder))
    page = every[:_PAGE]
    return {
        "entries": [_entry(one, one.entry.number in taken_back) for one in page],
        "next": page[-1].entry.number if len(every) > _PAGE else None,
    }


def _entry(one: Told, undone: bool) -> Json:
    entry, told = one.entry, one.differences
    first = entry.by in (FIRST, snapshots.UPGRADE) or entry.before.get("案卷.yaml", "") is None
    return {
        "entry": entry.number,
        "when": entry.when,
        "by": _LAID if entry.by.isascii() else entry.by,
        "undoes": entry.undoes,
        "undone": undone,
        "can_undo": not first and not undone and bool(entry.tables),
        "tables": [name.removesuffix(".yaml") for name in entry.tables],
        "cells": [_cell(cell) for cell in told[:_CELLS]],
        "more": max(len(told) - _CELLS, 0),
    }


def _cell(one: Difference) -> Json:
    return {"at": (one.table, one.row, one.field), "before": _short(one.before), "after": _short(one.after)}


def _short(text: str | None) -> str | None:
    """What a cell said, numbers of persons covered, as far as it is told."""
    told = masked(text) if text else text
    return told if told is None or len(told) <= _LONGEST else f"{told[:_LONGEST]}……"
