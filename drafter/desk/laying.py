"""new: a dossier laid out, or added to what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import case
from drafter.model.finding import Finding
from drafter.model.report import Report
from drafter.tables.laid import Laid


@dataclass(frozen=True)
class Order:
    """What `new` was asked for. work: the folder she stands in; sources: prior reports named outright; by: who asks, as
    the history of the dossier is to say."""

    work: Path
    wanted: case.Wanted
    sources: tuple[Path, ...] = ()
    into: Path | None = None
    seeds: Path | None = None
    by: str = "补齐案卷"


@dataclass(frozen=True)
class Started:
    """What `new` did. remarks: what she should know of the choice of report; faults: why tables were left alone."""

    folder: Path
    reports: tuple[Report, ...]
    laid: tuple[Laid, ...]
    remarks: tuple[str, ...]
    faults: tuple[Finding, ...]


def new(order: Order) -> Started:
    """Lay out a dossier, or add to one what it lacks."""
    from drafter.desk.scaffolding import laid_out

    return laid_out(order)
