"""Prior reports: named outright, or chosen from the shelf by their content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from drafter import storage
from drafter.model.dossier import same_district
from drafter.model.finding import DrafterError
from drafter.model.report import Meta, Report

Parse: TypeAlias = Callable[[Path], Report]
Known: TypeAlias = tuple[Path, Report]


@dataclass(frozen=True)
class Wanted:
    """Whose report is to be written, for which year, of which kind (None: of the kind there is)."""

    district: str
    year: int
    kind: str | None = None


@dataclass(frozen=True)
class Choice:
    """The prior reports a dossier starts from, first the one being succeeded, and what to say of the choice; earlier: reports on
    the same shelf of the same place and kind for the years before."""

    reports: tuple[Report, ...]
    paths: tuple[Path, ...]
    remarks: tuple[str, ...] = ()
    earlier: tuple[Report, ...] = ()


def named(paths: Sequence[Path], wanted: Wanted, parse: Parse, kept: Sequence[Report] = ()) -> Choice:
    """Prior reports named outright; the one of the kind asked for comes first, one in the same words is not taken twice.

    kept: the reports the dossier has already.
    """
    known: list[Known] = []
    remarks: list[str] = []
    for path in paths:
        report = parse(path)
        if not report.meta.year:
            report = dated(report, wanted.year - 1)
            remarks.append(f"没有看出“{path.name}”是哪一年的报告，当作{wanted.year - 1}年的，请核对")
        others = [*kept, *(other for _, other in known)]
        if any(digest_of(report) == digest_of(other) for other in others):
            remarks.append(f"“{path.name}”案卷里已经有了，没有再加")
            continue
        remarks += _doubts(path, report, others, wanted)
        known.append((path, report))
    known.sort(key=lambda item: bool(wanted.kind) and item[1].meta.kind != wanted.kind)
    return Choice(tuple(report for _, report in known), tuple(path for path, _ in known), tuple(remarks))


def _doubts(path: Path, report: Report, others: Sequence[Report], wanted: Wanted) -> Iterator[str]:
    """What makes a report named outright look like the wrong one."""
    told = report.meta
    if told.district and not same_district(told.district, wanted.district):
        yield f"“{path.name}”像是{told.district}的报告，不是{wanted.district}的，请核对"
    if told.year and told.year != wanted.year - 1:
        yield f"“{path.name}”是{told.year}年的报告，不是{wanted.year - 1}年的，请核对"
    if told.year and _whose(told) in [_whose(other.meta) for other in others]:
        yield f"“{path.name}”和案卷里的另一份是同一年的同一种报告，两份的计划都列进了表里，请核对"


def dated(report: Report, year: int) -> Report:
    """A report that does not say its year, taken to be of a year."""
    return replace(report, meta=replace(report.meta, year=year, plan_year=year + 1))


def _whose(told: Meta) -> tuple[str, int, str]:
    return told.district, told.year, told.kind


def choose(shelves: Sequence[Path], wanted: Wanted, parse: Parse) -> Choice:
    """The district's report for the year before, else the nearest earlier one; told by content, not by name.

    shelves: folders of reports; the first that has the district is used.
    """
    seen: list[Known] = []
    unread: list[str] = []
    for shelf in shelves:
        here, failed = _reports(shelf, parse)
        seen += here
        unread += failed
        if any(same_district(report.meta.district, wanted.district) for _, report in here):
            break
    ours = [item for item in seen if same_district(item[1].meta.district, wanted.district)]
    mine = [item for item in ours if not wanted.kind or item[1].meta.kind in ("", wanted.kind)]
    earlier = [item for item in mine if 0 < item[1].meta.year < wanted.year]
    if not earlier:
        error = _not_there(seen, ours, mine, wanted)
        error.fix += f"；{_unread(unread)}" if unread else ""
        raise error
    nearest = max(report.meta.year for _, report in earlier)
    found = [item for item in earlier if item[1].meta.year == nearest]
    kinds = sorted({report.meta.kind for _, report in found})
    if len(kinds) > 1:
        told = f"{found[0][1].meta.district}{nearest}年有几种报告：{'、'.join(kinds)}"
        raise DrafterError(told, fix="写明报告种类")
    path, report = found[0]
    before = tuple(one for _, one in earlier if one.meta.kind == report.meta.kind and one.meta.year < nearest)
    return Choice((report,), (path,), tuple(_remarks(found, wanted, unread)), before)


def of_place(shelves: Sequence[Path], district: str, parse: Parse) -> tuple[list[Report], list[str]]:
    """Every report of a place on the first shelf that has any, and the names of the files that could not be read there.

    DrafterError where no shelf has one.
    """
    seen: list[Known] = []
    for shelf in shelves:
        here, failed = _reports(shelf, parse)
        seen += here
        ours = [report for _, report in here if same_district(report.meta.district, district)]
        if ours:
            return ours, failed
    told = f"没有“{district}”的报告；现有：{_listed(seen) or '一份也没有'}"
    raise DrafterError(told, fix="核对区名；或把各年的报告放进 seeds 文件夹，或写明放报告的文件夹")


def _reports(shelf: Path, parse: Parse) -> tuple[list[Known], list[str]]:
    """Every report on a shelf, and the names of the files that could not be read."""
    if not shelf.is_dir():
        raise DrafterError(f"找不到文件夹“{shelf}”", fix="核对文件夹名；别处的，写明放报告的文件夹")
    found, failed = [], []
    for path in sorted(p for p in shelf.iterdir() if p.is_file() and not p.name.startswith((".", "~$"))):
        if path.resolve().parent != shelf.resolve():  # a link that leads out of the folder
            failed.append(path.name)
            continue
        try:
            found.append((path, parse(path)))
        except DrafterError:
            failed.append(path.name)
    return found, failed


def _remarks(found: Sequence[Known], wanted: Wanted, unread: Sequence[str]) -> Iterator[str]:
    """What she should know of the choice."""
    path, report = found[0]
    told = report.meta
    if told.year != wanted.year - 1:
        yield f"没有{wanted.year - 1}年的报告，用的是最近的{told.year}年的；中间的年份没有对照"
    if len(found) > 1:
        yield f"{told.year}年的《{told.kind}》有{len(found)}份，用的是{path.name}；要换的，指明上年报告"
    if unread:
        yield _unread(unread)


def _unread(names: Sequence[str]) -> str:
    return f"有{len(names)}份文件读不了，没有用：{'、'.join(names[:5])}"


def _not_there(seen: Sequence[Known], ours: Sequence[Known], mine: Sequence[Known], wanted: Wanted) -> DrafterError:
    """What is there, when what was asked for is not."""
    if mine:
        told = f"没有{mine[0][1].meta.district}{wanted.year}年以前的报告；现有：{_listed(mine)}"
        return DrafterError(told, fix="换一个年份，或指明上年报告")
    if ours:
        told = f"{wanted.district}没有《{wanted.kind}》；现有：{_listed(ours)}"
        return DrafterError(told, fix="核对后写明报告种类，或指明上年报告")
    told = f"没有“{wanted.district}”的报告；现有：{_listed(seen) or '一份也没有'}"
    return DrafterError(told, fix="核对区名；或把上年报告放进 seeds 文件夹，或指明上年报告")


def _listed(reports: Sequence[Known]) -> str:
    known = sorted({(r.meta.district, r.meta.year, r.meta.kind) for _, r in reports if r.meta.district})
    return "、".join(f"{district}{year}年{kind}" for district, year, kind in known)


def digest_of(report: Report) -> str:
    """Digest of a report's words, whatever its bytes: saving a text again with other line ends changes nothing."""
    return storage.sha256("\n".join(portion.text for portion in report.portions).encode())
