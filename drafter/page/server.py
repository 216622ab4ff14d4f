"""The server of the page: on this machine only, until the last window has been closed for a while."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import uvicorn

from drafter import storage
from drafter.model.finding import DrafterError
from drafter.page.application import application
from drafter.page.counter import Counter
from drafter.page.gate import Gate
from drafter.page.sitting import Sitting

_HERE = "127.0.0.1"
_USUAL = 8765
"""The port where none is named: what a browser kept for an address is found again there. Any other where it is taken."""
_CLOSED, _UNSEEN = 60.0, 600.0
"""Seconds after the last window was closed, or, where none was opened, after the start, until the server ends."""
_LOOK = 0.5


class Server(uvicorn.Server):
    """A server that knows its windows."""

    def __init__(self, config: uvicorn.Config, counter: Counter, patience: float) -> None:
        super().__init__(config)
        self.counter, self.patience = counter, patience

    def handle_exit(self, sig: int, frame: object) -> None:
        """Tell the windows, then end."""
        self.counter.windows.closing = True
        super().handle_exit(sig, frame)  # type: ignore[arg-type]

    async def main_loop(self) -> None:
        """Serve, and look whether anybody is still there."""
        watch = asyncio.create_task(self._until_alone())
        await super().main_loop()
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch

    async def _until_alone(self) -> None:
        while self._is_wanted():
            await asyncio.sleep(_LOOK)
        self.counter.windows.closing = self.should_exit = True

    def _is_wanted(self) -> bool:
        """Whether a window is open, or was a moment ago, or what she began is not done yet."""
        windows, patience = self.counter.windows, self.patience if self.counter.windows.seen else _UNSEEN
        return bool(windows.open) or self.counter.jobs.running or time.monotonic() - windows.last < patience


def serve(
    folder: Path | None, work: Path, port: int | None, opened: Callable[[str], None], patience: float = _CLOSED
) -> None:
    """Serve a dossier, or where there is none the page for a new one, until it is over. opened: told the address, once the server
    listens; port: None for the usual or any free one. DrafterError where the one named is taken; KeyboardInterrupt on Ctrl-C."""
    counter = Counter(work)
    if folder is not None:
        counter.sitting = Sitting(folder, work, counter.windows)
    with _listening(port) as door:
        gate = Gate(application(counter), door.getsockname()[1])
        config = uvicorn.Config(
            gate, log_config=None, access_log=False, server_header=False, ws="none", timeout_graceful_shutdown=3
        )
        opened(gate.address)
        Server(config, counter, patience).run([door])


def _listening(port: int | None) -> socket.socket:
    """A socket that listens on this machine alone."""
    if port is None:
        try:
            return _bound(_USUAL)
        except OSError:
            return _bound(0)
    try:
        return _bound(port)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        fix = "换一个端口号，或者不写，由起草助手自己挑"
        raise DrafterError(f"端口 {port} 用不了，没有打开：{storage.why(error)}", fix=fix) from error


def _bound(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((_HERE, port))
        door.listen()
    except OSError:
        door.close()
        raise
    return door
