"""Rows of a table as a Parquet file, and back. What is read is looked at first: it may be anybody's. Loaded only where the
extra is there (see extras)."""

from __future__ import annotations

import io
import os
import stat
import zlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from drafter import storage
from drafter.survey.store_columns import Column
from drafter.survey.store_tables import Table

_MOST = 4 * 2**30
"""Bytes of a file of a store at most, as it lies there and unpacked: a 256th of a country's sentences has 60 MB."""
_MARK = b"drafter"
"""Where a file says what it belongs to."""
_SUM, _AT_ONCE = b"drafter.crc32", 2**20
"""Where a file says the CRC-32 of all that is before its footer: some 20 times faster than to unpack it; bytes summed at once."""
_TAIL = 8
"""Bytes behind the footer: its length, and PAR1."""


class NotOurs(ValueError):
    """A file of a store that is damaged, or is not as drafter writes it."""


def written(table: Table, rows: Sequence[Any], mark: str, kept: pa.Table | None = None) -> bytes:
    """Rows of a table, a mark, and the rows of its file that stay -> the file's bytes, rows by report."""
    whole = as_table(table, rows)
    if kept is not None and kept.num_rows:
        whole = pa.concat_tables([kept, whole]).combine_chunks()
    if "report" in whole.column_names:
        whole = whole.sort_by("report")
    into = io.BytesIO()
    whole = whole.replace_schema_metadata({_MARK: mark})
    with pq.ParquetWriter(into, whole.schema, compression="zstd") as writer:
        writer.write_table(whole)
        writer.add_key_value_metadata({_SUM: str(zlib.crc32(into.getbuffer()))})
    return into.getvalue()


def as_table(table: Table, rows: Sequence[Any]) -> pa.Table:
    """Rows of a table as pyarrow has them."""
    schema = schema_of(table)
    cells = [pa.array([getattr(row, field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(cells, schema=schema)


def schema_of(table: Table) -> pa.Schema:
    """The Parquet schema of a table; each field tells its Chinese name and its meaning."""
    return pa.schema([_field(column) for column in table.columns])


def _field(column: Column) -> pa.Field:
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    told = {"name": column.told.name, "meaning": column.told.meaning}
    return pa.field(column.name, kinds[column.kind], nullable=column.missing, metadata=told)


def mark_of(folder: Path, relative: Path, table: Table) -> str | None:
    """The mark of a file in a store; None where there is no such file, or it is damaged, be it in the middle, or not ours."""
    try:
        with _opened(folder, relative, table) as file:
            told: bytes = (file.schema_arrow.metadata or {}).get(_MARK, b"")
            return told.decode("utf-8", "replace")
    except (FileNotFoundError, NotOurs):
        return None


def read(folder: Path, relative: Path, table: Table, columns: Sequence[str] | None = None) -> pa.Table:
    """A file in a store -> its columns. FileNotFoundError; NotOurs where it is no such file."""
    with _opened(folder, relative, table) as file:
        try:
            found = file.read(columns=list(columns) if columns else None)
            found.validate(full=True)
        except (pa.ArrowException, OSError) as error:
            raise NotOurs(str(error)) from error
    return found.replace_schema_metadata(None)


def _opened(folder: Path, relative: Path, table: Table) -> pq.ParquetFile:
    path = storage.within(folder, relative)
    if path is None:
        raise NotOurs("a link that leads away")
    told = path.stat()
    if not stat.S_ISREG(told.st_mode) or told.st_size > _MOST:
        raise NotOurs("no file of ours")
    try:
        file = pq.ParquetFile(os.fspath(path))
    except (pa.ArrowException, OSError) as error:
        raise NotOurs(str(error)) from error
    groups = range(file.metadata.num_row_groups)
    if not file.schema_arrow.equals(schema_of(table)) or sum(_unpacked(file, n) for n in groups) > _MOST:
        file.close()
        raise NotOurs("other columns, or too large")
    if (file.metadata.metadata or {}).get(_SUM) != _summed(path, told.st_size - _TAIL - file.metadata.serialized_size):
        file.close()
        raise NotOurs("damaged inside")
    return file


def _summed(path: Path, size: int) -> bytes:
    """The CRC-32 of the first bytes of a file, in digits."""
    crc = 0
    with path.open("rb") as file:
        while size > 0 and (some := file.read(min(size, _AT_ONCE))):
            crc, size = zlib.crc32(some, crc), size - len(some)
    return str(crc).encode()


def _unpacked(file: pq.ParquetFile, group: int) -> int:
    size: int = file.metadata.row_group(group).total_byte_size
    return size


def of_reports(found: pa.Table, reports: Collection[str]) -> pa.Table:
    """A table -> its rows that are of some reports."""
    return found.filter(pc.is_in(found["report"], value_set=pa.array(sorted(reports), pa.string())))


def rows_of(found: pa.Table, table: Table) -> Iterator[Any]:
    """A table of pyarrow, all its columns -> its rows."""
    for batch in found.to_batches():
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield table.row(*cells)
