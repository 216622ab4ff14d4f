"""Dossiers: a new one, another one, one put aside and brought back, one laid out again from another report of last year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from starlette.routing import Route

from drafter import case, desk
from drafter.case import Known
from drafter.model.report import Meta
from drafter.page.addresses import Json
from drafter.page.answering_files import uploading
from drafter.page.answering_json import Asked, route
from drafter.page.asked import text
from drafter.page.counter import Counter
from drafter.page.refused import Refusal
from drafter.page.uploads import HandedIn
from drafter.zh.districts import normalise


def _prior(counter: Counter, handed: HandedIn, _asked: Asked) -> Json:
    """Last year's report as it was dropped on a form -> what it says of itself; nothing is kept."""
    try:
        path = _chosen(handed)
        return {"file": path.name, **_said(Known.beside(counter.work).parse(path).meta)}
    finally:
        handed.clear()


def _said(meta: Meta) -> Json:
    return {"district": normalise(meta.district), "year": meta.year, "kind": meta.kind, "title": meta.title}


def _chosen(handed: HandedIn) -> Path:
    if not handed.files:
        raise Refusal(422, "refused", "没有收到上年的报告", "再选一次")
    return handed.files[0]


def _new(counter: Counter, handed: HandedIn, _asked: Asked) -> Json:
    """A dossier from last year's report; windows then work on it."""
    try:
        wanted = _wanted(handed)
        folder = case.default_folder(counter.work, wanted.district, wanted.year)
        if (folder / "案卷.yaml").exists():
            raise Refusal(409, "refused", f"已经有“{folder.name}”这个案卷，没有新建", "打开它接着做，或者先把它收起来")
        if not handed.files and not (counter.work / "seeds").is_dir():
            raise Refusal(422, "refused", "没有选上年的报告，没有新建", "把上年的报告拖进来，或者点“选文件”")
        _ask(counter, handed, wanted)
        made = desk.new(desk.Order(counter.work, wanted, tuple(handed.files), folder, by="新建案卷"))
        counter.open(made.folder)
        return {"name": made.folder.name, "remarks": list(made.remarks)}
    finally:
        handed.clear()


def _wanted(handed: HandedIn) -> case.Wanted:
    district, year = (handed.fields.get(name, "").strip() for name in ("district", "year"))
    if not district or not (year.isdecimal() and len(year) == 4):
        fix = "写上区名和报告哪一年的工作，如 龙华、2025"
        raise Refusal(422, "refused", "还没有写区名，或者年份不是四位数字，没有新建", fix)
    return case.Wanted(district, int(year), handed.fields.get("kind", "").strip() or None)


def _ask(counter: Counter, handed: HandedIn, wanted: case.Wanted) -> None:
    """Refusal where a report does not look like last year's of this district, until she says that it is meant."""
    if not handed.files or handed.fields.get("sure") == "1":
        return
    choice = case.named(handed.files, wanted, Known.beside(counter.work).parse)
    doubts = [*choice.remarks, *_other_kinds(choice, wanted)]
    if doubts:
        raise Refusal(409, "asks", "；".join(doubts), "拿错了的，换一份；没有拿错，就照它铺开")


def _other_kinds(choice: case.Choice, wanted: case.Wanted) -> Iterator[str]:
    """The reports, where none is of the kind to be written."""
    kinds = [report.meta.kind for report in choice.reports]
    if wanted.kind and all(kinds) and wanted.kind not in kinds:
        for path, kind in zip(choice.paths, kinds, strict=True):
            yield f"“{path.name}”像是{kind}，不是{wanted.kind}，请核对"


def _replace(counter: Counter, handed: HandedIn, _asked: Asked) -> Json:
    """The dossier laid out again from another report; the one that was there is put aside. look: only look at the report."""
    try:
        here = counter.here
        _chosen(handed)
        if counter.jobs.running:
            raise Refusal(409, "refused", "材料还没有读完，没有换", "等它读完，或者先停下它")
        wanted = desk.asked_for(here.folder)
        _ask(counter, handed, wanted)
        if handed.fields.get("look") == "1":
            return {"looked": True}
        from drafter.desk.laid_again import lay_again

        papers = _papers(here.folder)
        counter.leave()
        try:
            done = lay_again(desk.Order(counter.work, wanted, tuple(handed.files), here.folder))
        finally:
            counter.open(here.folder)
        told = {"carried": done.carried, "altered": list(done.altered), "left": list(done.left)}
        return {"name": here.folder.resolve().name, **told, "aside": done.aside.name, "papers": papers}
    finally:
        handed.clear()


def _papers(folder: Path) -> bool:
    """Whether a dossier has papers of 科室."""
    return any(path.is_file() for path in (folder / case.MATERIAL).rglob("*"))


def _open(counter: Counter, asked: Asked) -> Json:
    counter.open(_named(counter, text(asked, "name")))
    return {"name": text(asked, "name"), "remarks": []}


def _named(counter: Counter, name: str) -> Path:
    folder = next((one for one in case.dossiers(counter.work) if one.name == name), None)
    if folder is None:
        raise Refusal(409, "gone", f"没有“{name}”这个案卷", "看看文件夹是不是改了名")
    return counter.work / folder


def _aside(counter: Counter, asked: Asked) -> Json:
    """A dossier out of the way; of the one that is open, windows are told."""
    folder = _named(counter, text(asked, "name"))
    sitting = counter.sitting
    mine = sitting is not None and sitting.folder.resolve() == folder.resolve()
    if mine and counter.jobs.running:
        raise Refusal(409, "refused", "材料还没有读完，没有收起", "等它读完，或者先停下它")
    if mine:
        counter.leave()
    try:
        put = case.put_aside(folder)
    except BaseException:
        if mine:
            counter.open(folder)
        raise
    if mine:
        counter.windows.tell("reload", {})
    return {"name": put.name, "where": f"{put.parent.name}/{put.name}"}


def _back(counter: Counter, asked: Asked) -> Json:
    name = text(asked, "name")
    folder = next((one for one in case.aside(case.shelf(counter.work)) if one.name == name), None)
    if folder is None:
        raise Refusal(409, "gone", f"收起的案卷里没有“{name}”", "看看文件夹是不是改了名")
    return {"name": case.bring_back(folder).name}


ROUTES: list[Route] = [
    route("/api/open", _open, "POST"),
    route("/api/aside", _aside, "POST"),
    route("/api/back", _back, "POST"),
    Route("/api/prior", uploading(_prior), methods=["POST"]),
    Route("/api/new", uploading(_new), methods=["POST"]),
    Route("/api/replace", uploading(_replace), methods=["POST"]),
]
