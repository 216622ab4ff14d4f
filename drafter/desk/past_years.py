"""years: the reports of one place over its years."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter import case, home
from drafter.case import Known, kind_named
from drafter.survey.over_years import OfYears


class OfKind(NamedTuple):
    """The reports of a place that are of one kind, and the names of the files beside them that could not be read."""

    place: str
    kind: str
    told: OfYears
    unread: tuple[str, ...]


def years(district: str, work: Path, seeds: Path | None = None, kind: str | None = None) -> tuple[OfKind, ...]:
    """A place, where she stands, the folder of its reports (None: seeds), the kind meant (None: each there is) -> its years,
    kind by kind, that with most years first. DrafterError where there is no report of it."""
    known = Known.beside(work)
    if kind is not None:
        kind_named(known.kinds, kind)
    shelves = [seeds] if seeds else list(home.folders("seeds", work))
    found, unread = case.of_place(shelves, district, known.parse)
    kinds = dict.fromkeys(report.meta.kind for report in found if kind in (None, report.meta.kind))
    sorted_by = [OfYears.of([report for report in found if report.meta.kind == one]) for one in kinds]
    told = [
        OfKind(years.reports[-1].meta.district, one, years, tuple(unread))
        for one, years in zip(kinds, sorted_by, strict=True)
        if years.reports
    ]
    return tuple(sorted(told, key=lambda one: -len(one.told.years)))
