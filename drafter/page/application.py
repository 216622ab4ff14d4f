"""The page as an application: the shell, its scripts and styles, and what they ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from drafter.page import case_routes, change_routes, file_routes, paper_routes, view_routes
from drafter.page.answering_json import counter_of
from drafter.page.counter import Counter

_ROOM = Path(__file__).parent


class _Kept(StaticFiles):
    """Files of ours, asked for anew each time, so that another release's are not shown."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


async def _shell(request: Request) -> Response:
    from jinja2 import Environment, FileSystemLoader

    sitting = counter_of(request).sitting
    title = str(sitting.shown.head["title"] or "") if sitting else ""
    pages = Environment(loader=FileSystemLoader(_ROOM / "templates"), autoescape=True)
    return HTMLResponse(pages.get_template("page.html").render(title=title or "新建案卷", version=version("drafter")))


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
        Mount("/static", _Kept(directory=_ROOM / "static", check_dir=False)),
    ]
    app = Starlette(routes=routes, lifespan=lifespan)
    app.state.counter = counter
    return app
