"""Two states of a table -> which cells differ, row by row: what history tells and what undo takes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from drafter.case.told import Difference
from drafter.tables.cells import CannotEdit
from drafter.tables.load import keys_of
from drafter.tables.scan import number_in
from drafter.tables.shape import Shape, shape_of
from drafter.tables.table import Table, parse_table

_LISTED = "上年报告"
"""The one cell of 案卷.yaml that is a list."""

Cells: TypeAlias = Mapping[str, object]


def differences(table: str, before: bytes | None, after: bytes | None) -> tuple[Difference, ...]:
    """A table's name and two of its states (None: it was not there) -> what differs."""
    try:
        old, new = _written(table, before), _written(table, after)
        same = {name for name, row in old.items() if name in new and row.lines == new[name].lines}
        read = [{name: row.cells for name, row in state.items() if name not in same} for state in (old, new)]
    except CannotEdit:
        read = [dict(rows(table, state)) for state in (before, after)]
    return tuple(_differing(table, *read))


@dataclass(frozen=True)
class _Row:
    """A row as she wrote it; its cells are read when they are asked for."""

    shape: Shape
    index: int

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, with those between it and the next: a slip of the hand may have put words of it there."""
        row = self.shape.rows[self.index]
        return (*self.shape.lines[row.start : row.stop], *self.shape.after(self.index))

    @property
    def cells(self) -> Cells:
        """What it says."""
        return self.shape.row(self.index)[0].cells


def _written(table: str, data: bytes | None) -> dict[str, _Row]:
    """A state of a table -> its rows by what they are called, unread. CannotEdit where they cannot be told apart."""
    if not data:
        return {}
    shape = shape_of(data.decode("utf-8-sig", "replace"), table)
    if shape.in_brackets:
        raise CannotEdit(1, "一行里有几条")
    names = _called(row.number for row in shape.rows) if shape.listed else [""]
    return {name: _Row(shape, index) for index, name in enumerate(names)}


def rows(table: str, data: bytes | None) -> dict[str, Cells]:
    """A state of a table -> its rows by what they are called, in order."""
    if not data:
        return {}
    text = data.decode("utf-8-sig", "replace")
    value = parse_table(text, Table(Path(f"{table}.yaml")), table, keys_of(table)).value
    if isinstance(value, dict):
        return {"": value}
    listed = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return dict(zip(_called(number_in(row) for row in listed), listed, strict=True))


def _called(numbers: Iterable[str | None]) -> list[str]:
    """The 编号 of rows -> what each is called; one that is there again says so, one that has none is called by its place."""
    seen: Counter[str] = Counter()
    called = []
    for place, number in enumerate(numbers, start=1):
        name = number or f"第{place}条"
        seen[name] += 1
        called.append(name if seen[name] == 1 else f"{name}（{seen[name]}）")
    return called


def _differing(table: str, old: Mapping[str, Cells], new: Mapping[str, Cells]) -> Iterator[Difference]:
    for row in dict.fromkeys([*old, *new]):
        if row not in new or row not in old:
            yield Difference(table, row, "", _told(old.get(row)), _told(new.get(row)))
            continue
        before, after = old[row], new[row]
        for field in dict.fromkeys([*before, *after]):
            if before.get(field) != after.get(field):
                yield Difference(table, row, field, _text(before.get(field)), _text(after.get(field)))


def _told(row: Cells | None) -> str | None:
    """A whole row, in its words: the cells that say something, without numbers and origins."""
    if row is None:
        return None
    said = [str(value) for key, value in row.items() if value and key not in ("编号", "出处", _LISTED)]
    return "；".join(said)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return "、".join(str(item.get("文件", "")) if isinstance(item, dict) else str(item) for item in value)
    return None if value is None else str(value)
