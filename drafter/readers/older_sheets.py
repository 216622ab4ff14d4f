"""Run apart, within bounds: an older workbook -> its sheets as JSON, through calamine. Values only: no formula, no macro, no link."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import python_calamine as calamine


def main(source: str, target: str, keys: str, *most: str) -> None:
    """Paths of a workbook and of the JSON to be written; how the name of a hidden sheet begins that is read all the same; how
    many sheets, rows and columns are read at most."""
    sheets, rows, columns = map(int, most)
    try:
        book = calamine.CalamineWorkbook.from_path(source)
        seen = [
            one.name
            for one in book.sheets_metadata
            if one.visible == calamine.SheetVisibleEnum.Visible or one.name.startswith(keys)
        ]
        told: dict[str, Any] = {"sheets": [_sheet(book, name, rows, columns) for name in seen[:sheets]]}
    except (calamine.CalamineError, OSError, ValueError):
        told = {"refused": "broken"}
    Path(target).write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def _sheet(book: Any, name: str, rows: int, columns: int) -> dict[str, Any]:
    """A sheet from its first row and column on: cells as text, numbers as numbers; merged areas as (row, column) pairs."""
    sheet = book.get_sheet_by_name(name)
    table = sheet.to_python(skip_empty_area=False, nrows=rows)
    return {
        "name": name,
        "rows": [[_cell(value) for value in row[:columns]] for row in table],
        "merged": [(*first, *last) for first, last in sheet.merged_cell_ranges or ()],
    }


def _cell(value: object) -> str | float | int:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value if isinstance(value, (int, float)) else str(value).strip()


if __name__ == "__main__":
    main(*sys.argv[1:])
