"""The desk: new, check, build, read, inspect, trace. It hands paper from room to room and knows nothing of official writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from drafter import forms, home, parsing, readers, shelf
from drafter.forms.rows import Plan
from drafter.model.comparison import Comparison
from drafter.model.dossier import Dossier, same_district
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.indicator import Catalogue, fields_of, parts_of
from drafter.model.inputs import CaseInput
from drafter.model.inspection import Fault
from drafter.model.kind import ReportKind
from drafter.model.layout import STANDARD, Layout, departures
from drafter.model.place import Place
from drafter.model.report import Report, apart


@dataclass(frozen=True)
class Order:
    """What `new` was asked for. work: the folder she stands in; sources: prior reports named outright."""

    work: Path
    wanted: shelf.Wanted
    sources: tuple[Path, ...] = ()
    into: Path | None = None
    seeds: Path | None = None


@dataclass(frozen=True)
class Started:
    """What `new` did. remarks: what she should know of the choice of report; faults: why tables were left alone."""

    folder: Path
    reports: tuple[Report, ...]
    laid: tuple[forms.Laid, ...]
    remarks: tuple[str, ...]
    faults: tuple[Finding, ...]


@dataclass(frozen=True)
class Built:
    """What `build` did. path is None when the tables could not be read; aside: why the usual name was not taken;
    departures: where its layout parts from the standard."""

    path: Path | None
    findings: tuple[Finding, ...]
    aside: str = ""
    departures: tuple[str, ...] = ()


class Unclean(DrafterError):
    """A clean copy refused; findings: all that is open."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        errors = sum(finding.level is Level.ERROR for finding in findings)
        fix = "先运行 drafter check 逐条改好；一定要出的，加上 --force"
        super().__init__(f"还有 {errors} 处错误没有解决，没有出清稿", fix=fix)
        self.findings = tuple(findings)


@dataclass(frozen=True)
class Tabled:
    """What `trace` did. path: where the table was written, None when none was asked for; remark: what became of the
    file that was there."""

    comparison: Comparison
    path: Path | None = None
    remark: str = ""


@dataclass(frozen=True)
class Known:
    """What is known of reports, beside the clerk's work and in the package: their kinds, the indicators of the field."""

    kinds: tuple[ReportKind, ...]
    catalogue: Catalogue
    recogniser: parsing.Recogniser

    @classmethod
    def beside(cls, work: Path) -> Self:
        """What the sections folders say."""
        folders = home.folders("sections", work)
        catalogue = forms.load_catalogue(folders)
        return cls(forms.load_kinds(folders), catalogue, parsing.Recogniser(catalogue))

    def parse(self, path: Path) -> Report:
        """A report file -> what is understood of it."""
        return parsing.parse(readers.read(path), self.kinds, self.recogniser)


def read(path: Path, work: Path) -> Report:
    """A report file -> what is understood of it."""
    return Known.beside(work).parse(path)


def paper(path: Path) -> tuple[str, tuple[str, ...]]:
    """A report file -> its words, a paragraph a line; what is doubtful about them."""
    manuscript = readers.read(path)
    return manuscript.text, tuple(doubt.message for doubt in manuscript.doubts)


def inspect(path: Path) -> tuple[Fault, ...]:
    """A Word file -> where its layout departs from the national standard."""
    from drafter import inspecting

    return inspecting.inspect(readers.stored(path), path.name)


def trace(prior: Path, current: Path, work: Path, into: Path | None = None) -> Tabled:
    """Last year's report and this year's -> which promise is answered where; into: the .xlsx or .docx to write it to."""
    from drafter import tracing

    if into is not None:
        shelf.check_place(into)
    known = Known.beside(work)
    before, now = known.parse(prior), known.parse(current)
    comparison = Comparison(before, now, tracing.trace(before.commitments, before.targets, now.sentences))
    return Tabled(comparison) if into is None else _table(comparison, into, work)


def _table(comparison: Comparison, into: Path, work: Path) -> Tabled:
    """Write a comparison as a table."""
    from drafter import writers
    from drafter.rendering.comparison import render

    if not comparison.rows:
        raise DrafterError(
            f"“{comparison.prior.file.name}”里没有读出计划，没有写对照表",
            fix="核对上年报告和今年报告的先后；运行 drafter read 看看读出了什么",
        )
    suffix = into.suffix.lower()
    manuscript = render(comparison, home.folders("templates", work), suffix)
    path, remark = shelf.place_table(into, writers.sealed(writers.write(manuscript, [], suffix)), writers.untouched)
    return Tabled(comparison, path, remark)


def new(order: Order) -> Started:
    """Lay out a dossier, or add to one what it lacks."""
    known = Known.beside(order.work)
    wanted = order.wanted
    if wanted.kind is not None:
        _kind(known.kinds, wanted.kind)
    if readers.PASTED in order.sources:
        raise DrafterError("新建案卷要用一份文件，不能用粘贴的文字", fix="把文字存成 txt，再用 --from 指明")
    folder = order.into or shelf.default_folder(order.work, wanted.district, wanted.year)
    if folder.exists() and not folder.is_dir():
        raise DrafterError(f"“{folder}”是一个文件，不能当案卷的文件夹", fix="换一个文件夹名")
    if forms.is_dossier(folder):
        case = _case(folder, wanted)
        record = shelf.Record.load(folder)
        kept, changed = shelf.reread(folder, case, _case_place(folder), known.parse, record.words)
        if changed:
            raise DrafterError(changed[0].message, fix=changed[0].fix, place=changed[0].place)
        more = shelf.named(order.sources, wanted, known.parse, kept.reports)
        choice = shelf.Choice((*kept.reports, *more.reports), (*kept.paths, *more.paths), more.remarks)
        return _lay(folder, _kind(known.kinds, case.kind, _case_place(folder)), case.district, int(case.year), choice)
    shelves = [order.seeds] if order.seeds else home.folders("seeds", order.work)
    sources = order.sources or shelf.kept(folder)
    choice = shelf.named(sources, wanted, known.parse) if sources else shelf.choose(shelves, wanted, known.parse)
    first = choice.reports[0].meta
    district = first.district if same_district(first.district, wanted.district) else wanted.district
    return _lay(folder, _kind(known.kinds, wanted.kind or first.kind), district, wanted.year, choice)


def _lay(folder: Path, kind: ReportKind, district: str, year: int, choice: shelf.Choice) -> Started:
    """Copy the prior reports into the dossier, lay out its tables, remember what was suggested."""
    reports = apart(choice.reports)
    files = tuple(shelf.keep(folder, path) for path in choice.paths)
    record = shelf.Record.load(folder)
    laid, record.offered, faults = forms.scaffold(Plan(kind, district, year, reports, files), folder, record.offered)
    record.words |= {name: shelf.digest_of(report) for report, (name, _) in zip(choice.reports, files, strict=True)}
    record.save(folder)
    return Started(folder, reports, tuple(laid), choice.remarks, tuple(faults))


def refuse_no_dossier(folder: Path) -> None:
    """DrafterError for a folder that holds no dossier."""
    if not forms.case_file(folder).exists():
        raise DrafterError(f"“{folder}”里没有案卷.yaml，不是案卷", fix="写对案卷的文件夹，或先运行 drafter new 新建")


def open_dossier(folder: Path, work: Path, known: Known | None = None) -> tuple[Dossier | None, list[Finding]]:
    """A dossier's folder -> the dossier, or None and the faults of form that keep it from being read.

    known: what is known of reports, where that was read before.
    """
    refuse_no_dossier(folder)
    inputs, place_of, findings = forms.load(folder)
    habits, faults = forms.load_habits(folder, work)
    findings = sorted([*findings, *faults], key=lambda finding: finding.place)
    if inputs is None or faults:
        return None, findings
    known, case = known or Known.beside(work), inputs.case
    words = shelf.Record.load(folder).words
    kept, changed = shelf.reread(folder, case, place_of(("案卷", "上年报告")), known.parse, words)
    kind = _kind(known.kinds, case.kind, place_of(("案卷", "文种")))
    reports, rates = apart(kept.reports), parts_of(known.catalogue)
    dossier = Dossier(kind, case.district, int(case.year), reports, inputs, place_of, rates, habits=habits)
    dossier = replace(dossier, fields=fields_of(known.catalogue))
    return _reviewed(dossier), [*findings, *changed]


def _reviewed(dossier: Dossier) -> Dossier:
    """The dossier, and what its tables make of last year's plan."""
    from drafter import tracing

    return replace(dossier, review=tracing.review(dossier))


def check(folder: Path, work: Path) -> tuple[list[Finding], bool]:
    """A dossier's folder -> findings sorted by place, and whether its tables could be read."""
    dossier, findings = open_dossier(folder, work)
    if dossier is None:
        return findings, False
    return _checked(dossier, findings), True


def _checked(dossier: Dossier, findings: Sequence[Finding]) -> list[Finding]:
    """What the rules find, beside what was found while reading, by place."""
    from drafter import rules

    return sorted([*findings, *rules.check(dossier)], key=lambda f: f.place)


@dataclass(frozen=True)
class Wish:
    """What `build` is asked for. clean: no comments; annex: the tables in a clean copy too; force: a clean copy with
    errors open; reference: the Word file whose styles and page are taken."""

    clean: bool = False
    annex: bool = False
    force: bool = False
    reference: Path | None = None


REVIEW = Wish()
"""A review copy in the national layout."""


def build(folder: Path, work: Path, wish: Wish = REVIEW, known: Known | None = None) -> Built:
    """A dossier's folder -> the Word draft beside its tables. A clean copy is refused (Unclean) while errors are open."""
    from drafter import rendering, writers

    base = _reference(wish.reference)
    clean = wish.clean
    dossier, findings = open_dossier(folder, work, known)
    if dossier is None:
        return Built(None, tuple(findings))
    findings = _checked(dossier, findings)
    if clean and not wish.force and any(f.level is Level.ERROR for f in findings):
        raise Unclean(findings)
    copy = rendering.Copy(wish.annex or not clean, None if clean else findings)
    manuscript = rendering.render(dossier, home.folders("templates", work), copy)
    layout = dossier.habits.layout(base)
    data = writers.write(manuscript, [] if clean else findings, ".docx", layout)
    path, aside = shelf.place_draft(folder, dossier, data, clean=clean)
    return Built(path, tuple(findings), aside, departures(layout))


def _reference(path: Path | None) -> Layout:
    """The layout of a Word file the bureau uses; the standard's when none is named."""
    if path is None:
        return STANDARD
    from drafter import inspecting

    return inspecting.reference(readers.stored(path), path.name)


def _case(folder: Path, wanted: shelf.Wanted) -> CaseInput:
    """案卷.yaml of an existing dossier, which is only added to when it is the report that was asked for."""
    case = forms.load_case(folder)
    if case is None:
        fix = "先运行 drafter check，照提示改好案卷.yaml"
        raise DrafterError("案卷.yaml 读不懂，没有动任何一张表", fix=fix, place=_case_place(folder))
    same = same_district(wanted.district, case.district) and str(wanted.year) == case.year
    if not same or (wanted.kind and wanted.kind != case.kind):
        told = f"“{folder}”里已经有{case.district}{case.year}年的《{case.kind}》的案卷"
        raise DrafterError(told, fix="另建一个案卷：加上 --into 和新的文件夹名")
    return case


def _case_place(folder: Path) -> Place:
    return Place(forms.case_file(folder), 1)


def _kind(known: Sequence[ReportKind], name: str, place: Place | None = None) -> ReportKind:
    kind = next((kind for kind in known if kind.name == name), None)
    if kind is None:
        told = f"没有“{name}”这种报告" if name else "没有看出上年报告是哪一种"
        names = "、".join(k.name for k in known)
        fix = f"“文种:”后面只能写：{names}" if place else f"用 --kind 写明是哪一种：{names}"
        raise DrafterError(told, fix=fix, place=place)
    return kind
