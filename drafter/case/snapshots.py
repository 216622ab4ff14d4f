"""Every state of a dossier's tables, kept beside them: contents by their digest, and an entry a change."""

from __future__ import annotations

import json
import os
import re
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import storage
from drafter.case.lock import ROOM
from drafter.tables.table_file import MAX_BYTES
from drafter.zh.expression import expression

EDITOR = "编辑器"
"""Who changed a table that no program of ours wrote."""
FIRST = "初次记下"
"""Who "changed" tables that were there before anything was kept."""
UPGRADE = "换成新格式"
"""Who brought a dossier up to this release's format."""
RECORD, OLD_RECORD = OURS = (f"{ROOM}/记录.json", ".起草记录.json")
"""What drafter remembers of a dossier; changed together with the tables it speaks of. Where the release before kept it."""

_MOST, _LEAST, _DAYS, _BYTES = 400, 30, 500, 40 * 2**20
"""Entries kept at most and at least, days they are kept, bytes of contents kept: a winter's work and last winter's."""
_LONGEST = 2**20
"""Bytes of an entry: a hundred files told by their digests."""
_ENTRY = expression(r"(\d{6})(\.未完)?\.json")

State = Mapping[str, str]
"""Name of a file -> digest of its content."""


@dataclass(frozen=True)
class Entry:
    """A change. when: seconds since 1970; by: who; before, after: the files it changed, as they were and are (None: not
    there); state: every file kept, after it; undoes: the entry it took back, 0 for none."""

    number: int
    when: float
    by: str
    before: Mapping[str, str | None]
    after: Mapping[str, str | None]
    state: State
    undoes: int = 0
    unfinished: bool = field(default=False, compare=False)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables it changed, by their files' names; none where only drafter's own record changed."""
        return tuple(name for name in self.after if name not in OURS)


def entries(folder: Path) -> list[Entry]:
    """A dossier -> its entries, the first first; what cannot be read is left out."""
    return [entry for path in _files(folder) if (entry := _read(path))]


def newest(folder: Path) -> Iterator[Entry]:
    """The finished entries, the newest first, each read when it is asked for."""
    return (e for path in reversed(_files(folder)) if (e := _read(path)) and not e.unfinished)


def last(folder: Path) -> Entry | None:
    """The newest finished entry."""
    return next(newest(folder), None)


def unfinished(folder: Path) -> Entry | None:
    """The entry of a change that was cut short."""
    return next((e for path in _files(folder) if ".未完" in path.name and (e := _read(path))), None)


def begin(folder: Path, entry: Entry, contents: Sequence[bytes]) -> Entry:
    """Put an entry on disk before its change is done, with the contents it speaks of -> the entry with its number."""
    for data in contents:
        keep(folder, data)
    numbered = replace(entry, number=_next(folder), unfinished=True)
    storage.write(_path(folder, numbered), _written(numbered))
    return numbered


def finish(folder: Path, entry: Entry) -> Entry:
    """The change of an entry is done."""
    done = replace(entry, unfinished=False)
    storage.rename(_path(folder, entry), _path(folder, done))
    if entry.number % 20 == 0:
        prune(folder)
    return done


def drop(folder: Path, entry: Entry) -> None:
    """The change of an entry was not done."""
    storage.remove(_path(folder, entry))


def note(folder: Path, entry: Entry, contents: Sequence[bytes]) -> None:
    """An entry for a change that is done already."""
    for data in contents:
        keep(folder, data)
    numbered = replace(entry, number=_next(folder), unfinished=False)
    storage.write(_path(folder, numbered), _written(numbered))


def keep(folder: Path, data: bytes) -> None:
    """Keep a content under its digest."""
    path = _content(folder, storage.sha256(data))
    if not path.exists():
        storage.write(path, zlib.compress(data, 6))


def content(folder: Path, digest: str) -> bytes | None:
    """The content of a digest; None when it is not kept any more, or is damaged."""
    if not re.fullmatch("[0-9a-f]{64}", digest):
        return None
    path = _content(folder, digest)
    try:
        packed = storage.stored(path.parent, path.name, MAX_BYTES) or b""
        data = zlib.decompressobj().decompress(packed, MAX_BYTES + 1)
    except (OSError, zlib.error):
        return None
    return data if storage.sha256(data) == digest else None


def prune(folder: Path) -> None:
    """Let go of what is too old or too much: the oldest entries, and contents none of the others speaks of."""
    read = {path: _read(path) for path in _files(folder)}
    sizes = {path.name: path.stat().st_size for path in _room(folder).joinpath("内容").glob("*")}
    old = time.time() - _DAYS * 86400
    wanted: set[str] = set()
    kept, room = 0, _BYTES
    for path, entry in reversed(read.items()):
        more = _spoken_of(entry) - wanted if entry else set[str]()
        room -= sum(sizes.get(name, 0) for name in more)
        if kept >= _MOST or (kept >= _LEAST and (room < 0 or (entry is not None and entry.when < old))):
            storage.remove(path)
        else:
            kept, wanted = kept + 1, wanted | more
    for name in sizes.keys() - wanted:
        storage.remove(_content(folder, name))


def _spoken_of(entry: Entry) -> set[str]:
    """The digests of all contents an entry speaks of."""
    return {d for d in (*entry.before.values(), *entry.after.values(), *entry.state.values()) if d}


def digest(data: bytes | None) -> str | None:
    """A content -> its digest; None for one that is not there."""
    return None if data is None else storage.sha256(data)


def _room(folder: Path) -> Path:
    return folder / ROOM / "历史"


def _content(folder: Path, digest: str) -> Path:
    return _room(folder) / "内容" / digest


def _path(folder: Path, entry: Entry) -> Path:
    return _room(folder) / f"{entry.number:06}{'.未完' if entry.unfinished else ''}.json"


def _files(folder: Path) -> list[Path]:
    """The files of the entries, in order; a link, a pipe, a folder is none."""
    try:
        with os.scandir(_room(folder)) as found:
            named = [one.path for one in found if _ENTRY.fullmatch(one.name) and one.is_file(follow_symlinks=False)]
    except FileNotFoundError:
        return []
    return [Path(path) for path in sorted(named)]


def _next(folder: Path) -> int:
    files = _files(folder)
    return int(files[-1].name[:6]) + 1 if files else 1


def _written(entry: Entry) -> bytes:
    told = {
        "时间": entry.when,
        "谁": entry.by,
        "原来": dict(entry.before),
        "现在": dict(entry.after),
        "全部": dict(entry.state),
        "撤销": entry.undoes,
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _read(path: Path) -> Entry | None:
    """A file -> its entry; None when it is not one: cut short, or changed by hand."""
    found = _ENTRY.fullmatch(path.name)
    try:
        told = json.loads(storage.read(path, _LONGEST))
        return Entry(
            int(found[1]) if found else 0,
            float(told["时间"]),
            str(told["谁"]),
            dict(_digests(told["原来"])),
            dict(_digests(told["现在"])),
            {name: digest for name, digest in _digests(told["全部"]) if digest},
            int(told["撤销"]),
            bool(found and found[2]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _digests(told: Mapping[object, object]) -> Iterator[tuple[str, str | None]]:
    for name, digest in told.items():
        yield str(name), str(digest) if digest else None
