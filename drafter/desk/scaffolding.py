"""How new does it: reports chosen, tables laid out, what was suggested remembered. Loaded only for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import case, home, readers, tables
from drafter.case import Files, Known, Record, Writes, case_place, kind_named
from drafter.case.formats import refuse_newer
from drafter.case.scaffold import Scaffold, scaffold
from drafter.case.sheets import Sheets
from drafter.case.upgrading import upgrade
from drafter.desk.laying import Order, Started
from drafter.model.dossier import same_district
from drafter.model.earlier_years import Told, printed
from drafter.model.finding import DrafterError
from drafter.model.indicator import traits_of
from drafter.model.inputs import CaseInput
from drafter.model.report import Report, apart
from drafter.tables.laid import Laid
from drafter.tables.rows import Plan

_FEW = 2
"""Earlier years that are worth a line beside last year's value."""


@dataclass
class _Layer:
    """What a dossier is laid out from: reports with their names and digests in it. done: what the last plan made of it."""

    folder: Path
    plan: Plan
    words: dict[str, str]
    done: Scaffold | None = field(default=None)

    def writes(self, files: Files) -> Writes:
        """The dossier's files as seen -> what is to be written."""
        case.refuse_misnamed(self.folder, files)
        record = Record.seen(files)
        record.words |= self.words
        again = frozenset(h for one in case.lost(self.folder, files) for h in map(case.suggestion, one.hints))
        back = case.gone(self.folder, files)
        done = scaffold(self.plan, Sheets(self.folder, {**files, **back}, dict(back)), record, again)
        restored = (Laid(self.folder / name, 0, created=False, restored=True) for name in back)
        self.done = replace(done, laid=(*restored, *done.laid))
        head = tables.load_case(self.folder, self.done.sheets.files.get("案卷.yaml"))
        return upgrade(self.done.sheets, self.done.record, head) if head else dict(self.done.sheets.written)


def laid_out(order: Order) -> Started:
    """Lay out a dossier, or add to one what it lacks."""
    known = Known.beside(order.work)
    wanted = order.wanted
    if wanted.kind is not None:
        kind_named(known.kinds, wanted.kind)
    if readers.PASTED in order.sources:
        raise DrafterError("新建案卷要用一份文件，不能用粘贴的文字", fix="把文字存成 txt，再指明上年报告")
    folder = order.into or case.default_folder(order.work, wanted.district, wanted.year)
    if folder.exists() and not folder.is_dir():
        raise DrafterError(f"“{folder}”是一个文件，不能当案卷的文件夹", fix="换一个文件夹名")
    if tables.is_dossier(folder):
        return _added_to(folder, order, known)
    shelves = [order.seeds] if order.seeds else home.folders("seeds", order.work)
    sources = order.sources or case.kept(folder)
    choice = case.named(sources, wanted, known.parse) if sources else case.choose(shelves, wanted, known.parse)
    first = choice.reports[0].meta
    district = first.district if same_district(first.district, wanted.district) else wanted.district
    kind = kind_named(known.kinds, wanted.kind or first.kind)
    reports, files = apart(choice.reports), tuple(case.keep(folder, path) for path in choice.paths)
    offices = case.offices_like(folder, district, wanted.year, known)
    earlier = _earlier(reports[0], choice.earlier)
    plan = Plan(kind, district, wanted.year, reports, files, traits_of(known.catalogue), offices, earlier)
    return _lay(folder, plan, choice, order.by)


def _earlier(report: Report, before: Sequence[Report]) -> dict[str, str]:
    """The report being succeeded, and those before it -> for each of its figures that two of them tell, what they do."""
    if len(before) < _FEW:
        return {}
    from drafter.survey.over_years import histories

    found = zip(report.statistics, histories(report, before), strict=True)
    told = {figure.id: [Told(year, one.figure) for year, one in years] for figure, years in found if len(years) >= _FEW}
    return {number: printed(years) for number, years in told.items()}


def _added_to(folder: Path, order: Order, known: Known) -> Started:
    """A dossier that is there, added to what it lacks."""
    wanted = order.wanted
    files = case.see(folder)
    head = _head(folder, files, wanted)
    kept, changed = case.reread(folder, head, case_place(folder), known.parse, Record.seen(files).words)
    if changed:
        raise DrafterError(changed[0].message, fix=changed[0].fix, place=changed[0].place)
    more = case.named(order.sources, wanted, known.parse, kept.reports)
    if not order.force:
        _refuse_elsewhere(folder, head.district, more, kept)
    choice = case.Choice((*kept.reports, *more.reports), (*kept.paths, *more.paths), more.remarks)
    there = [(prior.file, prior.sha256) for prior in head.priors]
    copied = [case.keep(folder, path) for path in more.paths]
    kind = kind_named(known.kinds, head.kind, case_place(folder))
    reports, known_of = apart(choice.reports), traits_of(known.catalogue)
    offices = case.offices_like(folder, head.district, int(head.year), known)
    plan = Plan(kind, head.district, int(head.year), reports, (*there, *copied), known_of, offices)
    return _lay(folder, plan, choice, order.by)


def _refuse_elsewhere(folder: Path, district: str, more: case.Choice, kept: case.Choice) -> None:
    """DrafterError for a report of a place that neither the dossier nor a report it has is of: its rows would stand among hers."""
    here = (district, *(report.meta.district for report in kept.reports))
    for report, path in zip(more.reports, more.paths, strict=True):
        place = report.meta.district
        if place and not any(same_district(place, other) for other in here):
            told = f"“{path.name}”是{place}的报告，“{folder}”是{district}的案卷，没有动任何一张表"
            fix = "换成本区的报告；确实要用的（如区改过名称），别的区的也添进来"
            raise DrafterError(told, fix=fix)


def _lay(folder: Path, plan: Plan, choice: case.Choice, by: str) -> Started:
    """Lay out the tables, remember what was suggested and what each row answers."""
    words = {name: case.digest_of(r) for r, (name, _) in zip(choice.reports, plan.files, strict=True)}
    layer = _Layer(folder, plan, words)
    case.keep_schemas(folder)
    case.change(folder, by, layer.writes)
    assert layer.done is not None
    return Started(folder, plan.reports, layer.done.laid, choice.remarks, layer.done.faults)


def _head(folder: Path, files: Files, wanted: case.Wanted) -> CaseInput:
    """案卷.yaml of an existing dossier, which is only added to when it is the report that was asked for."""
    head = tables.load_case(folder, files.get("案卷.yaml"))
    if head is None:
        fix = "先检查案卷，照提示改好案卷.yaml；找不回来的，看看更改历史，撤销到还好的时候"
        raise DrafterError("案卷.yaml 读不懂，没有动任何一张表", fix=fix, place=case_place(folder))
    refuse_newer(head, case_place(folder))
    same = same_district(wanted.district, head.district) and str(wanted.year) == head.year
    if not same or (wanted.kind and wanted.kind != head.kind):
        told = f"“{folder}”里已经有{head.district}{head.year}年的《{head.kind}》的案卷"
        raise DrafterError(told, fix="另建一个案卷")
    return head
