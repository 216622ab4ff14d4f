"""Papers into the dossier: material, edited drafts, last year's report of a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from drafter import case, desk
from drafter.desk.own_draft import is_own_draft
from drafter.model.endpoint import Use
from drafter.model.finding import DrafterError
from drafter.page.addresses import Json
from drafter.page.answering_json import Asked, Told, counter_of, refuse_elsewhere, refused, route
from drafter.page.asked import text, wrong
from drafter.page.counter import Counter
from drafter.page.jobs import Job
from drafter.page.model_seen import model_shown, switched
from drafter.page.refused import Refusal
from drafter.page.uploads import HandedIn, handed_in


def _material(counter: Counter, _asked: Asked) -> Json:
    return counter.papers.shown()


def _model(counter: Counter, _asked: Asked) -> Json:
    return model_shown(counter.here.work)


def _switch(counter: Counter, asked: Asked) -> Json:
    use, on = next((use for use in Use if use.value == text(asked, "use")), None), asked.get("on")
    if use is None or not isinstance(on, bool):
        raise wrong("开关")
    return switched(counter.here.work, use, on=on)


def _stop(counter: Counter, asked: Asked) -> Json:
    number = text(asked, "number")
    return {"job": counter.jobs.stop(int(number) if number.isdecimal() else 0)}


def _apply(counter: Counter, asked: Asked) -> Json:
    take = asked.get("take")
    if not isinstance(take, list) or not all(type(one) is int for one in take):
        raise wrong("改动")
    done = counter.drafts.apply(text(asked, "name"), take)
    return {"patch": done.patch, "entry": done.entry.number if done.entry else None}


def _drop(counter: Counter, asked: Asked) -> Json:
    counter.drafts.drop(text(asked, "name"))
    return {}


def _uploading(work: Callable[[Counter, HandedIn, Asked], Json]) -> Callable[[Request], object]:
    """What is done with files -> an endpoint."""

    async def endpoint(request: Request) -> Response:
        counter = counter_of(request)
        try:
            refuse_elsewhere(counter, request)
            handed = await handed_in(request)
            return Told(await run_in_threadpool(work, counter, handed, dict(request.query_params)))
        except ClientDisconnect:
            return refused(counter, wrong("文件"))
        except (Refusal, DrafterError, OSError) as error:
            return refused(counter, error)

    return endpoint


def _files(counter: Counter, handed: HandedIn, asked: Asked) -> Json:
    """Files put in: a draft of this dossier is looked at, the others are material."""
    kind, here = text(asked, "as", "auto"), counter.here
    kept = False
    try:
        if not handed.files:
            raise Refusal(422, "refused", "没有收到文件", "再放一次")
        drafts = [
            path for path in handed.files if kind == "draft" or (kind == "auto" and is_own_draft(here.folder, path))
        ]
        others = [path for path in handed.files if path not in drafts]
        draft = counter.drafts.look(drafts[0]) if drafts else None
        job = _receive(counter, handed, others) if others else None
        kept = job is not None
        return {"draft": draft, "job": job.shown if job else None}
    finally:
        if not kept:
            handed.clear()


def _receive(counter: Counter, handed: HandedIn, paths: Sequence[Path]) -> Job:
    papers = counter.papers  # of the dossier they were put into, whichever is opened meanwhile

    def receive(job: Job) -> Sequence[str]:
        try:
            return papers.receive(job, list(paths))
        finally:
            handed.clear()

    return counter.jobs.start("收材料", len(paths), receive)


def _new(counter: Counter, handed: HandedIn, _asked: Asked) -> Json:
    """A dossier from last year's report; windows then work on it."""
    try:
        district, year = (handed.fields.get(name, "").strip() for name in ("district", "year"))
        if not district or not (year.isdecimal() and len(year) == 4):
            raise Refusal(
                422,
                "refused",
                "还没有写区名，或者年份不是四位数字，没有新建",
                "写上区名和报告哪一年的工作，如 龙华、2025",
            )
        folder = case.default_folder(counter.work, district, int(year))
        if (folder / "案卷.yaml").exists():
            raise Refusal(409, "refused", f"已经有“{folder.name}”这个案卷，没有新建", "打开它接着做")
        if not handed.files and not (counter.work / "seeds").is_dir():
            raise Refusal(422, "refused", "没有选上年的报告，没有新建", "把上年的报告拖进来，或者点“选文件”")
        wanted = case.Wanted(district, int(year), handed.fields.get("kind", "").strip() or None)
        made = desk.new(desk.Order(counter.work, wanted, tuple(handed.files), folder, by="新建案卷"))
        counter.open(made.folder)
        return {"name": made.folder.name, "remarks": list(made.remarks)}
    finally:
        handed.clear()


def _open(counter: Counter, asked: Asked) -> Json:
    name = text(asked, "name")
    folder = next((one for one in case.dossiers(counter.work) if one.name == name), None)
    if folder is None:
        raise Refusal(409, "gone", f"没有“{name}”这个案卷", "看看文件夹是不是改了名")
    counter.open(counter.work / folder)
    return {"name": name, "remarks": []}


ROUTES: list[Route] = [
    route("/api/material", _material),
    route("/api/model", _model),
    route("/api/model", _switch, "POST"),
    route("/api/jobs/{number}/stop", _stop, "POST"),
    route("/api/draft/{name}/apply", _apply, "POST"),
    route("/api/draft/{name}/drop", _drop, "POST"),
    route("/api/open", _open, "POST"),
    Route("/api/files", _uploading(_files), methods=["POST"]),
    Route("/api/new", _uploading(_new), methods=["POST"]),
]
