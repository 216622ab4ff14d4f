"""Older workbooks and those of other programs (xls, et, xlsb, ods) -> tables, through calamine: values only, no formula, no macro."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import python_calamine as calamine

from drafter.model.finding import DrafterError
from drafter.model.material import Grid
from drafter.ooxml.archive import Kind, Package
from drafter.readers.workbook import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, number_shown

_PACKAGE = Kind("表格文件（ods、xlsb）", "用 Excel 或 WPS 打开，另存为 xlsx 后再读", "只留要用的表，另存后再读")


def grids(name: str, data: bytes) -> tuple[Grid, ...]:
    """Bytes of a workbook -> its sheets that are seen and hold something. DrafterError when it cannot be read."""
    if data.startswith(b"PK"):
        Package(data, name, _PACKAGE).check()
    found: list[Grid] = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        seen = [one.name for one in book.sheets_metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        for title in seen[:MAX_SHEETS]:
            rows = _rows(book.get_sheet_by_name(title))
            if any(any(row) for row in rows):
                found.append(Grid(title, len(found) + 1, rows))
    except (calamine.CalamineError, OSError, ValueError) as error:
        fix = "用 Excel 或 WPS 打开，取消密码，另存为 xlsx 后再读"
        raise DrafterError(f"“{name}”不是完好的表格文件，或者有打开密码，没有读", fix=fix) from error
    return tuple(found)


def _rows(sheet: Any) -> tuple[tuple[str, ...], ...]:
    """A sheet -> what its cells show, merged ones repeated, from its first row and column on."""
    if sheet.height * sheet.width > MAX_CELLS:
        raise ValueError("too many cells")
    table = [
        [_shown(cell) for cell in row[:MAX_COLUMNS]] for row in sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)
    ]
    for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or ():
        for row in table[r1 : r2 + 1]:
            row[c1 : c2 + 1] = [table[r1][c1]] * len(row[c1 : c2 + 1])
    return tuple(tuple(row) for row in table)


def _shown(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return number_shown(repr(value), "")
    if isinstance(value, (date, datetime)):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip()
