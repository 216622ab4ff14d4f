"""The page as an application: the shell, its scripts and styles, and what they ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from drafter.page import case_routes, change_routes, file_routes, paper_routes, view_routes
from drafter.page.answering_json import counter_of
from drafter.page.counter import Counter

_ROOM = Path(__file__).parent


_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@cache
def _files() -> Mapping[str, Response]:
    """Name -> a file of ours, as it is answered each time: asked for anew, so that another release's are not shown. All are read
    at once: some fifty, which a browser wants one after the other before it shows anything."""
    paths = sorted(path for path in (_ROOM / "static").iterdir() if path.suffix in _KINDS)
    headers = {"cache-control": "no-cache"}
    return {path.name: Response(path.read_bytes(), 200, headers, _KINDS[path.suffix]) for path in paths}


async def _static(request: Request) -> Response:
    return _files().get(request.path_params["name"]) or Response("没有这个文件", 404)


async def _shell(request: Request) -> Response:
    from jinja2 import Environment, FileSystemLoader

    sitting = counter_of(request).sitting
    title = str(sitting.shown.head["title"] or "") if sitting else ""
    pages = Environment(loader=FileSystemLoader(_ROOM / "templates"), autoescape=True)
    modules = [name for name in _files() if name.endswith(".js")]
    told = {"title": title or "新建案卷", "version": version("drafter"), "modules": modules}
    return HTMLResponse(pages.get_template("page.html").render(told))


def application(counter: Counter) -> Starlette:
    """What the server has in hand -> the application."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        import asyncio

        counter.windows.loop = asyncio.get_running_loop()
        if counter.sitting:
            counter.sitting.begin()
        yield
        counter.windows.closing = True
        counter.close()

    routes = [
        Route("/", _shell),
        *view_routes.ROUTES,
        *change_routes.ROUTES,
        *file_routes.ROUTES,
        *paper_routes.ROUTES,
        *case_routes.ROUTES,
        Route("/static/{name}", _static),
    ]
    app = Starlette(routes=routes, lifespan=lifespan)
    app.state.counter = counter
    return app
