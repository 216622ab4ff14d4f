"""new: a dossier laid out, or added to what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import case, tables
from drafter.model.finding import DrafterError, Finding
from drafter.model.place import Place
from drafter.model.report import Report
from drafter.tables import case_file
from drafter.tables.laid import Laid


@dataclass(frozen=True)
class Order:
    """What `new` was asked for. work: the folder she stands in; sources: prior reports named outright; by: who asks, as
    the history of the dossier is to say; force: a report of another place is added to a dossier too."""

    work: Path
    wanted: case.Wanted
    sources: tuple[Path, ...] = ()
    into: Path | None = None
    seeds: Path | None = None
    by: str = "补齐案卷"
    force: bool = False


@dataclass(frozen=True)
class Started:
    """What `new` did. remarks: what she should know of the choice of report; faults: why tables were left alone."""

    folder: Path
    reports: tuple[Report, ...]
    laid: tuple[Laid, ...]
    remarks: tuple[str, ...]
    faults: tuple[Finding, ...]


def asked_for(folder: Path) -> case.Wanted:
    """A dossier that is there -> what it was asked for as, so that she need not say it again. DrafterError where 案卷.yaml
    cannot be read."""
    head = tables.load_case(folder)
    if head is None:
        fix = "先检查案卷，照提示改好案卷.yaml；或者写明哪个区、哪一年"
        raise DrafterError("案卷.yaml 读不懂，不知道是哪个区、哪一年的", fix=fix, place=Place(case_file(folder), 1))
    return case.Wanted(head.district, int(head.year), head.kind)


def new(order: Order) -> Started:
    """Lay out a dossier, or add to one what it lacks."""
    from drafter.desk.scaffolding import laid_out

    return laid_out(order)
