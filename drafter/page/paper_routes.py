"""Papers into the dossier: material, edited drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.routing import Route

from drafter.desk.own_draft import is_own_draft
from drafter.page.addresses import Json
from drafter.page.answering_files import uploading
from drafter.page.answering_json import Asked, route
from drafter.page.asked import text, wrong
from drafter.page.counter import Counter
from drafter.page.jobs import Job
from drafter.page.refused import Refusal
from drafter.page.uploads import HandedIn


def _material(counter: Counter, _asked: Asked) -> Json:
    return counter.papers.shown()


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


ROUTES: list[Route] = [
    route("/api/material", _material),
    route("/api/jobs/{number}/stop", _stop, "POST"),
    route("/api/draft/{name}/apply", _apply, "POST"),
    route("/api/draft/{name}/drop", _drop, "POST"),
    Route("/api/files", uploading(_files), methods=["POST"]),
]
