"""A dossier looked at, and changed by a plan made from what was seen; made again when somebody saved a table meanwhile."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter import storage
from drafter.case.commit import Files, Writes, commit, look, notice, recover
from drafter.case.lock import held
from drafter.case.snapshots import Entry
from drafter.model.finding import DrafterError

_TRIES = 8
"""Times a change is planned anew before it is said that somebody keeps saving."""
_EMPTY, _PAUSE = 20, 0.05
"""Looks at a table of 0 bytes, and seconds between them: an editor may just be saving it."""
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def see(folder: Path) -> Files:
    """A dossier's tables and record, after a change that was cut short was brought to its end and what she changed in an
    editor was kept. A folder that cannot be written is only read."""
    try:
        with held(folder):
            recover(folder)
            files = _settled(folder)
            with _tolerant():
                notice(folder, files)
            return files
    except OSError as error:
        if error.errno not in _READ_ONLY:
            raise
        return look(folder)


def change(folder: Path, by: str, plan: Callable[[Files], Writes], undoes: int = 0) -> Entry | None:
    """Do what a plan makes of the files as seen, all or none -> how it is kept, None when nothing changed.

    DrafterError when somebody saves one of the files again and again; Busy when another program holds the dossier.
    """
    name = ""
    with held(folder):
        recover(folder)
        for _ in range(_TRIES):
            files = _settled(folder)
            notice(folder, files)
            try:
                return commit(folder, files, plan(files), by, undoes)
            except storage.Changed as changed:
                name = changed.path.name
    raise DrafterError(f"“{name}”一直在别处保存，没有动它", fix="等它存好，再运行一次")


def _settled(folder: Path) -> dict[str, bytes]:
    """The files, once none is empty, or ends within a character, that an editor may be about to fill."""
    files = look(folder)
    for _ in range(_EMPTY):
        if all(map(_is_whole, files.values())):
            break
        time.sleep(_PAUSE)
        files = look(folder)
    return files


def _is_whole(data: bytes) -> bool:
    try:
        return bool(data.decode())
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"


@contextmanager
def _tolerant() -> Iterator[None]:
    """Go on where the system has no room to keep a state of tables that nobody is about to change."""
    try:
        yield
    except OSError as error:
        if error.errno not in {*_READ_ONLY, errno.ENOSPC, errno.EDQUOT}:
            raise
