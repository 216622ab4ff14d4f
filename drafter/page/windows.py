"""The open windows: what happens is told to each; how long none has been open."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

from drafter.page.addresses import Json

_BEAT = 5.0
"""Seconds between two signs of life to a window."""
_LOOK = 0.25
"""Seconds between two looks whether the server is to end."""
_WAITING = 200
"""Events a window may be behind; one that is further behind has stopped listening, and starts anew."""

asking: ContextVar[str] = ContextVar("asking", default="")
"""The window whose request is being answered, or whose job runs; empty where none asked."""


@dataclass
class Windows:
    """The windows that listen. loop: of the server, None before it runs; closing: whether it is to end; last: when the last one
    closed, or the server began."""

    loop: asyncio.AbstractEventLoop | None = None
    closing: bool = False
    last: float = field(default_factory=time.monotonic)
    seen: bool = False
    _queues: set[asyncio.Queue[str]] = field(default_factory=set)

    def tell(self, event: str, told: Json) -> None:
        """Tell every window of an event, from any thread."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._put, _message(event, told))

    def _put(self, message: str) -> None:
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(message)

    async def listen(self, first: Callable[[], Json]) -> AsyncIterator[str]:
        """What one window hears, until it closes or the server ends. first: what to tell at once, asked for when it listens, so
        that nothing happens between the two."""
        queue: asyncio.Queue[str] = asyncio.Queue(_WAITING)
        self._queues.add(queue)
        self.seen = True
        try:
            yield _message("hello", first())
            beat = time.monotonic()
            while not self.closing:
                try:
                    yield await asyncio.wait_for(queue.get(), _LOOK)
                except TimeoutError:
                    if time.monotonic() - beat > _BEAT:
                        beat = time.monotonic()
                        yield ": 在\n\n"
            yield _message("bye", {"why": "起草助手已经关了"})
        finally:
            self._queues.discard(queue)
            self.last = time.monotonic()

    @property
    def open(self) -> int:
        """How many there are."""
        return len(self._queues)


def _message(event: str, told: Json) -> str:
    return f"event: {event}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"
