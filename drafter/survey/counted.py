"""The reports of a store that count, in the order they are printed in, and how cells are made of what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from drafter.model.kind import ReportKind
from drafter.model.manuscript import Stress
from drafter.model.summary import Cell
from drafter.survey.received import READ
from drafter.survey.store import Store
from drafter.survey.store_tables import FILES, REPORTS, SENTENCES, FileRow, ReportRow
from drafter.zh.districts import base_of
from drafter.zh.personal import masked

RECEIVED = "收件"
"""The sheet that every report has a row in, which opens its file."""
UNKNOWN = "地方不明"
"""Whose a report is that does not say."""
_LONGEST = 600
"""Characters of a sentence that are printed: the longest known has 639."""


class Counted:
    """A store's reports that count, by place, kind and year; kinds: what is known of their kinds."""

    def __init__(self, store: Store, kinds: Sequence[ReportKind]) -> None:
        self.store = store
        self.kinds = {kind.name: kind for kind in kinds}
        self.files: tuple[FileRow, ...] = tuple(store.rows(FILES))
        read = {row.report: row.path for row in self.files if row.state == READ}
        rows: Iterable[ReportRow] = (row for row in store.rows(REPORTS) if row.report in read)
        self.reports = sorted(rows, key=lambda row: (place_of(row), row.kind, row.year, row.file))
        self.paths = read
        self.at = {row.report: number for number, row in enumerate(self.reports)}
        self.of = {row.report: row for row in self.reports}

    @cached_property
    def kinds_there(self) -> tuple[str, ...]:
        """The kinds there are reports of, the most first."""
        counts = defaultdict[str, int](int)
        for row in self.reports:
            counts[row.kind] += 1
        return tuple(sorted(counts, key=lambda kind: (-counts[kind], kind)))

    @cached_property
    def alike(self) -> Counter[tuple[str, str, int]]:
        """How many reports there are of a place, a kind and a year."""
        return Counter((place_of(row), row.kind, row.year) for row in self.reports)

    @cached_property
    def _places(self) -> dict[str, str]:
        """The places there are by their names without suffix."""
        return {base_of(place): place for row in self.reports if (place := place_of(row)) != UNKNOWN}

    def named_otherwise(self, row: ReportRow) -> str:
        """Which other of the places the name of a report's file names; nothing where it names its own, or none."""
        names = (row.place, row.district, row.city, row.province)
        if any(base_of(name) in row.file for name in names if name):
            return ""
        return next((place for base, place in self._places.items() if base in row.file), "")

    def whose(self, report: str) -> tuple[Cell, Cell]:
        """Place and year of a report, which lead to its row among those received."""
        row = self.of[report]
        return Cell(place_of(row), to=self.to(report)), year_cell(row)

    def to(self, report: str) -> tuple[str, int]:
        """Where a report's row is."""
        return RECEIVED, self.at[report]

    def file(self, report: str) -> Cell:
        """The name of a report's file, which leads to where it is opened."""
        return Cell(Path(self.paths[report]).name, to=self.to(report))

    def sentences(self, wanted: set[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """Reports and numbers of sentences -> the sentences as they are printed, numbers of persons covered."""
        rows = (row for row in self.store.rows(SENTENCES) if (row.report, row.sentence) in wanted)
        return {(row.report, row.sentence): shown(row.text) for row in rows}


def place_of(row: ReportRow) -> str:
    """Whose a report is, as it is printed."""
    return row.place or row.district or UNKNOWN


def year_cell(row: ReportRow) -> Cell:
    """The year a report is on."""
    return Cell(str(row.year), row.year) if row.year else Cell("不明", stress=Stress.SLIGHT)


def shown(text: str) -> str:
    """A sentence as it is printed."""
    told = masked(" ".join(text.split()))
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def named(names: Iterable[str], most: int = 5) -> str:
    """Names as they are told in a sentence, no more than so many."""
    told = list(dict.fromkeys(names))
    return "、".join(told[:most]) + (f"等{len(told)}个" if len(told) > most else "")


def called(row: ReportRow) -> str:
    """A report in a sentence: 甲山县2024."""
    return f"{place_of(row)}{row.year or ''}"


def count(number: int, to: tuple[str, int] | None = None, stress: Stress = Stress.NONE) -> Cell:
    """A number of things; nothing where there are none."""
    return Cell(str(number) if number else "", number or None, to=to if number else None, stress=stress)


def share(part: int, whole: int, *, much: float = 2.0) -> Cell:
    """A part of a whole in per cent, one decimal; from much (1 is all) on it is to be seen."""
    if not whole:
        return Cell()
    per_cent = 100 * part / whole
    stress = Stress.HEAVY if part >= much * whole else Stress.NONE
    return Cell(f"{per_cent:.1f}%", round(per_cent, 1), 1, stress=stress)
