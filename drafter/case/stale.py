"""Rows that drafter added and a save from an older editor window took away again: told, and offered once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.case import snapshots
from drafter.case.commit import Files
from drafter.case.snapshots import EDITOR, FIRST, Entry
from drafter.model.finding import Finding, Level
from drafter.model.place import Place
from drafter.tables.load import keys_of
from drafter.tables.suggest import HINTS
from drafter.tables.table import Table, parse_table

RULE = "旧窗口存过"
ABOUT = "补上的几条在下一次保存时一起不见了，像是用补上以前打开的旧窗口存的"
"""What it tells, for her manual."""
_FIX = "这几条还要的，补齐案卷就会再列一次；用编辑器改表以前，先重新打开；有意删的，不必理会"


@dataclass(frozen=True)
class Lost:
    """Suggestions of a table that went all at once with the save after they were added. hints: their words."""

    table: str
    numbers: tuple[str, ...]
    hints: tuple[str, ...]


def lost(folder: Path, files: Files) -> Iterator[Lost]:
    """A dossier and its files -> what was lost to a window opened before it was added; each is told until she saves the
    table again, or it is added again."""
    changes: dict[str, list[Entry]] = {name: [] for name in HINTS}
    for entry in snapshots.newest(folder):
        for name, touching in changes.items():
            if f"{name}.yaml" in entry.after:
                touching.append(entry)
        if not any(map(_may_be_lost, changes.values())):
            return
    for name, (_, added, *earlier) in ((name, touching) for name, touching in changes.items() if len(touching) > 1):
        found = _lost(folder, name, added, files) if _may_be_lost(changes[name]) else None
        if found and not _again(folder, name, earlier, found):
            yield found


def _may_be_lost(touching: list[Entry]) -> bool:
    """The changes of a table seen so far, the newest first -> whether the last may be a save over what was added before."""
    last_two = tuple(entry.by for entry in touching[:2])
    return last_two[:1] in ((), (EDITOR,)) and last_two[1:2] not in ((EDITOR,), (FIRST,))


def stale_saves(folder: Path, files: Files) -> list[Finding]:
    """What to tell of rows lost to an older window."""
    return [
        Finding(
            Place(folder / f"{one.table}.yaml", 1),
            RULE,
            Level.WARNING,
            f"补上的 {len(one.numbers)} 条（{'、'.join(one.numbers[:8])}）在下一次保存时一起不见了，像是用补上以前打开的旧窗口存的",
            _FIX,
            (one.table,),
        )
        for one in lost(folder, files)
    ]


def _lost(folder: Path, name: str, added: Entry, files: Files) -> Lost | None:
    cell = HINTS[name]
    before, after = (_rows(folder, name, digests.get(f"{name}.yaml")) for digests in (added.before, added.after))
    new = {hint: number for hint, number in _hints(after, cell).items() if hint not in _hints(before, cell)}
    data = files.get(f"{name}.yaml")
    now = _hints(_parsed(folder, name, data), cell) if data else {}
    if new and not now.keys() & new.keys() and _saved_more(folder, name, added, data):
        return Lost(name, tuple(new.values()), tuple(new))
    return None


def _saved_more(folder: Path, name: str, added: Entry, data: bytes | None) -> bool:
    """Whether the save that took them did more: who saves in order to delete them leaves the table as it was before."""
    before = _rows(folder, name, added.before.get(f"{name}.yaml"))
    return before != (_parsed(folder, name, data) if data else [])


def _again(folder: Path, name: str, entries: list[Entry], found: Lost) -> bool:
    """Whether they had been added, and were gone, once before: then she means it."""
    earlier = (_hints(_rows(folder, name, entry.after.get(f"{name}.yaml")), HINTS[name]) for entry in entries)
    return any(hints.keys() & set(found.hints) for hints in earlier)


def _rows(folder: Path, name: str, digest: str | None) -> object:
    data = snapshots.content(folder, digest) if digest else None
    return _parsed(folder, name, data) if data else []


def _parsed(folder: Path, name: str, data: bytes) -> object:
    text = data.decode("utf-8-sig", "replace")
    return parse_table(text, Table(folder / f"{name}.yaml"), name, keys_of(name)).value


def _hints(rows: object, cell: str) -> dict[str, str]:
    """Suggestion -> number of its row."""
    listed = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {str(row[cell]): str(row.get("编号") or "") for row in listed if row.get(cell)}
