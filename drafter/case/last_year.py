"""The dossier of the year before, where it lies beside this one: which 科室 its rows have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter import tables
from drafter.case.known import Known
from drafter.model.dossier import same_district
from drafter.model.inputs import Inputs
from drafter.model.offices import Offices
from drafter.tables.table_file import MAX_BYTES

_MOST = 200
"""Folders beside a dossier that are looked at."""


def offices_like(folder: Path, district: str, year: int, known: Known) -> Offices:
    """A dossier's folder, district and year -> which 科室 answers for what, as her rows of last year and of this year have it.
    A dossier that cannot be read tells nothing."""
    offices = known.offices
    for one in (_before(folder, district, year), folder):
        inputs = _inputs(one)
        if inputs is not None:
            offices = offices.like(_rows(inputs, known.offices))
    return offices


def _before(folder: Path, district: str, year: int) -> Path | None:
    """The dossier beside this one that is of the nearest year before."""
    beside = sorted(one for one in folder.absolute().parent.glob("*/案卷.yaml"))[:_MOST]
    found = [
        (int(head.year), file.parent)
        for file in beside
        if file.stat().st_size < MAX_BYTES
        and (head := tables.load_case(file.parent)) is not None
        and same_district(head.district, district)
        and int(head.year) < year
    ]
    return max(found)[1] if found else None


def _inputs(folder: Path | None) -> Inputs | None:
    return tables.load(folder)[0] if folder is not None and tables.is_dossier(folder) else None


def _rows(inputs: Inputs, plain: Offices) -> Iterator[tuple[str, str, str]]:
    """Rows that name a 科室: their words, the 科室 that would be proposed for them, the one they have."""
    told = [
        *((row.name, [row.name, row.origin or ""], row.office) for row in inputs.metrics),
        *((row.text, [row.text, row.origin or ""], row.office) for row in inputs.promises),
        *((row.text, [row.text], row.office) for row in inputs.problems),
    ]
    for words, texts, office in told:
        if office:
            yield words, plain.plain(texts), office
