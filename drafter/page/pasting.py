"""A column copied out of a workbook -> what each cell below would say; nothing is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from drafter.page.addresses import Json
from drafter.page.bare_figures import is_figure, with_unit
from drafter.page.refused import Refusal
from drafter.zh.figures import Figure
from drafter.zh.hygiene import squeeze

_MOST = 5000
"""Lines of a paste at most."""
_NAMES = ("编号", "名称", "计划", "问题")
"""Cells by which a line may name its row."""

Rows = Mapping[str, Json]


def pasted(rows: Rows, table: str, field: str, keys: Sequence[str], text: str) -> Json:
    """The rows of a table, the field pasted into, the rows from there down as they are shown, and the clipboard -> a preview.
    Lines of several columns whose first one names rows go to those, others in order."""
    lines = _lines(text)
    named = _by_name(rows, lines)
    pairs = named or [(key, line[0]) for key, line in zip(keys, lines, strict=False)]
    return {
        "cells": [_cell(rows[key], table, field, value) for key, value in pairs],
        "left": max(len(lines) - len(pairs), 0),
        "matched": "按名称" if named else "按位置",
    }


def _lines(text: str) -> list[list[str]]:
    """The clipboard -> lines of cells, without those at the end that say nothing."""
    try:
        lines = [[one.strip() for one in line] or [""] for line in csv.reader(io.StringIO(text), "excel-tab")]
    except csv.Error as error:
        raise Refusal(422, "refused", "粘贴来的内容读不懂，还没填", "只复制一列数，再粘贴") from error
    while lines and not any(lines[-1]):
        lines.pop()
    if len(lines) > _MOST:
        raise Refusal(413, "too_large", f"粘贴来{len(lines)}行，太多，还没填", f"一次最多{_MOST}行")
    return lines


def _by_name(rows: Rows, lines: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Rows and values, where most lines name their row first and say its value last."""
    called: dict[str, str] = {}
    for key, row in rows.items():
        cells = row["cells"]
        names = [cells.get(name) for name in _NAMES] if isinstance(cells, dict) else []
        called |= {squeeze(str(name)): key for name in (key, *names) if name}
    found = [(at, line[-1]) for line in lines if len(line) > 1 and (at := called.get(squeeze(line[0])))]
    return found if found and len(found) * 2 >= len(lines) else []


def _cell(row: Json, table: str, field: str, value: str) -> Json:
    cells, key = row["cells"], str(row["key"])
    seen = cells.get(field) if isinstance(cells, dict) else None
    figure = is_figure(table, field)
    new = with_unit(value, row) if figure else value
    state = "空" if not new else "同" if new == seen else "换" if seen else "填"
    unread = figure and state in ("填", "换") and Figure.parse(new, bare=True) is None
    told = "读不成数，请核对" if unread else ""
    return {
        "at": (table, key, field),
        "seen": seen,
        "new": new or None,
        "state": "读不成数" if unread else state,
        "message": told,
    }
