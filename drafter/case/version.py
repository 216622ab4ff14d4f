"""Which program this is: what was worked out by another is not relied on."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_LIBRARIES = ("site-packages", "dist-packages")


@cache
def version() -> str:
    """A digest of the sizes and times of every file of the program, of Python, and of the libraries installed: a new
    version, a change in a checkout, a library put in or taken out each make another."""
    told = [sys.version, *sorted(_files(str(_PACKAGE))), *_installed()]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                told = entry.stat()
                yield f"{entry.path} {told.st_size} {told.st_mtime_ns}"


def _installed() -> Iterator[str]:
    """The folders libraries are in change their time when one is put in, replaced or taken out."""
    for place in sys.path:
        if place.endswith(_LIBRARIES) and os.path.isdir(place):
            yield f"{place} {os.stat(place).st_mtime_ns}"
