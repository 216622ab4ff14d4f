"""Papers out of the dossier: drafts made, forms for the 科室, downloads."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter import desk
from drafter.desk.drafting import today
from drafter.model.finding import DrafterError
from drafter.page.addresses import Json
from drafter.page.answering_json import Asked, counter_of, refused, route
from drafter.page.asked import text
from drafter.page.counter import Counter
from drafter.page.handed_out_files import built, listed, put, taken_out
from drafter.page.refused import Refusal
from drafter.zh.deadlines import deadline


def _files(counter: Counter, _asked: Asked) -> Json:
    return {"files": listed(counter.here.folder)}


def _build(counter: Counter, asked: Asked) -> Json:
    wish = {name: asked.get(name) is True for name in ("annex", "force", "clean")}
    return built(counter.here, text(asked, "copy"), **wish)


def _request(counter: Counter, asked: Asked) -> Json:
    """Forms for all 科室, and the notice."""
    here, until = counter.here, text(asked, "until", "")
    day = deadline(until, today()) if until else None
    if until and day is None:
        raise Refusal(422, "refused", f"“{until}”不像日期，没有写征集表", "写成 12月20日 的样子")
    errand = desk.Errand(here.folder, here.work, today(), until=day, contact=text(asked, "contact", ""))
    made = desk.request(errand)
    return put(here.folder, [made.notice, *(one.placed for one in made.forms)])


def _confirm(counter: Counter, _asked: Asked) -> Json:
    """A sheet a 科室 of its figures; what was sent is noted in their rows."""
    from drafter.desk.requesting import BY

    here = counter.here
    with here.written_as(BY):
        made = desk.confirm(desk.Errand(here.folder, here.work, today()))
    return put(here.folder, [one.placed for one in made])


async def _download(request: Request) -> Response:
    counter, name = counter_of(request), request.path_params["name"]
    try:
        data, kind = await run_in_threadpool(lambda: taken_out(counter.here.folder, name))
    except (Refusal, DrafterError, OSError) as error:
        return refused(counter, error)
    called = quote(name.rpartition("/")[2])
    return Response(data, media_type=kind, headers={"content-disposition": f"attachment; filename*=utf-8''{called}"})


ROUTES: list[Route] = [
    route("/api/files", _files),
    route("/api/build", _build, "POST"),
    route("/api/request", _request, "POST"),
    route("/api/confirm", _confirm, "POST"),
    Route("/files/{name:path}", _download),
]
