"""Older workbooks and those of other programs (xls, et, xlsb, ods) -> tables, read by a program of ours in bounds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.model.inquiry import KEYS
from drafter.model.material import Grid
from drafter.office import outside
from drafter.ooxml.archive import Kind, Package
from drafter.readers.workbook import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, number_shown

_PACKAGE = Kind("表格文件（ods、xlsb）", "用 Excel 或 WPS 打开，另存为 xlsx 后再读", "只留要用的表，另存后再读")
_BOUNDS = outside.Bounds(seconds=10, memory=2**30, work=10)
"""A workbook of fifty sheets takes a tenth of a second and 40 MB."""
_SCRIPT = Path(__file__).with_name("older_sheets.py")


def grids(name: str, data: bytes) -> tuple[Grid, ...]:
    """Bytes of a workbook -> its sheets that are seen and hold something. DrafterError when it is broken, locked, hostile."""
    if data.startswith(b"PK"):
        Package(data, name, _PACKAGE).check()
    with outside.folder() as folder:
        source, target = folder / "in", folder / "sheets.json"
        source.write_bytes(data)
        most = map(str, (MAX_SHEETS, MAX_ROWS, MAX_COLUMNS))
        done = outside.run(outside.python(_SCRIPT, source, target, KEYS, *most), _BOUNDS)
        told: dict[str, Any] = (
            json.loads(target.read_text("utf-8")) if done and target.is_file() else {"refused": "broken"}
        )
    if "refused" in told:
        fix = "用 Excel 或 WPS 打开，取消密码，另存为 xlsx 后再读"
        raise DrafterError(f"“{name}”不是完好的表格文件，或者有打开密码，没有读", fix=fix)
    made: list[Grid] = []
    room = MAX_CELLS
    for sheet in told["sheets"]:
        rows = _spread([list(map(_shown, row)) for row in sheet["rows"]], sheet["merged"])
        room -= sum(map(len, rows))
        if room >= 0 and any(any(row) for row in rows):
            made.append(Grid(sheet["name"], len(made) + 1, tuple(map(tuple, rows))))
    return tuple(made)


def _spread(rows: list[list[str]], merged: Sequence[Sequence[int]]) -> list[list[str]]:
    """Rows, with what a merged cell shows repeated over its area."""
    for top, left, bottom, right in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return rows


def _shown(value: str | float) -> str:
    return value if isinstance(value, str) else number_shown(repr(value), "")
