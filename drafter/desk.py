"""The desk: new, check, build, read, trace. It hands paper from room to room and knows nothing of official writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import forms, home, parsing, readers, shelf
from drafter.forms.rows import Plan
from drafter.model.dossier import Dossier, same_district
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.inputs import CaseInput, Inputs
from drafter.model.kind import ReportKind
from drafter.model.place import Place
from drafter.model.report import Report, with_series
from drafter.model.trace import Trace

_PRIORS = "上年报告"
_SERIES = ("", "乙", "丙", "丁", "戊", "己")


@dataclass(frozen=True)
class Order:
    """What `new` was asked for. work: the folder she stands in; sources: prior reports named outright."""

    work: Path
    district: str
    year: int
    kind: str | None = None
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
    """What `build` did. path is None when the tables could not be read; aside: why the usual name was not taken."""

    path: Path | None
    findings: tuple[Finding, ...]
    aside: str = ""


def kinds(work: Path) -> tuple[ReportKind, ...]:
    """The report kinds known beside the clerk's work and in the package."""
    return forms.load_kinds(home.folders("sections", work))


def read(path: Path, work: Path) -> Report:
    """A report file -> what is understood of it."""
    return parsing.parse(readers.read(path), kinds(work))


def paper(path: Path) -> str:
    """A report file -> its words, a paragraph a line."""
    return readers.read(path).text


def trace(prior: Path, current: Path, work: Path) -> Trace:
    """Last year's report and this year's -> which promise is answered where."""
    from drafter import tracing

    before, now = read(prior, work), read(current, work)
    return tracing.trace(before.commitments, before.targets, now.sentences)


def new(order: Order) -> Started:
    """Lay out a dossier, or add to one what it lacks."""
    known = kinds(order.work)
    folder = order.into or shelf.default_folder(order.work, order.district, order.year)
    if not forms.case_file(folder).exists():
        return _begin(order, folder, known)
    case = forms.load_case(folder)
    if case is None:
        raise DrafterError(
            "案卷.yaml 读不懂，没有动任何一张表",
            fix="先运行 drafter check，照提示改好案卷.yaml",
            place=Place(forms.case_file(folder), 1),
        )
    _same_report(order, case, folder)
    extra = [_parsed(path, known) for path in order.sources]
    reports, sources = _priors(folder, case, known)
    return _lay(
        folder,
        _kind(known, case.kind, folder),
        case.district,
        int(case.year),
        [*reports, *extra],
        [*sources, *order.sources],
        (),
    )


def _begin(order: Order, folder: Path, known: tuple[ReportKind, ...]) -> Started:
    if folder.exists() and not folder.is_dir():
        raise DrafterError(f"“{folder}”是一个文件，不能当案卷的文件夹", fix="换一个文件夹名")
    if order.sources:
        reports = [_parsed(path, known) for path in order.sources]
        choice = shelf.named(order.sources, reports, order.district, order.year, order.kind)
    else:
        choice = shelf.choose(
            order.work, order.seeds, order.district, order.year, order.kind, lambda p: _parsed(p, known)
        )
    first = choice.reports[0].meta
    district = first.district if first.district and same_district(first.district, order.district) else order.district
    kind = _named(known, order.kind or first.kind)
    return _lay(folder, kind, district, order.year, list(choice.reports), list(choice.paths), choice.remarks)


def _lay(
    folder: Path,
    kind: ReportKind,
    district: str,
    year: int,
    reports: list[Report],
    sources: list[Path],
    remarks: tuple[str, ...],
) -> Started:
    """Copy the prior reports into the dossier, lay out its tables, remember what was suggested."""
    series = _in_series(reports)
    files = tuple(shelf.keep(folder / _PRIORS, path) for path in sources)
    record = shelf.Record.load(folder)
    plan = Plan(kind, district, year, tuple(series), files)
    laid, offered, faults = forms.scaffold(plan, folder, record.offered)
    record.remember(folder, offered=offered)
    return Started(folder, tuple(series), tuple(laid), remarks, tuple(faults))


def open_dossier(folder: Path, work: Path) -> tuple[Dossier | None, list[Finding]]:
    """A dossier's folder -> the dossier, or None and the faults of form that keep it from being read."""
    if not forms.case_file(folder).exists():
        raise DrafterError(f"“{folder}”里没有案卷.yaml，不是案卷", fix="写对案卷的文件夹，或先运行 drafter new 新建")
    inputs, place_of, findings = forms.load(folder)
    if inputs is None:
        return None, findings
    known = kinds(work)
    reports, _ = _priors(folder, inputs.case, known)
    kind = _kind(known, inputs.case.kind, folder)
    findings = _changed(folder, inputs)
    return Dossier(
        kind, inputs.case.district, int(inputs.case.year), tuple(_in_series(reports)), inputs, place_of
    ), findings


def check(folder: Path, work: Path) -> tuple[list[Finding], bool]:
    """A dossier's folder -> findings sorted by place, and whether its tables could be read."""
    from drafter import rules

    dossier, findings = open_dossier(folder, work)
    if dossier is None:
        return findings, False
    return sorted([*findings, *rules.check(dossier)], key=lambda f: f.place), True


def build(folder: Path, work: Path, *, clean: bool, annex: bool, force: bool) -> Built:
    """A dossier's folder -> the Word draft beside its tables. A clean copy is refused while errors are open."""
    from drafter import rendering, rules, writers

    dossier, findings = open_dossier(folder, work)
    if dossier is None:
        return Built(None, tuple(findings))
    findings = sorted([*findings, *rules.check(dossier)], key=lambda f: f.place)
    errors = sum(f.level is Level.ERROR for f in findings)
    if clean and errors and not force:
        raise DrafterError(
            f"还有 {errors} 处错误没有解决，没有出清稿", fix="先运行 drafter check 逐条改好；一定要出的，加上 --force"
        )
    manuscript = rendering.render(dossier, home.folders("templates", work), annexes=annex or not clean)
    data = writers.write(manuscript, [] if clean else findings, ".docx")
    path, aside = shelf.place_draft(folder, dossier, data, clean=clean)
    return Built(path, tuple(findings), aside)


def _parsed(path: Path, known: tuple[ReportKind, ...]) -> Report:
    return parsing.parse(readers.read(path), known)


def _in_series(reports: Sequence[Report]) -> list[Report]:
    """The reports of a dossier with ids and metric names apart: the second's promises are 乙划01, 乙划02 …"""
    if len(reports) > len(_SERIES):
        raise DrafterError(f"上年报告最多 {len(_SERIES)} 份", fix="只留真正要对照的几份")
    apart: list[Report] = []
    for report, series in zip(reports, _SERIES, strict=False):
        taken = frozenset(s.name for before in apart for s in before.statistics)
        apart.append(with_series(report, series, taken) if series else report)
    return apart


def _priors(folder: Path, case: CaseInput, known: tuple[ReportKind, ...]) -> tuple[list[Report], list[Path]]:
    """The prior reports copied into a dossier, read again."""
    reports, paths = [], []
    for prior in case.priors:
        path = home.inside(folder / _PRIORS, prior.file)
        if path is None:
            place = Place(forms.case_file(folder), 1)
            raise DrafterError(
                f"上年报告的文件名“{prior.file}”不对", fix=f"只写“{_PRIORS}”文件夹里的文件名，不带路径", place=place
            )
        if not path.is_file():
            place = Place(forms.case_file(folder), 1)
            fix = f"把这份报告放回案卷的“{_PRIORS}”文件夹；找不到的，从备份里找回"
            raise DrafterError(f"案卷里缺少上年报告“{prior.file}”", fix=fix, place=place)
        reports.append(_parsed(path, known))
        paths.append(path)
    return reports, paths


def _changed(folder: Path, inputs: Inputs) -> list[Finding]:
    """Prior reports whose bytes are no longer those the dossier was laid out from."""
    findings = []
    for prior in inputs.case.priors:
        path = folder / _PRIORS / prior.file
        if home.sha256(path.read_bytes()) != prior.sha256:
            message, fix = f"上年报告“{prior.file}”在立卷后被改过", "从原来的地方重新复制一份过来，覆盖改过的"
            findings.append(
                Finding(
                    Place(forms.case_file(folder), 1), "上年报告有变", Level.ERROR, message, fix, ("案卷", "上年报告")
                )
            )
    return findings


def _same_report(order: Order, case: CaseInput, folder: Path) -> None:
    """An existing dossier is only added to when it is the report that was asked for."""
    same = same_district(order.district, case.district) and str(order.year) == case.year
    if not same or (order.kind and order.kind != case.kind):
        told = f"{case.district}{case.year}年的《{case.kind}》"
        raise DrafterError(f"“{folder}”里已经有{told}的案卷", fix="另建一个案卷：加上 --into 和新的文件夹名")


def _kind(known: Sequence[ReportKind], name: str, folder: Path) -> ReportKind:
    return _named(known, name, Place(forms.case_file(folder), 1))


def _named(known: Sequence[ReportKind], name: str, place: Place | None = None) -> ReportKind:
    kind = next((kind for kind in known if kind.name == name), None)
    if kind is None:
        told = f"没有“{name}”这种报告" if name else "没有看出上年报告是哪一种"
        raise DrafterError(told, fix=f"用 --kind 写明是哪一种：{'、'.join(k.name for k in known)}", place=place)
    return kind
