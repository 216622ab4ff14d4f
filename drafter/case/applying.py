"""Changes -> the tables with all of them made, or none: every byte that is not the cell stays as she left it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from drafter.case.changing import change
from drafter.case.commit import Files, Writes
from drafter.case.record import Record
from drafter.case.snapshots import Entry
from drafter.model.change import LAST, AddRow, Change, Conflict, DropRow, SetCell
from drafter.model.finding import DrafterError
from drafter.model.form import no_blank
from drafter.model.inputs import Inputs
from drafter.model.place import Place, Ref
from drafter.tables.cells import CannotEdit
from drafter.tables.edit import Edit, InsertRow, RemoveRow, SetText, ShiftRow, edit, value_at
from drafter.tables.emit import whole
from drafter.tables.load import keys_of, table_names
from drafter.tables.shape import rows_of
from drafter.zh.quoting import quote


def apply(folder: Path, changes: Sequence[Change], by: str) -> Entry | None:
    """Make changes in a dossier, all or none -> how it is kept, None when nothing was to be changed.

    by: who, as the history is to say. Conflict where a cell is not what was seen; DrafterError where a row is not there,
    a key is unknown, or a table is written too oddly to be changed.
    """
    return change(folder, by, lambda files: writes(folder, files, changes))


def writes(folder: Path, files: Files, changes: Sequence[Change]) -> Writes:
    """A dossier's files as seen and changes -> the files to be written."""
    tokens = Record.seen(files).keys
    made: dict[str, bytes | None] = {}
    ordered = sorted(changes, key=lambda one: one.table)  # a stable sort: those of one table stay in their order
    for name, mine in groupby(ordered, key=lambda one: one.table):
        here = list(mine)
        if name in table_names() and _is_first(name, files, here):
            made[f"{name}.yaml"] = whole(name, [dict(one.cells) for one in here if isinstance(one, AddRow)]).encode()
            continue
        if name not in table_names() or f"{name}.yaml" not in files:
            raise DrafterError(f"没有“{name}”这张表，没有改", fix="核对表名")
        table = _Table(folder, name, files[f"{name}.yaml"], tokens.get(name, {}))
        made[f"{name}.yaml"] = table.changed(here)
    return made


def _is_first(name: str, files: Files, changes: Sequence[Change]) -> bool:
    """Whether rows come into a table that a dossier need not have and has not."""
    field = next(field for field in Inputs.model_fields.values() if field.alias == name)
    return f"{name}.yaml" not in files and not field.is_required() and all(isinstance(one, AddRow) for one in changes)


def left_as_seen(folder: Path, files: Files, changes: Sequence[Change]) -> tuple[list[Change], list[DrafterError]]:
    """Changes -> those that can still be made in the files, and why each of the others cannot."""
    tokens = Record.seen(files).keys
    tables = {
        name: _Table(folder, name, files[f"{name}.yaml"], tokens.get(name, {}))
        for name in {one.table for one in changes}
    }
    can: list[Change] = []
    cannot: list[DrafterError] = []
    for one in changes:
        try:
            tables[one.table].take(one)
        except DrafterError as error:
            cannot.append(error)
        else:
            can.append(one)
    return can, cannot


class _Table:
    """A table's text, its rows by key."""

    def __init__(self, folder: Path, name: str, data: bytes, tokens: Mapping[str, str]) -> None:
        self.file, self.name = folder / f"{name}.yaml", name
        try:
            self.text = data.decode()
            self.rows = rows_of(self.text, name)
        except UnicodeDecodeError as error:
            raise DrafterError(
                f"“{name}.yaml”不是 UTF-8 编码，没有改", fix="用记事本另存为 UTF-8", place=Place(self.file, 1)
            ) from error
        except CannotEdit as error:
            raise self._stopped(error) from error
        self.listed = "编号" in keys_of(name)
        numbers = [row.number or "" for row in self.rows]
        self.index = {number: n for n, number in reversed(list(enumerate(numbers))) if number}
        self.index |= {tokens[number]: n for number, n in list(self.index.items()) if number in tokens}

    def changed(self, changes: Sequence[Change]) -> bytes:
        """The table's bytes with the changes made."""
        try:
            edits = [self.take(one) for one in changes]
            return edit(self.text, self.name, edits).encode()
        except CannotEdit as error:
            raise self._stopped(error) from error

    def take(self, one: Change) -> Edit:
        """A change -> the edit that makes it. Conflict where its cells are not what was seen."""
        if isinstance(one, SetCell):
            self._seen(one, one.key, {one.field: one.seen})
            return SetText(self._ref(one.key, one.field), one.new)
        if isinstance(one, AddRow):
            unknown = next((key for key in one.cells if key not in keys_of(self.name)), None)
            if unknown:
                raise DrafterError(f"“{self.name}”里没有“{unknown}”这一栏，没有改", fix="核对栏名")
            return InsertRow(self._after(one.after), dict(one.cells))
        if isinstance(one, DropRow):
            self._seen(one, one.key, one.seen)
            return RemoveRow(self._row(one.key))
        return ShiftRow(self._row(one.key), self._after(one.after))

    def _seen(self, one: Change, key: str, cells: Mapping[str, str | None]) -> None:
        """Conflict unless the cells say what was seen in them."""
        for field, seen in cells.items():
            there = no_blank(value_at(self.text, self.name, self._ref(key, field)))
            if there != no_blank(seen):
                shown = " ".join(part for part in (self.name, self._called(key), field) if part)
                told = f"{shown} 现在写的是{_quoted(there)}，不是{_quoted(seen)}，没有改"
                raise Conflict(one, told, str(there) if there is not None else None)

    def _ref(self, key: str, field: str) -> Ref:
        if field not in keys_of(self.name):
            raise DrafterError(f"“{self.name}”里没有“{field}”这一栏，没有改", fix="核对栏名")
        return (self.name, self._row(key), field) if self.listed else (self.name, field)

    def _row(self, key: str) -> int:
        if key not in self.index:
            raise DrafterError(f"“{self.name}”里没有“{key}”这一条，没有改", fix="核对编号；删掉了的，先撤销那次删除")
        return self.index[key]

    def _after(self, key: str) -> int:
        if key == LAST:
            return len(self.rows) - 1
        return self._row(key) if key else -1

    def _called(self, key: str) -> str:
        return (self.rows[self.index[key]].number or "") if key in self.index else ""

    def _stopped(self, error: CannotEdit) -> DrafterError:
        return DrafterError(error.message, fix=error.fix, place=Place(self.file, error.line))


def _quoted(value: object) -> str:
    return quote(str(value)) if value is not None else "空的"
