"""Several files of a dossier changed together: all of them or none, whenever the power goes; and every state kept."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from drafter import storage
from drafter.case import snapshots
from drafter.case.lock import ROOM
from drafter.case.snapshots import EDITOR, FIRST, OURS, Entry
from drafter.tables.table_file import MAX_BYTES

_ROOMS = (ROOM, f"{ROOM}/稿", f"{ROOM}/历史", f"{ROOM}/历史/内容", "格式", "上年报告")
"""Folders of a dossier into which drafter writes."""

Files: TypeAlias = Mapping[str, bytes]
"""Name within the dossier -> content, for every file that is there."""
Writes: TypeAlias = Mapping[str, bytes | None]
"""Name within the dossier -> its new content; None for a file that is to go."""


def look(folder: Path) -> dict[str, bytes]:
    """The tables of a dossier and its record, as they are just now."""
    names = [*sorted(path.name for path in folder.glob("*.yaml")), *OURS]
    found = {name: storage.stored(folder, name, MAX_BYTES) for name in names}
    return {name: data for name, data in found.items() if data is not None}


def recover(folder: Path) -> None:
    """Bring a change that was cut short to its end, forward where nobody has touched its files since, else back; then
    clean what killed processes left. Under the lock."""
    entry = snapshots.unfinished(folder)
    if entry is not None:
        _settle(folder, entry)
    clear(folder)


def clear(folder: Path) -> None:
    """Clean the temporary files that killed processes left in a dossier; never through a link."""
    for name in ("", *_ROOMS):
        if storage.within(folder, name) is not None:
            for path in storage.left(folder / name):
                _put_by(folder, path)


def notice(folder: Path, files: Files) -> Entry | None:
    """Keep what she changed in an editor since the last entry -> that entry; None when nothing changed. Under the lock.

    A table that is not there is no change: it may be under another name, and come back as it was."""
    before = snapshots.last(folder)
    state = {name: storage.sha256(data) for name, data in files.items()}
    tables = {name: digest for name, digest in state.items() if name not in OURS}
    known = {name: digest for name, digest in (before.state if before else {}).items() if name not in OURS}
    changed = [name for name in sorted(tables) if tables[name] != known.get(name)]
    if not changed:
        return None
    when = max((folder / name).stat().st_mtime for name in changed)
    entry = Entry(
        0,
        min(when, time.time()),
        EDITOR if before else FIRST,
        {name: known.get(name) for name in changed} if before else {},
        {name: tables[name] for name in changed} if before else {},
        {**_missing(before, state), **state},
    )
    kept = list(files.values()) if before is None else [files[name] for name in changed]
    snapshots.note(folder, entry, kept)
    return entry


def _missing(before: Entry | None, there: Mapping[str, object]) -> snapshots.State:
    """The tables kept before that are not there now, as they last were."""
    known = before.state.items() if before else ()
    return {name: digest for name, digest in known if name not in there and name not in OURS}


def commit(folder: Path, files: Files, writes: Writes, by: str, undoes: int = 0) -> Entry | None:
    """Write files of a dossier, all or none, if they are still as seen -> the entry; None when nothing would change.

    files: what was seen (look). storage.Changed when somebody saved one of them meanwhile; OSError when the system
    refuses; in both cases everything is as it was. Under the lock.
    """
    changed = {name: data for name, data in writes.items() if files.get(name) != data}
    if not changed:
        return None
    state = {name: data for name, data in {**files, **changed}.items() if data is not None}
    digests = {name: storage.sha256(data) for name, data in state.items()}
    digests |= {n: d for n, d in _missing(snapshots.last(folder), files).items() if n not in changed}
    before = {name: storage.sha256(files[name]) if name in files else None for name in changed}
    after = {name: digests.get(name) for name in changed}
    entry = Entry(0, time.time(), by, before, after, digests, undoes)
    contents = [data for name in changed for data in (files.get(name), changed[name]) if data is not None]
    entry = snapshots.begin(folder, entry, contents)
    swaps = [storage.Swap(folder / name, data, files.get(name)) for name, data in changed.items()]
    try:
        _swap(swaps)
    except BaseException:
        if not any(storage.bytes_at(folder / name) == data for name, data in changed.items()):
            snapshots.drop(folder, entry)  # else something could not be put back: the next command sees to it
        raise
    return snapshots.finish(folder, entry)


def _swap(swaps: Sequence[storage.Swap]) -> None:
    """Make all ready, then put all in place; should one fail, put back those that were."""
    try:
        for swap in swaps:
            swap.prepare()
        try:
            for swap in swaps:
                swap.do()
        except BaseException:
            for swap in reversed(swaps):
                swap.back()
            raise
    finally:
        for swap in swaps:
            swap.clear()


def _settle(folder: Path, entry: Entry) -> None:
    """A change cut short: forward when one of its files has the new bytes and the others the old ones (or were being
    written over where they stand); back when none has, or somebody has saved one since."""
    begun = any(snapshots.digest(storage.bytes_at(folder / name)) != entry.before[name] for name in entry.after)
    forward = begun and all(_is_ours(folder, entry, name) for name in entry.after)
    wanted = entry.after if forward else entry.before
    held = entry.before if forward else entry.after
    contents = {name: snapshots.content(folder, digest) for name, digest in wanted.items() if digest}
    if all(contents.get(name) is not None for name, digest in wanted.items() if digest):
        for name, digest in wanted.items():
            there = storage.bytes_at(folder / name)
            if snapshots.digest(there) != digest and (snapshots.digest(there) == held[name] or forward):
                storage.swap(folder / name, contents.get(name), there)
    if forward:
        snapshots.finish(folder, entry)
    else:
        snapshots.drop(folder, entry)


def _is_ours(folder: Path, entry: Entry, name: str) -> bool:
    """Whether a file holds the old bytes, the new ones, or the new ones over the old ones where the writing stopped."""
    there = storage.bytes_at(folder / name)
    if snapshots.digest(there) in (entry.before[name], entry.after[name]):
        return True
    old = snapshots.content(folder, entry.before[name] or "")
    new = snapshots.content(folder, entry.after[name] or "")
    if there is None or old is None or new is None:
        return False
    same = next((n for n, (a, b) in enumerate(zip(there, new, strict=False)) if a != b), min(len(there), len(new)))
    return there == new[:same] + old[same:]


def _put_by(folder: Path, path: Path) -> None:
    """Clean a temporary file; what it holds is kept, should it be a save of hers that was being put back."""
    data = storage.stored(folder, path.name, MAX_BYTES) if path.parent == folder else None
    if data:
        snapshots.keep(folder, data)
    storage.remove(path)
