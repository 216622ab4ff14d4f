"""Work that waits for somebody else, and how long it may: what is not done by then goes on alone and is not waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from drafter.model.second_reader import NoAnswer

Result = TypeVar("Result")


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Some work -> its result, or what it raises. NoAnswer when neither has come by then, however the time was spent: looking
    up a name, connecting, waiting for the first byte or the last."""
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 (raised again where it is waited for)
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise NoAnswer(f"没有在 {seconds:g} 秒内答完")
    return done[0]
