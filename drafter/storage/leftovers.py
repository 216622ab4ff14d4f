"""Temporary files: their names tell whose they are, so that those of a process that was killed can be told and cleaned."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_NAME = re.compile(r"\.drafter-(\d+)-([0-9a-f]{8})-[0-9a-f]{8}\.tmp")


def temporary_name() -> str:
    """A name for a temporary file of this process: hidden, with the process and the machine in it."""
    return f".drafter-{os.getpid()}-{_machine()}-{secrets.token_hex(4)}.tmp"


def leftovers(folder: Path) -> Iterator[Path]:
    """The temporary files in a folder whose process, of this machine, has ended."""
    for path in folder.glob(".drafter-*.tmp"):
        found = _NAME.fullmatch(path.name)
        if found and found[2] == _machine() and not is_running(int(found[1])) and not path.is_symlink():
            yield path


def is_running(process: int) -> bool:
    """Whether a process of this machine is still there."""
    if process == os.getpid():
        return True
    if os.name == "nt":
        return _is_open(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # there, but somebody else's
    return True


def _is_open(process: int) -> bool:
    """As is_running, on Windows, where a signal 0 would end the process."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


@cache
def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
