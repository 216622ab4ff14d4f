"""What windows ask to see: the whole state, the draft, what happens."""

from __future__ import annotations

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from drafter.model.layout import STANDARD
from drafter.page.addresses import Json
from drafter.page.answering_json import Asked, counter_of, route
from drafter.page.asked import text
from drafter.page.counter import Counter
from drafter.page.refused import Refusal
from drafter.writers.sheet_html import sheet


def _state(counter: Counter, _asked: Asked) -> Json:
    if counter.sitting is None:
        return counter.around | {"dossier": None}
    job = counter.jobs.last
    return counter.around | counter.here.whole | {"job": job.shown if job and counter.jobs.running else None}


def _paper(counter: Counter, _asked: Asked) -> Json:
    from drafter.page.on_paper import on_paper

    shown = counter.here.shown
    if shown.dossier is None:
        raise Refusal(422, "unreadable", "有一张表读不懂，排不出稿子", "先把读不懂的那张表改好")
    return {"rev": shown.rev, **on_paper(shown.dossier, shown.addresses, shown.placed)}


def _history(counter: Counter, asked: Asked) -> Json:
    from drafter.page.past import history

    before = text(asked, "before", "0")
    return history(counter.here, text(asked, "row", ""), int(before) if before.isdecimal() else 0)


def _redline(counter: Counter, asked: Asked) -> Json:
    from drafter.page.blackline import LAST, NOW, blackline

    sides = text(asked, "old", LAST), text(asked, "new", NOW)
    return blackline(counter.here, sides, figures=text(asked, "figures", "1") != "0")


def _source(counter: Counter, asked: Asked) -> Json:
    from drafter.page.paper_around import around

    return around(counter.here.folder, text(asked, "file"), text(asked, "where", ""))


async def _css(request: Request) -> Response:
    """How the draft is set, as the bureau sets it."""
    sitting = counter_of(request).sitting
    dossier = sitting.shown.dossier if sitting else None
    layout = dossier.habits.layout(STANDARD) if dossier else STANDARD
    return Response(sheet(layout), media_type="text/css", headers={"cache-control": "no-cache"})


async def _events(request: Request) -> Response:
    counter = counter_of(request)

    async def told() -> AsyncIterator[str]:
        async for message in counter.windows.listen(lambda: {"rev": counter.rev}):
            yield message

    return StreamingResponse(told(), media_type="text/event-stream")


ROUTES: list[Route] = [
    route("/api/state", _state),
    route("/api/paper", _paper),
    route("/api/history", _history),
    route("/api/redline", _redline),
    route("/api/source", _source),
    Route("/api/events", _events),
    Route("/paper.css", _css),
]
