"""The store of a survey: a folder of Parquet files, a table a folder, its reports parted by the first digits of their digests.

Each file is replaced whole, and says which reports and pairs it is of. After a power cut an opening's files may differ: a survey
takes that for not there, as it does what is damaged or not ours, and reads its reports again. Who opens a store to use it is told.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from drafter import storage
from drafter.model.finding import DrafterError
from drafter.survey import parquet_files
from drafter.survey.parquet_files import NotOurs
from drafter.survey.received import READ
from drafter.survey.spool import Spool
from drafter.survey.store_tables import FILES, OF_A_PAIR, OF_A_REPORT, PAIRS, REPORTS, FileRow, ReportRow, Table
from drafter.survey.tasks import reading

_NAME, _FORM, _MOST_TOLD = "库.json", 1, 4096
_FILES = Path(FILES.name) / "all.parquet"
_HEX = "0123456789abcdef"
FEW, MANY = 1, 2
"""Digits by which a small and a large store is parted: 16 and 256 openings."""
_PARTED = (*OF_A_REPORT, *OF_A_PAIR)


class Pair(NamedTuple):
    """The report of the year before, and the program that compares the two."""

    prior: str
    version: str


class Store:
    """A store as it lies in its folder; digits: by how many it is parted."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.spool, self.digits = folder, Spool(folder), _digits(folder)

    @classmethod
    def opened(cls, folder: Path) -> Store:
        """A folder that should be a store. DrafterError when it is none, or a part of it is damaged or not there."""
        if not (folder / _NAME).is_file():
            raise DrafterError(f"“{folder}”里没有汇总库", fix="核对文件夹名；还没有汇总过的，先汇总")
        store = cls(folder)
        bad = store.damaged
        if bad is not None:
            fix = "把报告再汇总进这个库，坏了的会重读；正在汇总的，等它做完"
            raise DrafterError(f"汇总库“{folder}”里的“{bad.as_posix()}”坏了或者缺了，数会少，没有查", fix=fix)
        return store

    @classmethod
    def made(cls, folder: Path) -> Store:
        """A folder to be a store, made where there is none. DrafterError when something else is in it."""
        if folder.exists() and not folder.is_dir():
            raise DrafterError(f"“{folder}”是文件，不是文件夹", fix="写明放汇总库的文件夹")
        if not (folder / _NAME).is_file():
            if folder.is_dir() and any(not file.name.startswith(".") for file in folder.iterdir()):
                raise DrafterError(f"“{folder}”里有别的东西，没有当汇总库用", fix="换一个空的文件夹放汇总库")
            tell_digits(folder, FEW)
        return cls(folder)

    @cached_property
    def reports(self) -> dict[str, ReportRow]:
        """Digest -> the row of every report in the tables, or on the way there."""
        found = {row.report: row for opening in self.sound for row in self._rows(REPORTS, opening)}
        return found | {row.report: row for row in self.spool.heads()}

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """The later report of each pair in the tables -> the pair."""
        rows = (row for opening in self.sound for row in self._rows(PAIRS, opening))
        return {row.report: Pair(row.prior, row.version) for row in rows}

    @property
    def files(self) -> tuple[FileRow, ...]:
        """The files received, by path; none where there is no list of them, or it is damaged."""
        try:
            return tuple(parquet_files.rows_of(parquet_files.read(self.folder, _FILES, FILES), FILES))
        except (FileNotFoundError, NotOurs):
            return ()

    def rows(self, table: Table) -> Iterator[Any]:
        """The rows of a table, by report and for each in the order of its text; of the files, by path. Of an opening that is
        damaged there are none."""
        if table is FILES:
            yield from self.files
        else:
            for opening in self.sound:
                yield from self._rows(table, opening)

    def reading(self, report: str) -> bytes | None:
        """A report's reading, from where it waits or out of the tables; None where it is in neither."""
        waiting = self.spool.reading(report)
        if waiting is not None or report not in self.reports:
            return waiting
        opening = self.opening_of(report)
        rows = {t.name: list(parquet_files.rows_of(self.part(t, opening, [report]), t)) for t in OF_A_REPORT}
        own = rows.pop(REPORTS.name)
        return reading(own[0], rows)

    def list_files(self, files: Iterable[FileRow]) -> None:
        """Write the list of the files received."""
        rows = sorted(files, key=lambda row: row.path)
        storage.write(self.folder / _FILES, parquet_files.written(FILES, rows, ""))

    @property
    def damaged(self) -> Path | None:
        """The first file of a store, by where it lies in it, that is damaged, not there, or of other reports than the parts beside
        it; None where it is whole. The reports listed say which openings there should be."""
        has = [
            opening for opening in self.openings if any((self.folder / part_at(t, opening)).exists() for t in _PARTED)
        ]
        if parquet_files.mark_of(self.folder, _FILES, FILES) is None:
            return _FILES
        wanted = {self.opening_of(row.report) for row in self.files if row.state == READ}
        return next((self._unlike(o) for o in sorted(wanted.union(has)) if self.marked(o) is None), None)

    def _unlike(self, opening: str) -> Path:
        """Of an opening that is not sound, the part that cannot be read, else the one that is least like the others."""
        marks = {part_at(table, opening): self._mark_of(table, opening) for table in _PARTED}
        often = Counter(marks.values())
        return min(marks, key=lambda part: (marks[part] is not None, often[marks[part]]))

    @property
    def openings(self) -> list[str]:
        """The first digits of digests, by which the store is parted."""
        return [a + b for a in _HEX for b in (_HEX if self.digits == MANY else ("",))]

    def opening_of(self, report: str) -> str:
        """The opening a report is in."""
        return report[: self.digits]

    def marked(self, opening: str) -> str | None:
        """The mark of an opening's parts; None where they are not all there and of the same."""
        return self._marks[opening]

    def part(self, table: Table, opening: str, reports: Sequence[str]) -> pa.Table:
        """The rows of a part that are of some reports; none where it is damaged or not there."""
        try:
            return parquet_files.of_reports(parquet_files.read(self.folder, part_at(table, opening), table), reports)
        except (FileNotFoundError, NotOurs):
            return parquet_files.as_table(table, ())

    def write_part(self, table: Table, opening: str, data: bytes) -> None:
        """Put a part in the place of the one there."""
        storage.write(self.folder / part_at(table, opening), data)

    def heard(self) -> None:
        """Further reports wait: which there are is to be looked up again, the tables are as they were."""
        self.__dict__.pop("reports", None)

    def changed(self) -> None:
        """What was found in the tables is to be looked up again."""
        for name in ("reports", "pairs", "sound", "_marks"):
            self.__dict__.pop(name, None)

    @cached_property
    def _marks(self) -> dict[str, str | None]:
        """The mark of each opening, looked up once until something is written."""
        return {opening: self._mark(opening) for opening in self.openings}

    def _mark(self, opening: str) -> str | None:
        found = {self._mark_of(table, opening) for table in _PARTED}
        return found.pop() if len(found) == 1 else None

    def _mark_of(self, table: Table, opening: str) -> str | None:
        return parquet_files.mark_of(self.folder, part_at(table, opening), table)

    @cached_property
    def sound(self) -> list[str]:
        """The openings whose parts are all there, and of the same reports."""
        return [opening for opening in self.openings if self.marked(opening) is not None]

    def _rows(self, table: Table, opening: str) -> Iterator[Any]:
        try:
            found = parquet_files.read(self.folder, part_at(table, opening), table)
        except (FileNotFoundError, NotOurs):
            return
        yield from parquet_files.rows_of(found, table)


def mark(versions: Mapping[str, str], pairs: Mapping[str, Pair]) -> str:
    """Reports with the programs that read them, and pairs -> what the parts of an opening that has just these are marked with."""
    told = json.dumps([sorted(versions.items()), sorted(pairs.items())])
    return hashlib.sha256(told.encode()).hexdigest()


def part_at(table: Table, opening: str) -> Path:
    """Where the part of a table lies in its store."""
    return Path(table.name) / f"{opening}.parquet"


def tell_digits(folder: Path, digits: int) -> None:
    """Write down by how many digits a store is parted."""
    storage.write(folder / _NAME, json.dumps({"格式": _FORM, "几位": digits}, ensure_ascii=False).encode())


def _digits(folder: Path) -> int:
    """By how many digits a store is parted. DrafterError where it does not say, or is of another form."""
    try:
        told = json.loads(storage.stored(folder, _NAME, _MOST_TOLD) or b"")
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("格式") != _FORM or told.get("几位") not in (FEW, MANY):
        fix = "换一个空的文件夹放汇总库，重新汇总"
        raise DrafterError(f"汇总库“{folder}”坏了，或者是别的版本的", fix=fix)
    return FEW if told["几位"] == FEW else MANY
