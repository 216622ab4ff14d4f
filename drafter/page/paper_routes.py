"""Papers into the dossier: material, edited drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.routing import Route

from drafter.page.addresses import Json
from drafter.page.answering_files import uploading
from drafter.page.answering_json import Asked, route
from drafter.page.asked import text, wrong
from drafter.page.counter import Counter
from drafter.page.jobs import Job
from drafter.page.refused import Refusal
from drafter.page.uploads import HandedIn


def _material(counter: Counter, _asked: Asked) -> Json:
    from drafter.page.material_seen import MaterialSeen

    return counter.beside(MaterialSeen).shown()


def _model(counter: Counter, _asked: Asked) -> Json:
    from drafter.page.model_seen import model_shown

    return model_shown(counter.here.work)


def _switch(counter: Counter, asked: Asked) -> Json:
    from drafter.page.model_seen import switched

    on = asked.get("on")
    if not isinstance(on, bool):
        raise wrong("开关")
    return switched(counter.here.work, text(asked, "use"), on=on)


def _stop(counter: Counter, asked: Asked) -> Json:
    number = text(asked, "number")
    return {"job": counter.jobs.stop(int(number) if number.isdecimal() else 0)}


def _apply(counter: Counter, asked: Asked) -> Json:
    take = asked.get("take")
    if not isinstance(take, list) or not all(type(one) is int for one in take):
        raise wrong("改动")
    from drafter.page.drafts_back import DraftsBack

    done = counter.beside(DraftsBack).apply(text(asked, "name"), take)
    return {"patch": done.patch, "entry": done.entry.number if done.entry else None}


def _drop(counter: Counter, asked: Asked) -> Json:
    from drafter.page.drafts_back import DraftsBack

    counter.beside(DraftsBack).drop(text(asked, "name"))
    return {}


def _files(counter: Counter, handed: HandedIn, asked: Asked) -> Json:
    """Files put in: a draft of this dossier is looked at, the others are material."""
    from drafter.page.drafts_back import DraftsBack

    kind, here = text(asked, "as", "auto"), counter.here
    kept = False
    try:
        if not handed.files:
            raise Refusal(422, "refused", "没有收到文件", "再放一次")
        drafts = _drafts(here.folder, handed.files, kind)
        others = [path for path in handed.files if path not in drafts]
        draft = counter.beside(DraftsBack).look(drafts[0]) if drafts else None
        job = _receive(counter, handed, others) if others else None
        kept = job is not None
        return {"draft": draft, "job": job.shown if job else None}
    finally:
        if not kept:
            handed.clear()


def _drafts(folder: Path, paths: Sequence[Path], kind: str) -> list[Path]:
    """The drafts among files put in. Refusal for one of another dossier, and for several at once."""
    from drafter.desk.own_draft import Whose, whose_draft

    whose = {path: whose_draft(folder, path) for path in paths} if kind == "auto" else {}
    if strange := next((path for path in paths if whose.get(path) is Whose.ANOTHERS), None):
        told = f"“{strange.name}”是起草助手出的稿子，不是这个案卷出的，没有收"
        raise Refusal(409, "refused", told, "别的案卷的，打开那个案卷再放；是这个案卷的，到“出稿”里点“选改过的稿子”")
    drafts = [path for path in paths if kind == "draft" or whose.get(path) is Whose.OURS]
    if len(drafts) > 1:
        raise Refusal(422, "refused", f"一次放进来{len(drafts)}份改稿，没有收", "一份一份地放")
    return drafts


def _receive(counter: Counter, handed: HandedIn, paths: Sequence[Path]) -> Job:
    from drafter.page.material_seen import MaterialSeen

    papers = counter.beside(MaterialSeen)  # of the dossier they were put into, whichever is opened meanwhile

    def receive(job: Job) -> Sequence[str]:
        try:
            return papers.receive(job, list(paths))
        finally:
            handed.clear()

    return counter.jobs.start("收材料", len(paths), receive)


def _collect(counter: Counter, _asked: Asked) -> Json:
    """What lies among the papers of the dossier, read and written once more."""
    from drafter.page.material_seen import MaterialSeen

    papers = counter.beside(MaterialSeen)
    count = len(papers.lying)
    if not count:
        raise Refusal(409, "refused", "案卷里还没有材料，没有收", "把材料放进来")
    return {"job": counter.jobs.start("收材料", count, lambda job: papers.receive(job, [])).shown}


ROUTES: list[Route] = [
    route("/api/material", _material),
    route("/api/collect", _collect, "POST"),
    route("/api/model", _model),
    route("/api/model", _switch, "POST"),
    route("/api/jobs/{number}/stop", _stop, "POST"),
    route("/api/draft/{name}/apply", _apply, "POST"),
    route("/api/draft/{name}/drop", _drop, "POST"),
    Route("/api/files", uploading(_files), methods=["POST"]),
]
