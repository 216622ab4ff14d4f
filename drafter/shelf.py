"""Where papers lie: prior reports on the shelf, the dossier's own copies and record, the draft that must not be lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import home
from drafter.model.dossier import Dossier, same_district
from drafter.model.finding import DrafterError
from drafter.model.kind import fill
from drafter.model.report import Report
from drafter.zh.districts import normalise

_RECORD = ".起草记录.json"
_REVIEW = "（审阅稿）"
_MAX_COPIES = 99


@dataclass(frozen=True)
class Choice:
    """The prior reports a dossier starts from, first the one being succeeded, and what to say of the choice."""

    reports: tuple[Report, ...]
    paths: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


def default_folder(work: Path, district: str, year: int) -> Path:
    """output/‹区›-‹年› under the folder she stands in. DrafterError when the district's name would lead elsewhere."""
    name = f"{normalise(district)}-{year}"
    if not home.is_safe_name(name):
        raise DrafterError(f"“{district}”不像区名", fix="只写区名，如 龙华 或 深圳市龙华区")
    return work / "output" / name


def named(paths: Sequence[Path], reports: Sequence[Report], district: str, year: int, kind: str | None) -> Choice:
    """Prior reports named outright; the one of the kind asked for comes first."""
    order = sorted(range(len(paths)), key=lambda n: (bool(kind) and reports[n].meta.kind != kind, n))
    remarks = []
    for path, report in zip(paths, reports, strict=True):
        told = report.meta
        if told.district and not same_district(told.district, district):
            remarks.append(f"“{path.name}”像是{told.district}的报告，不是{district}的，请核对")
        if told.year and told.year != year - 1:
            remarks.append(f"“{path.name}”是{told.year}年的报告，不是{year - 1}年的，请核对")
    return Choice(tuple(reports[n] for n in order), tuple(paths[n] for n in order), tuple(remarks))


def choose(
    work: Path, seeds: Path | None, district: str, year: int, kind: str | None, parse: Callable[[Path], Report]
) -> Choice:
    """The report of the district for the year before, else the nearest earlier one; told by content, not by name."""
    shelves = [seeds] if seeds else [folder for folder in (work / "seeds", home.shipped("seeds")) if folder.is_dir()]
    seen: list[tuple[Path, Report]] = []
    unread: list[str] = []
    for shelf in dict.fromkeys(folder.resolve() for folder in shelves):
        if not shelf.is_dir():
            raise DrafterError(f"找不到文件夹“{shelves[0]}”", fix="核对 --seeds 后面的文件夹名")
        here, failed = _reports(shelf, parse)
        seen += here
        unread += failed
        if any(same_district(report.meta.district, district) for _, report in here):
            break
    mine = [(p, r) for p, r in seen if same_district(r.meta.district, district) and (not kind or r.meta.kind == kind)]
    earlier = [(p, r) for p, r in mine if 0 < r.meta.year < year]
    if not earlier:
        raise _not_there(seen, mine, district, year, kind)
    nearest = max(report.meta.year for _, report in earlier)
    found = [(p, r) for p, r in earlier if r.meta.year == nearest]
    if len({report.meta.kind for _, report in found}) > 1:
        told = "、".join(sorted({report.meta.kind for _, report in found}))
        raise DrafterError(f"{found[0][1].meta.district}{nearest}年有几种报告：{told}", fix="用 --kind 写明要写哪一种")
    path, report = found[0]
    return Choice((report,), (path,), tuple(_remarks(report, found, nearest, year, unread)))


def _reports(shelf: Path, parse: Callable[[Path], Report]) -> tuple[list[tuple[Path, Report]], list[str]]:
    """Every report on a shelf, and the names of the files that could not be read."""
    found, failed = [], []
    for path in sorted(p for p in shelf.iterdir() if p.is_file() and not p.name.startswith((".", "~$"))):
        try:
            found.append((path, parse(path)))
        except DrafterError:
            failed.append(path.name)
    return found, failed


def _remarks(
    report: Report, found: Sequence[tuple[Path, Report]], nearest: int, year: int, unread: Sequence[str]
) -> list[str]:
    remarks = []
    if nearest != year - 1:
        remarks.append(f"没有{year - 1}年的报告，用的是最近的{nearest}年的；中间的年份没有对照")
    if len(found) > 1:
        remarks.append(
            f"{nearest}年的《{report.meta.kind}》有{len(found)}份，用的是{found[0][0].name}；要换用 --from 指明"
        )
    if unread:
        remarks.append(f"有{len(unread)}份文件读不了，没有用：{'、'.join(unread[:5])}")
    return remarks


def _not_there(
    seen: Sequence[tuple[Path, Report]], mine: Sequence[tuple[Path, Report]], district: str, year: int, kind: str | None
) -> DrafterError:
    """What is there, when what was asked for is not."""
    if mine:
        there = _listed(mine)
        return DrafterError(
            f"没有{mine[0][1].meta.district}{year}年以前的报告；现有：{there}",
            fix="换一个年份，或用 --from 指明上年报告",
        )
    if any(same_district(report.meta.district, district) for _, report in seen):
        there = _listed([(p, r) for p, r in seen if same_district(r.meta.district, district)])
        return DrafterError(
            f"{district}没有《{kind}》；现有：{there}", fix="核对 --kind 后面的报告种类，或用 --from 指明上年报告"
        )
    there = _listed(seen) or "一份也没有"
    return DrafterError(
        f"没有“{district}”的报告；现有：{there}", fix="核对区名；或把上年报告放进 seeds 文件夹，或用 --from 指明"
    )


def _listed(reports: Sequence[tuple[Path, Report]]) -> str:
    known = sorted({(r.meta.district, r.meta.year, r.meta.kind) for _, r in reports if r.meta.district})
    return "、".join(f"{district}{year}年{kind}" for district, year, kind in known)


def keep(folder: Path, source: Path) -> tuple[str, str]:
    """Copy a prior report into the dossier -> (its name there, its sha256). A copy already there stays."""
    data = source.read_bytes()
    digest = home.sha256(data)
    name = (
        source.name if home.is_safe_name(source.name) else f"上年报告{source.suffix if source.suffix.isascii() else ''}"
    )
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, _MAX_COPIES):
        target = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        if not target.exists():
            home.write(target, data)
            return target.name, digest
        if home.sha256(target.read_bytes()) == digest:
            return target.name, digest
    raise DrafterError(f"“{folder}”里同名的文件太多", fix="清理这个文件夹后再试")


@dataclass
class Record:
    """What drafter remembers of a dossier: suggestions made, and the bytes of drafts as it wrote them."""

    offered: frozenset[str]
    drafts: dict[str, str]

    @classmethod
    def load(cls, folder: Path) -> Record:
        """The record of a dossier; an empty one when there is none or it cannot be read."""
        try:
            told = json.loads((folder / _RECORD).read_text("utf-8"))
            return cls(frozenset(map(str, told["已提示"])), {str(k): str(v) for k, v in told["稿"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls(frozenset(), {})

    def remember(
        self, folder: Path, *, offered: frozenset[str] | None = None, draft: tuple[str, str] | None = None
    ) -> None:
        """Write the record back with something new in it."""
        self.offered = self.offered if offered is None else offered
        self.drafts |= dict([draft]) if draft else {}
        told = {"已提示": sorted(self.offered), "稿": self.drafts}
        home.write(folder / _RECORD, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())


def place_draft(folder: Path, dossier: Dossier, data: bytes, *, clean: bool) -> tuple[Path, str]:
    """Write a draft under its official name; one she has edited is left alone and the new one goes beside it."""
    stem = fill(dossier.kind.file_name, dossier.district, dossier.year) + ("" if clean else _REVIEW)
    if not home.is_safe_name(stem):
        raise DrafterError(f"文件名“{stem}”不能用", fix="改好报告种类里的“文件名”和案卷.yaml 里的“区”")
    record = Record.load(folder)
    aside = ""
    for number in range(1, _MAX_COPIES):
        path = folder / f"{stem}{'' if number == 1 else f'-{number}'}.docx"
        _not_open(path)
        if not path.exists() or home.sha256(path.read_bytes()) in (record.drafts.get(path.name), home.sha256(data)):
            home.write(path, data)
            record.remember(folder, draft=(path.name, home.sha256(data)))
            return path, aside
        aside = f"“{path.name}”在上次成稿后改动过，原样保留"
    raise DrafterError(f"“{stem}.docx”改动过的稿子太多", fix="把不用的旧稿移到别处")


def _not_open(path: Path) -> None:
    """Refuse to replace a draft that Word, WPS or LibreOffice has open."""
    locks = (
        path.with_name(f".~lock.{path.name}#"),
        path.with_name(f"~${path.name}"),
        path.with_name(f"~${path.name[2:]}"),
    )
    lock = next((lock for lock in locks if lock.exists()), None)
    if lock:
        raise DrafterError(
            f"“{path.name}”正在别处打开，没有成稿", fix=f"关掉打开它的程序再运行；确实没有打开的，删掉“{lock.name}”"
        )


def find_dossier(work: Path, named_folder: Path | None) -> Path:
    """The dossier meant: the folder named, the one she stands in, or the only one under output/."""
    if named_folder is not None:
        if not named_folder.is_dir():
            raise DrafterError(f"找不到案卷“{named_folder}”", fix="核对文件夹名；新建案卷用 drafter new")
        return named_folder
    if (work / "案卷.yaml").exists():
        return Path()
    found = sorted(path.parent.relative_to(work) for path in (work / "output").glob("*/案卷.yaml"))
    if len(found) == 1:
        return found[0]
    if found:
        raise DrafterError(
            f"output 里有几个案卷：{'、'.join(f.name for f in found)}", fix=f"写明是哪一个，如 drafter check {found[0]}"
        )
    raise DrafterError(
        "这里没有案卷", fix="先运行 drafter new --district 区名 --year 年份 新建，或进入案卷所在的文件夹"
    )
