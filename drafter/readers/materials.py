"""Any file a department hands in -> a paper with its words and its tables. What `readers.read` reads, and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.model.inquiry import KEYS, is_keys
from drafter.model.manuscript import TABLE, Manuscript, Para
from drafter.model.material import Grid, Material
from drafter.readers import encoding
from drafter.readers.word_tables import LEAD

_CSV = (".csv", ".tsv")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMED = "Workbook".encode("utf-16-le"), "Book".encode("utf-16-le")
"""Streams of an OLE file that hold a workbook; its directory names them."""
_SAMPLE, _ROWS, _COLUMNS = 4000, 3000, 120
_TABLE_FIX = "用 Excel 打开，另存为 xlsx 后再读"


def material(path: Path, name: str, data: bytes) -> Material:
    """A file's path, the name it goes by and its bytes -> the paper. DrafterError when it cannot be read."""
    from drafter.readers import docx, manuscript_of, word_tables, workbook

    if _is_older(data):
        from drafter.readers import calamine

        return _tabled(name, calamine.grids(name, data))
    if workbook.claims(data):
        return _tabled(name, workbook.grids(name, data))
    if path.suffix.lower() in _CSV:
        return _tabled(name, _separated(path, data))
    paper = manuscript_of(path, data)
    grids = word_tables.grids(name, data) if docx.claims(data) else _ruled(paper.paras)
    return Material(name, paper, grids, tuple(doubt.message for doubt in paper.doubts))


def _is_older(data: bytes) -> bool:
    """Whether the bytes are an OLE file with a workbook in it, or a package that calls itself a spreadsheet."""
    if data.startswith(_OLE):
        return any(name in data for name in _NAMED) and "WordDocument".encode("utf-16-le") not in data
    head = data[:200]
    return data.startswith(b"PK\x03\x04") and (b"opendocument.spreadsheet" in head or b"xl/workbook.bin" in data)


def _tabled(name: str, grids: tuple[Grid, ...]) -> Material:
    """A workbook: what is hidden in it is told."""
    if not grids:
        raise DrafterError(f"“{name}”里的表都是空的", fix="确认存盘成功，或换一份有内容的文件")
    told = []
    behind = tuple(grid for grid in grids if grid.name.startswith(KEYS))
    grids = tuple(grid for grid in grids if grid not in behind)
    for grid in grids:
        columns = [n for n in sorted(grid.hidden_columns) if not is_keys(row[n] for row in grid.rows)]
        hidden = [f"{grid.where(0, n).split('!')[1][:-1]}列" for n in columns]
        hidden += [f"第{n + 1}行" for n in sorted(grid.hidden_rows)]
        if hidden:
            told.append(f"“{grid.name}”里隐藏的{'、'.join(hidden[:6])}没有用")
    return Material(name, Manuscript(()), grids, tuple(told), behind)


def _separated(path: Path, data: bytes) -> tuple[Grid, ...]:
    """Text with a mark between cells -> its table."""
    text, _ = encoding.decode(data)
    mark = max(",;\t，", key=text[:_SAMPLE].count)
    try:
        rows = [
            tuple(map(str.strip, row))
            for row, _ in zip(csv.reader(io.StringIO(text), delimiter=mark), range(_ROWS), strict=False)
        ]
    except csv.Error as error:
        raise DrafterError(f"“{path.name}”不是完好的 csv 文件", fix=_TABLE_FIX) from error
    return (Grid(path.stem, 1, _even(rows)),) if rows else ()


def _even(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows, all as long as the longest."""
    width = min(_COLUMNS, max(map(len, rows)))
    return tuple((row + ("",) * (width - len(row)))[:width] for row in rows)


def _ruled(paras: tuple[Para, ...]) -> tuple[Grid, ...]:
    """Rows that a reader found in a page or a print -> tables."""
    found: list[Grid] = []
    rows: list[tuple[str, ...]] = []
    lead = ""
    for number, para in enumerate((*paras, None), start=1):
        if para is not None and para.look in TABLE:
            lead = lead if rows else " ".join(one.text for one in paras[max(0, number - 1 - LEAD) : number - 1])
            rows.append(tuple(cell.strip() for cell in para.text.split("\t")))
        elif rows:
            even = _even(rows)
            if len(even) > 1 and len(even[0]) > 1:
                found.append(Grid("", len(found) + 1, even, lead=lead))
            rows = []
    return tuple(found)
