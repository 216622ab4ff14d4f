"""A request -> a function of what it says, run beside the others; its result, or what stopped it, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.model.change import Conflict
from drafter.model.finding import DrafterError
from drafter.page.addresses import Json
from drafter.page.asked import Gone, wrong
from drafter.page.counter import Counter
from drafter.page.refused import Refusal, told_of
from drafter.page.windows import asking

Asked: TypeAlias = Mapping[str, object]
Work: TypeAlias = Callable[[Counter, Asked], Json]

_ANOTHER = ("/api/open", "/api/new", "/api/prior", "/api/aside", "/api/back")
"""What is asked whichever dossier a window shows."""
_LONGEST = 8 * 2**20
"""Bytes of a request that hands in no files."""


class Told(Response):
    """JSON; what no text can hold is replaced."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """What is told -> bytes."""
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def counter_of(request: Request) -> Counter:
    """What the server of a request has in hand."""
    counter: Counter = request.app.state.counter
    return counter


def route(path: str, work: Work, method: str = "GET") -> Route:
    """A path and what is done there -> a route. GET: what is asked stands in the address; POST: in the body."""

    async def endpoint(request: Request) -> Response:
        counter = counter_of(request)
        try:
            asking.set(request.headers.get("x-window", ""))
            refuse_elsewhere(counter, request)
            asked = dict(request.query_params) if method == "GET" else await _body(request)
            return Told(await run_in_threadpool(work, counter, {**asked, **request.path_params}))
        except (Refusal, DrafterError, OSError) as error:
            return refused(counter, error)

    return Route(path, endpoint, methods=[method])


def refuse_elsewhere(counter: Counter, request: Request) -> None:
    """Refusal where a window shows another dossier than the one that is open: what it asks for was meant for that one."""
    if request.method == "GET" or request.url.path in _ANOTHER or counter.sitting is None:
        return
    meant, here = unquote(request.headers.get("x-case", "")), counter.sitting.name
    if meant and meant != here:
        fix = f"打开“{meant}”再写，没存的字给您留着"
        raise Refusal(409, "elsewhere", f"这里写的是案卷“{meant}”，现在打开的是“{here}”，没有写", fix)


async def _body(request: Request) -> dict[str, object]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise wrong("请求")
    data = b""
    try:
        async for part in request.stream():
            data += part
            if len(data) > _LONGEST:
                raise Refusal(413, "too_large", "一次改的太多，没有改", "分几次改")
        told = json.loads(data)
    except (ValueError, RecursionError, ClientDisconnect) as error:
        raise wrong("请求") from error
    if not isinstance(told, dict):
        raise wrong("请求")
    return told


def refused(counter: Counter, error: Refusal | DrafterError | OSError) -> Response:
    """What stopped a request -> the answer."""
    status, told = told_of(error)
    if isinstance(error, Conflict):
        told |= counter.here.blame(error)
    if isinstance(error, Gone):
        told |= {"at": error.at}
    return Told(told, status)
