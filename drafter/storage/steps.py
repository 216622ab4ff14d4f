"""Every operation on a file that drafter writes goes by here, so that a test can stop it before any one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

Watcher: TypeAlias = Callable[[str, Path], None]
"""Told the name of an operation (mkdir, create, write, flush, mode, rename, link, unlink, flush-folder) and the path it is
for, before it is done; what it raises happens in its place."""

_watcher: list[Watcher] = []


def step(name: str, path: Path) -> None:
    """An operation is about to be done on a path."""
    for watcher in _watcher:
        watcher(name, path)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tell a watcher of every operation while the block runs."""
    _watcher.append(watcher)
    try:
        yield
    finally:
        _watcher.remove(watcher)
