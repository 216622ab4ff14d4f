"""Two states of a table -> which cells differ, row by row: what history tells and what undo takes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from drafter.case.snapshots import Entry
from drafter.tables.load import keys_of
from drafter.tables.table import Table, parse_table

_LISTED = "上年报告"
"""The one cell of 案卷.yaml that is a list."""

Cells: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class Difference:
    """A cell that changed. row: its 编号, “第3条” where it has none, empty for 案卷.yaml; field: empty where the whole row came
    or went; before, after: None where nothing stood."""

    table: str
    row: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Told:
    """An entry of the history, and what it changed, cell by cell."""

    entry: Entry
    differences: tuple[Difference, ...]


def differences(table: str, before: bytes | None, after: bytes | None) -> tuple[Difference, ...]:
    """A table's name and two of its states (None: it was not there) -> what differs."""
    old, new = rows(table, before), rows(table, after)
    return tuple(_differing(table, old, new))


def rows(table: str, data: bytes | None) -> dict[str, Cells]:
    """A state of a table -> its rows by what they are called, in order."""
    if not data:
        return {}
    text = data.decode("utf-8-sig", "replace")
    value = parse_table(text, Table(Path(f"{table}.yaml")), table, keys_of(table)).value
    if isinstance(value, dict):
        return {"": value}
    listed = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    seen: Counter[str] = Counter()
    named: dict[str, Cells] = {}
    for number, row in enumerate(listed, start=1):
        name = str(row.get("编号") or f"第{number}条")
        seen[name] += 1
        named[name if seen[name] == 1 else f"{name}（{seen[name]}）"] = row
    return named


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
