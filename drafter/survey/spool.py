"""What was read and is not in the tables yet, a file each: a survey that was stopped goes on from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter import storage
from drafter.survey import row_packing
from drafter.survey.store_tables import REPORTS, ReportRow
from drafter.survey.tasks import head_of, rows_in

FOLDER = "在读"
_NAME = re.compile(r"[0-9a-f]{64}")
_READING, _PAIR = ".report", ".pair"
_MOST = 256 * 2**20
"""Bytes of a file at most."""


class Spool:
    """The folder of a store where readings and comparisons wait. A name is a report's digest, the later one's of a pair."""

    def __init__(self, store: Path) -> None:
        self._store = store

    def keep(self, report: str, reading: bytes) -> None:
        """Keep a report's reading."""
        storage.write(self._store / _at(report, _READING), reading)

    def keep_pair(self, report: str, compared: bytes) -> None:
        """Keep the comparison of a report with that of the year before."""
        storage.write(self._store / _at(report, _PAIR), compared)

    def heads(self) -> Iterator[ReportRow]:
        """The rows of the reports that wait, by digest."""
        for report in self._names(_READING):
            if (found := self.reading(report)) is not None:
                yield head_of(found)

    def reading(self, report: str) -> bytes | None:
        """A report's reading; None where there is none here, or what lies here is none of it."""
        found = storage.stored(self._store, _at(report, _READING), _MOST)
        try:
            return found if found is not None and head_of(found).report == report else None
        except ValueError:
            return None

    def rows(self, report: str) -> dict[str, list[Any]] | None:
        """A report's rows in all its tables; None where there are none here."""
        found = self.reading(report)
        try:
            rows = {REPORTS.name: [head_of(found)], **row_packing.unpacked(rows_in(found))} if found else {}
        except ValueError:
            return None
        return rows if rows and _all_of(report, rows) else None

    def pair(self, report: str) -> dict[str, list[Any]] | None:
        """The rows of the comparison of a report; None where there are none here."""
        try:
            rows = row_packing.unpacked(storage.stored(self._store, _at(report, _PAIR), _MOST) or b"")
        except ValueError:
            return None
        return rows if _all_of(report, rows) else None

    def waiting(self) -> set[str]:
        """The digests of all reports of which something is here."""
        return {*self._names(_READING), *self._names(_PAIR)}

    def drop(self, report: str) -> None:
        """Forget what is kept of a report: it is in the tables, or not wanted."""
        for ending in (_READING, _PAIR):
            (self._store / _at(report, ending)).unlink(missing_ok=True)

    def _names(self, ending: str) -> list[str]:
        found = (self._store / FOLDER).glob(f"*{ending}")
        return sorted(file.stem for file in found if _NAME.fullmatch(file.stem))


def _at(report: str, ending: str) -> Path:
    return Path(FOLDER) / f"{report}{ending}"


def _all_of(report: str, rows: dict[str, list[Any]]) -> bool:
    """Whether rows are all of one report."""
    return all(row.report == report for lot in rows.values() for row in lot)
