"""new: a dossier laid out, or added to what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import case, home, tables
from drafter.desk.known import Known, case_place, kind_named
from drafter.model.dossier import same_district
from drafter.model.finding import DrafterError, Finding
from drafter.model.inputs import CaseInput
from drafter.model.kind import ReportKind
from drafter.model.report import Report, apart
from drafter.tables.laid import Laid


@dataclass(frozen=True)
class Order:
    """What `new` was asked for. work: the folder she stands in; sources: prior reports named outright."""

    work: Path
    wanted: case.Wanted
    sources: tuple[Path, ...] = ()
    into: Path | None = None
    seeds: Path | None = None


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
    from drafter import readers

    known = Known.beside(order.work)
    wanted = order.wanted
    if wanted.kind is not None:
        kind_named(known.kinds, wanted.kind)
    if readers.PASTED in order.sources:
        raise DrafterError("新建案卷要用一份文件，不能用粘贴的文字", fix="把文字存成 txt，再用 --from 指明")
    folder = order.into or case.default_folder(order.work, wanted.district, wanted.year)
    if folder.exists() and not folder.is_dir():
        raise DrafterError(f"“{folder}”是一个文件，不能当案卷的文件夹", fix="换一个文件夹名")
    if tables.is_dossier(folder):
        head = _case(folder, wanted)
        record = case.Record.load(folder)
        kept, changed = case.reread(folder, head, case_place(folder), known.parse, record.words)
        if changed:
            raise DrafterError(changed[0].message, fix=changed[0].fix, place=changed[0].place)
        more = case.named(order.sources, wanted, known.parse, kept.reports)
        choice = case.Choice((*kept.reports, *more.reports), (*kept.paths, *more.paths), more.remarks)
        return _lay(
            folder, kind_named(known.kinds, head.kind, case_place(folder)), head.district, int(head.year), choice
        )
    shelves = [order.seeds] if order.seeds else home.folders("seeds", order.work)
    sources = order.sources or case.kept(folder)
    choice = case.named(sources, wanted, known.parse) if sources else case.choose(shelves, wanted, known.parse)
    first = choice.reports[0].meta
    district = first.district if same_district(first.district, wanted.district) else wanted.district
    return _lay(folder, kind_named(known.kinds, wanted.kind or first.kind), district, wanted.year, choice)


def _lay(folder: Path, kind: ReportKind, district: str, year: int, choice: case.Choice) -> Started:
    """Copy the prior reports into the dossier, lay out its tables, remember what was suggested."""
    from drafter.tables.rows import Plan
    from drafter.tables.scaffold import scaffold

    reports = apart(choice.reports)
    files = tuple(case.keep(folder, path) for path in choice.paths)
    record = case.Record.load(folder)
    laid, record.offered, faults = scaffold(Plan(kind, district, year, reports, files), folder, record.offered)
    record.words |= {name: case.digest_of(report) for report, (name, _) in zip(choice.reports, files, strict=True)}
    record.save(folder)
    return Started(folder, reports, tuple(laid), choice.remarks, tuple(faults))


def _case(folder: Path, wanted: case.Wanted) -> CaseInput:
    """案卷.yaml of an existing dossier, which is only added to when it is the report that was asked for."""
    head = tables.load_case(folder)
    if head is None:
        fix = "先运行 drafter check，照提示改好案卷.yaml"
        raise DrafterError("案卷.yaml 读不懂，没有动任何一张表", fix=fix, place=case_place(folder))
    same = same_district(wanted.district, head.district) and str(wanted.year) == head.year
    if not same or (wanted.kind and wanted.kind != head.kind):
        told = f"“{folder}”里已经有{head.district}{head.year}年的《{head.kind}》的案卷"
        raise DrafterError(told, fix="另建一个案卷：加上 --into 和新的文件夹名")
    return head
