"""One program at a time on a dossier: whoever comes second waits a moment, then is told who is there."""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from drafter import storage
from drafter.model.finding import DrafterError

ROOM = ".drafter"
"""The folder of a dossier that is drafter's own."""
PATIENCE = 3.0
"""Seconds the second program waits."""
_PAUSE = 0.03
_LOCK = "锁"
_UNKNOWN = frozenset({errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL})
"""What file systems answer that know no locks."""

_held: dict[tuple[Path, int], int] = {}
"""Dossiers that threads of this process hold, by the thread, and how many times over."""


@dataclass(frozen=True)
class Owner:
    """Who holds a dossier. when: seconds since 1970."""

    name: str
    machine: str
    process: int
    when: float

    def __str__(self) -> str:
        clock = time.strftime("%H:%M:%S", time.localtime(self.when))
        return f"{self.name or '别人'}在电脑“{self.machine}”上的进程 {self.process}（{clock} 开始）"


class Busy(DrafterError):
    """A dossier that another program holds. owner: who, as far as it says."""

    def __init__(self, folder: Path, owner: Owner | None) -> None:
        who = f"，{owner}" if owner else ""
        super().__init__(f"案卷“{folder}”正由另一个起草助手在写{who}", fix="等它做完，再运行一次")
        self.owner = owner


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a dossier while the block runs. Busy when another program still does after three seconds; one that has ended,
    however it ended, holds nothing. OSError where nothing can be written."""
    place = folder.resolve(), threading.get_ident()
    if _held.get(place):
        _held[place] += 1
        try:
            yield
        finally:
            _held[place] -= 1
        return
    if storage.within(folder, f"{ROOM}/历史/内容") is None:
        raise DrafterError(f"“{folder / ROOM}”是指到案卷外面的链接，没有用", fix="删掉这个链接，再运行一次")
    storage.make_folder(folder / ROOM)
    path = folder / ROOM / _LOCK
    storage.step("lock", path)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        _wait(folder, handle)
        _held[place] = 1
        try:
            yield
        finally:
            del _held[place]
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _wait(folder: Path, handle: int) -> None:
    """Take the lock, waiting while another has it; the file then says who does."""
    until = time.monotonic() + PATIENCE
    while not _taken(handle):
        if time.monotonic() > until:
            raise Busy(folder, _owner(handle))
        time.sleep(_PAUSE)
    me = Owner(_user(), platform.node(), os.getpid(), time.time())
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(asdict(me), ensure_ascii=False).encode())


def _taken(handle: int) -> bool:
    if os.name == "nt":
        return _taken_on_windows(handle)
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _UNKNOWN:
            return _left_free(handle)
        return False
    return True


def _taken_on_windows(handle: int) -> bool:
    import msvcrt

    try:
        os.lseek(handle, 2**30, os.SEEK_SET)  # beyond the words that say who has it, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    except OSError:
        return False
    return True


def _left_free(handle: int) -> bool:
    """Without locks of the system: whether the file names nobody, or somebody of this machine whose process has ended."""
    owner = _owner(handle)
    return owner is None or (owner.machine == platform.node() and not storage.is_running(owner.process))


def _owner(handle: int) -> Owner | None:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        told = json.loads(os.read(handle, 2000).decode())
        return Owner(str(told["name"]), str(told["machine"]), int(told["process"]), float(told["when"]))
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
