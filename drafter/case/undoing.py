"""The last change taken back, as a new one; or an earlier one, as long as its cells are still as it left them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from drafter.case import snapshots
from drafter.case.applying import left_as_seen, writes
from drafter.case.changing import change, see
from drafter.case.commit import Files, Writes
from drafter.case.difference import differences, rows
from drafter.case.reversing import reversed_changes
from drafter.case.snapshots import FIRST, UPGRADE, Entry
from drafter.case.told import Difference, Told
from drafter.model.change import Change
from drafter.model.finding import DrafterError
from drafter.tables.load import table_names

_NAMES = ("名称", "标题", "小标题", "计划", "问题")
"""Cells by which she calls a row."""
_CASE = "案卷.yaml"
"""What a dossier is laid out with."""
_LOOK = "看看更改历史，挑一次还留着的"


def told(folder: Path, row: str = "") -> list[Told]:
    """A dossier -> its changes, the newest first. row: only those of a row (指01) or a table (指标); where it is neither, of the
    rows that are called so: 行政复议."""
    files = see(folder)
    found = [entry for entry in reversed(snapshots.entries(folder)) if entry.tables or entry.by == FIRST]
    if not row:
        return [Told(entry, partial(_differences, folder, entry)) for entry in found]
    exact = _only(folder, found, lambda one: row in (one.row, one.table))
    if exact:
        return exact
    called = {(name, key) for name in table_names() for key in _called(name, files, row)}
    return _only(folder, found, lambda one: (one.table, one.row) in called)


def _only(folder: Path, entries: list[Entry], wanted: Callable[[Difference], bool]) -> list[Told]:
    """Entries -> those that changed what is wanted, with that alone."""
    every = [Told(entry, partial(_differences, folder, entry, wanted)) for entry in entries]
    return [one for one in every if one.differences]


def _called(table: str, files: Files, words: str) -> list[str]:
    """The rows of a table whose name or heading, promise or problem holds some words."""
    held = rows(table, files.get(f"{table}.yaml"))
    return [key for key, cells in held.items() if any(words in str(cells.get(field) or "") for field in _NAMES)]


def undo(folder: Path, by: str, number: int = 0) -> Told:
    """Take a change back (0: the last one that has not been) -> what was changed by that.

    In a table changed since, only its cells, and of these only those that are as it left them; why the others stayed is told.
    DrafterError when there is none, or its states are no longer kept; Conflict when all of its cells were changed since.
    """
    see(folder)
    entry = _wanted(folder, number)
    stayed: list[str] = []

    def plan(files: Files) -> Writes:
        later = [name for name in entry.after if snapshots.digest(files.get(name)) != entry.after[name]]
        whole = {name: _before(folder, entry, name) for name in entry.after if name not in later}
        tables = [name for name in later if name in entry.tables and entry.after[name] and name in files]
        changes = [one for name in tables for one in _reversed(folder, entry, name)]
        can, cannot = left_as_seen(folder, files, changes)
        if cannot and not can and not whole:
            raise cannot[0]
        stayed[:] = [error.message.removesuffix("，没有改") for error in cannot]
        return {**whole, **writes(folder, files, can)}

    done = change(folder, by, plan, undoes=entry.number)
    if done is None:
        raise DrafterError(f"第{entry.number}次改动已经不在表里，没有什么可撤销的", fix=_LOOK)
    return Told(done, partial(_differences, folder, done), tuple(stayed))


def _wanted(folder: Path, number: int) -> Entry:
    entries = [entry for entry in snapshots.entries(folder) if not entry.unfinished]
    if number:
        found = next((entry for entry in entries if entry.number == number), None)
    else:
        back = taken_back(entries)
        open_ones = [e for e in entries if not e.undoes and e.number not in back and e.by not in (FIRST, UPGRADE)]
        found = next((entry for entry in reversed(open_ones) if entry.tables), None)
    if found is None or not found.tables:
        told = f"没有第{number}次改动" if number else "没有可以撤销的改动"
        raise DrafterError(told, fix="看看更改历史" if number else "改过表以后，才有可以撤销的")
    if _CASE in found.tables and found.before[_CASE] is None:
        told = f"第{found.number}次是第一次铺开这个案卷，不能撤销"
        raise DrafterError(told, fix="整个不要的，把案卷的文件夹移走")
    return found


def taken_back(entries: Sequence[Entry]) -> set[int]:
    """The numbers of changes taken back, less those whose taking back was itself taken back."""
    found: set[int] = set()
    for entry in reversed(entries):
        if entry.undoes and entry.number not in found:
            found.add(entry.undoes)
    return found


def _before(folder: Path, entry: Entry, name: str) -> bytes | None:
    """What a file held before a change that is all that happened to it since."""
    return _kept(folder, entry, name, entry.before[name])


def _reversed(folder: Path, entry: Entry, name: str) -> list[Change]:
    """The changes that take back what a change did to a table that was changed since."""
    states = [_kept(folder, entry, name, digests[name]) for digests in (entry.before, entry.after)]
    return reversed_changes(name.removesuffix(".yaml"), *states)


def _kept(folder: Path, entry: Entry, name: str, digest: str | None) -> bytes | None:
    data = snapshots.content(folder, digest) if digest else None
    if digest and data is None:
        raise DrafterError(f"第{entry.number}次改动前后的“{name}”已经不留着了", fix=_LOOK)
    return data


def _differences(
    folder: Path, entry: Entry, wanted: Callable[[Difference], bool] = lambda _: True
) -> tuple[Difference, ...]:
    """What an entry changed, cell by cell, as far as it is wanted."""
    found: list[Difference] = []
    for name in entry.tables:
        if name != "版式.yaml":
            before, after = entry.before.get(name), entry.after[name]
            states = [snapshots.content(folder, digest) if digest else None for digest in (before, after)]
            found += differences(name.removesuffix(".yaml"), *states)
    return tuple(filter(wanted, found))
