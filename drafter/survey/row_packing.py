"""Rows of tables as a few bytes and back. What comes back is checked cell by cell: it may have been changed on the way."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any, TypeAlias

from drafter.survey.store_columns import Column
from drafter.survey.store_tables import TABLES, Table

Rows: TypeAlias = Mapping[str, Sequence[Any]]
"""Name of a table -> its rows, nouns of the table."""
_MOST = 256 * 2**20
"""Bytes of the rows of one report at most, unpacked; the longest report known has 1 MB."""
_TABLES = {table.name: table for table in TABLES}


def packed(rows: Rows) -> bytes:
    """Rows by table -> bytes."""
    told = {name: [[_told(cell) for cell in astuple(row)] for row in lot] for name, lot in rows.items()}
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def unpacked(data: bytes) -> dict[str, list[Any]]:
    """What `packed` made -> rows by table. ValueError for anything else."""
    try:
        opened = zlib.decompressobj()
        told = json.loads(opened.decompress(data, _MOST).decode("utf-8", "surrogatepass"))
    except (zlib.error, RecursionError) as error:
        raise ValueError("no rows") from error
    if not opened.eof or not isinstance(told, dict) or not told.keys() <= _TABLES.keys():
        raise ValueError("no rows")
    return {name: [row_of(_TABLES[name], cells) for cells in _listed(lot)] for name, lot in told.items()}


def row_of(table: Table, cells: object) -> Any:
    """Cells of JSON -> the row. ValueError where they are not the table's."""
    found, columns = _listed(cells), table.columns
    if len(found) != len(columns):
        raise ValueError(f"no row of {table.name}")
    return table.row(*(_cell(cell, column) for cell, column in zip(found, columns, strict=True)))


def _told(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _cell(cell: object, column: Column) -> object:
    if cell is None and column.missing:
        return None
    if column.kind is date and isinstance(cell, str):
        return date.fromisoformat(cell)
    if column.kind is float and type(cell) is int:
        return float(cell)
    if type(cell) is not column.kind:
        raise ValueError(f"no {column.name}")
    return cell


def _listed(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    raise ValueError("no list")
