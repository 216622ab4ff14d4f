"""The last change taken back, as a new one; or an earlier one, as long as its cells are still as it left them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter.case import history
from drafter.case.change import change, see
from drafter.case.commit import OLD_RECORD, RECORD, Files, Writes
from drafter.case.difference import Difference, differences
from drafter.case.history import FIRST, Entry
from drafter.model.finding import DrafterError

_LOOK = "看看更改历史，挑一次还留着的"


@dataclass(frozen=True)
class Told:
    """An entry of the history, and what it changed, cell by cell."""

    entry: Entry
    differences: tuple[Difference, ...]


def told(folder: Path, row: str = "") -> list[Told]:
    """A dossier -> its changes, the newest first. row: only those of a row (指01) or a table (指标)."""
    see(folder)
    found = [Told(entry, _differences(folder, entry)) for entry in reversed(history.entries(folder))]
    if not row:
        return found
    mine = [Told(one.entry, tuple(d for d in one.differences if row in (d.row, d.table))) for one in found]
    return [one for one in mine if one.differences]


def undo(folder: Path, by: str, number: int = 0) -> Told:
    """Take a change back (0: the last one that has not been) -> what was changed by that.

    DrafterError when there is none, its states are no longer kept, or one of its tables was changed since.
    """
    see(folder)
    entry = _wanted(folder, number)

    def plan(files: Files) -> Writes:
        return {name: _before(folder, entry, name, files) for name in entry.after if _counts(entry, name, files)}

    done = change(folder, by, plan, undoes=entry.number)
    if done is None:
        raise DrafterError(f"第{entry.number}次改动已经不在表里，没有什么可撤销的", fix=_LOOK)
    return Told(done, _differences(folder, done))


def _wanted(folder: Path, number: int) -> Entry:
    entries = [entry for entry in history.entries(folder) if not entry.unfinished]
    if number:
        found = next((entry for entry in entries if entry.number == number), None)
    else:
        taken_back = _taken_back(entries)
        open_ones = [e for e in entries if not e.undoes and e.number not in taken_back and e.by != FIRST and e.after]
        found = open_ones[-1] if open_ones else None
    if found is None or not found.after:
        told = f"没有第{number}次改动" if number else "没有可以撤销的改动"
        raise DrafterError(told, fix="看看更改历史" if number else "改过表以后，才有可以撤销的")
    if all(digest is None for name, digest in found.before.items() if name not in (RECORD, OLD_RECORD)):
        told = f"第{found.number}次是第一次铺开这个案卷，不能撤销"
        raise DrafterError(told, fix="整个不要的，把案卷的文件夹移走")
    return found


def _taken_back(entries: list[Entry]) -> set[int]:
    """The numbers of changes taken back, less those whose taking back was itself taken back."""
    found: set[int] = set()
    for entry in reversed(entries):
        if entry.undoes and entry.number not in found:
            found.add(entry.undoes)
    return found


def _counts(entry: Entry, name: str, files: Files) -> bool:
    """Whether a file is to be put back: each table is; drafter's own record where nothing was added to it since."""
    if name not in (RECORD, OLD_RECORD):
        return True
    return history.digest(files.get(name)) == entry.after[name]


def _before(folder: Path, entry: Entry, name: str, files: Files) -> bytes | None:
    """What a file held before a change; the change must be all that happened to it since."""
    if history.digest(files.get(name)) != entry.after[name]:
        told = f"“{name}”在第{entry.number}次改动以后又改过，没有动它"
        raise DrafterError(told, fix="先撤销后来的改动，或者直接在表里改回去")
    digest = entry.before[name]
    data = history.content(folder, digest) if digest else None
    if digest and data is None:
        raise DrafterError(f"第{entry.number}次改动以前的“{name}”已经不留着了", fix=_LOOK)
    return data


def _differences(folder: Path, entry: Entry) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for name in entry.after:
        if name.endswith(".yaml") and name != "版式.yaml":
            before, after = entry.before.get(name), entry.after[name]
            states = [history.content(folder, digest) if digest else None for digest in (before, after)]
            found += differences(name.removesuffix(".yaml"), *states)
    return tuple(found)
