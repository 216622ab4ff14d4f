"""What a killed run left behind: temporary files and folders that tell who made them, and go once that process is gone."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

_TAG = re.compile(r"\.?drafter-(?P<place>[0-9a-f]{8})-(?P<process>\d{1,10})-[a-z0-9_]{8}(?:\.tmp)?")
_OLD = re.compile(r"\.[a-z0-9_]{8}\.tmp|drafter-[a-z0-9_]{8}")
"""As earlier versions named them, which tells of no process."""
_DAY = 24 * 3600


def prefix() -> str:
    """What a temporary name of this process begins with: drafter-‹computer›-‹process›-. A hidden file puts a stop before it."""
    return f"drafter-{_here()}-{os.getpid()}-"


def temporary_name() -> str:
    """A name for a temporary file of this process, in the folder of the file it is to become."""
    return f".{prefix()}{secrets.token_hex(4)}.tmp"


def left(folder: Path) -> Iterator[Path]:
    """The temporary files that killed runs left in a folder; what is in use stays."""
    for entry in _entries(folder):
        if entry.name.startswith(".") and entry.name.endswith(".tmp") and _is_left(entry, stat.S_ISREG):
            yield Path(entry)


def sweep() -> None:
    """Remove the temporary folders, with the drafts in them, that killed runs of this user left on this computer."""
    for entry in _entries(Path(tempfile.gettempdir())):
        if entry.name.startswith("drafter-") and _is_left(entry, stat.S_ISDIR):
            shutil.rmtree(entry.path, ignore_errors=True)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The entries of a folder; none of one that cannot be looked into."""
    try:
        with os.scandir(folder) as found:
            yield from list(found)
    except OSError:
        return


def _is_left(entry: os.DirEntry[str], is_kind: Callable[[int], bool]) -> bool:
    """Whether an entry is of drafter's make, of this user, and of a process that is gone; elsewhere, a day old."""
    named = _TAG.fullmatch(entry.name)
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if not ours or not is_kind(found.st_mode) or not (named or _OLD.fullmatch(entry.name)):
        return False
    if named and named["place"] == _here():
        return not is_running(int(named["process"]))
    return time.time() - found.st_mtime > _DAY


def is_running(process: int) -> bool:
    """Whether a process of this computer is still there."""
    if os.name == "nt":
        return _is_open(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's
        return True
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
def _here() -> str:
    """A name of this computer, and in a container of its own processes: numbers of others tell nothing here."""
    try:
        own = os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        own = 0
    host = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return hashlib.sha256(f"{host}-{own}".encode()).hexdigest()[:8]
