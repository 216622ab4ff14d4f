"""A request that hands in files -> what is done with them, and what it came to, as JSON."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from drafter.model.finding import DrafterError
from drafter.page.addresses import Json
from drafter.page.answering_json import Asked, Told, counter_of, refuse_elsewhere, refused
from drafter.page.asked import wrong
from drafter.page.counter import Counter
from drafter.page.refused import Refusal
from drafter.page.uploads import HandedIn, handed_in
from drafter.page.windows import asking


def uploading(work: Callable[[Counter, HandedIn, Asked], Json]) -> Callable[[Request], object]:
    """What is done with files -> an endpoint."""

    async def endpoint(request: Request) -> Response:
        counter = counter_of(request)
        try:
            asking.set(request.headers.get("x-window", ""))
            refuse_elsewhere(counter, request)
            handed = await handed_in(request)
            return Told(await run_in_threadpool(work, counter, handed, dict(request.query_params)))
        except ClientDisconnect:
            return refused(counter, wrong("文件"))
        except (Refusal, DrafterError, OSError) as error:
            return refused(counter, error)

    return endpoint
