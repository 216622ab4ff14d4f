"""Papers under the names wanted: one that is as drafter wrote it is replaced, any other stays and the new one goes beside.

Whether it is, the file itself says (its fingerprint): nothing is to be written down after it, so that whatever ends a run,
and however many run at once, none takes a paper of drafter's for one that was changed.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from drafter import storage
from drafter.model.finding import DrafterError
from drafter.writers import fingerprint

_MAX_COPIES = 99
_TRIES = 5
_MAX_BYTES = 2**28
"""What is larger is none of drafter's, and is not read."""

_NONE: Mapping[str, str] = MappingProxyType({})


class StillOpen(DrafterError):
    """A file that was to be replaced is open in Word, WPS or LibreOffice. lock: the file that says so while it is."""

    def __init__(self, path: Path, lock: Path) -> None:
        fix = f"关掉打开它的程序再运行；确实没有打开的，删掉“{lock.name}”"
        super().__init__(f"“{path.name}”正在别处打开，没有动它", fix=fix)
        self.path, self.lock = path, lock


@dataclass(frozen=True)
class Placed:
    """Where a paper went. beside: not under the name wanted; renewed: in place of an older one of drafter's.

    kept: files of that name, or of it with -2, -3 …, that were changed or are not drafter's, left as they are; spare:
    older ones of drafter's among them that nobody changed.
    """

    path: Path
    beside: bool = False
    renewed: bool = False
    kept: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()


def place(wanted: Path, data: bytes, former: Mapping[str, str] = _NONE) -> Placed:
    """Write what drafter made under the name wanted, or the first free one of that name with -2, -3 … -> what was done.

    former: name -> SHA-256 of papers that a release wrote which gave them no fingerprint. StillOpen when the one to be
    replaced is open.
    """
    if not wanted.parent.is_dir():  # gone while the paper was made: it would come back with nothing else in it
        told = f"文件夹“{wanted.parent}”不见了，“{wanted.name}”没有写"
        raise DrafterError(told, fix="把这个文件夹放回原处，再运行一次")
    for _ in range(_TRIES):
        there = {path: _ours(path, former) for path in _names(wanted)}
        path = next((path for path, found in there.items() if found.ours is not False), None)
        if path is None:
            raise DrafterError(f"和“{wanted.name}”同名、改动过的文件太多", fix="把不用的旧文件移到别处，或换一个名字")
        refuse_open(path)
        try:
            if (
                there[path].data != data
            ):  # the same again keeps its time, so that a PDF of it is not taken for an earlier one's
                storage.swap(path, data, there[path].data)
        except storage.Changed:
            continue  # she saved it just now: it is hers
        kept, spare = (
            tuple(one.name for one, found in there.items() if found.ours is way and one != path)
            for way in (False, True)
        )
        return Placed(path, path != wanted, bool(there[path].ours), kept, spare)
    raise DrafterError(f"“{wanted.name}”一直在别处保存，没有动它", fix="等它存好，再运行一次")


def refuse_open(path: Path) -> None:
    """Refuse to replace a file that Word, WPS or LibreOffice has open."""
    names = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}", f".~{path.name}")
    lock = next((path.with_name(name) for name in names if path.with_name(name).exists()), None)
    if lock:
        raise StillOpen(path, lock)


def _names(wanted: Path) -> Iterator[Path]:
    yield wanted
    for number in range(2, _MAX_COPIES):
        yield wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")


class _Found(NamedTuple):
    """What lies under a name: its bytes, and whether they are as drafter wrote them; None and None where nothing does."""

    data: bytes | None
    ours: bool | None


def _ours(path: Path, former: Mapping[str, str]) -> _Found:
    """What lies there. A pipe, a folder, a link is never drafter's."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return _Found(None, ours=False)
        data = storage.read(path, _MAX_BYTES)
    except FileNotFoundError:
        return _Found(None, ours=None)
    except storage.Unfit:
        return _Found(None, ours=False)
    return _Found(data, fingerprint.untouched(data) or former.get(path.name) == storage.sha256(data))
