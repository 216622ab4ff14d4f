"""What windows ask to see: the whole state, the draft, what happens."""

from __future__ import annotations

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from drafter.page.addresses import Json
from drafter.page.answering_json import Asked, counter_of, route
from drafter.page.counter import Counter
from drafter.page.on_paper import on_paper
from drafter.page.refused import Refusal


def _state(counter: Counter, _asked: Asked) -> Json:
    return counter.here.whole if counter.sitting else counter.none_yet


def _paper(counter: Counter, _asked: Asked) -> Json:
    shown = counter.here.shown
    if shown.dossier is None:
        raise Refusal(422, "unreadable", "有一张表读不懂，排不出稿子", "先把读不懂的那张表改好")
    return {"rev": shown.rev, **on_paper(shown.dossier, shown.addresses, shown.points)}


async def _events(request: Request) -> Response:
    counter = counter_of(request)
    rev = counter.sitting.shown.rev if counter.sitting else 0

    async def told() -> AsyncIterator[str]:
        async for message in counter.windows.listen({"rev": rev}):
            yield message

    return StreamingResponse(told(), media_type="text/event-stream")


ROUTES: list[Route] = [
    route("/api/state", _state),
    route("/api/paper", _paper),
    Route("/api/events", _events),
]
