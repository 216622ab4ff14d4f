"""The rows of a dossier's tables by the names that changes call them, and what their cells say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.model.form import Form, Row
from drafter.model.inputs import Inputs


def row_name(row: Form, place: int) -> str:
    """What a row is called where changes name it: its 编号, else its place in the table, counted from 0 here."""
    return (row.id if isinstance(row, Row) else "") or f"第{place + 1}条"


def tables_of(inputs: Inputs) -> Mapping[str, tuple[Form, ...]]:
    """The rows of each table by the table's name; 案卷 is one row."""
    return dict(_rows(inputs))


def _rows(inputs: Inputs) -> Iterator[tuple[str, tuple[Form, ...]]]:
    for name, info in type(inputs).model_fields.items():
        value = getattr(inputs, name)
        yield str(info.alias), value if isinstance(value, tuple) else (value,)


def cell_text(row: Form, key: str) -> str | None:
    """What a row's cell says by its Chinese name; None where it is empty, or the row has no such cell."""
    name = next((name for name, info in type(row).model_fields.items() if info.alias == key), "")
    value = getattr(row, name) if name else None
    return None if value is None else str(value)


class NamedRows:
    """All rows of a dossier by table and name."""

    def __init__(self, inputs: Inputs) -> None:
        self.tables = tables_of(inputs)
        self._rows = {
            (table, "" if table == "案卷" else row_name(row, place)): row
            for table, rows in self.tables.items()
            for place, row in reversed(list(enumerate(rows)))
        }

    def row(self, table: str, name: str) -> Form | None:
        """A row; None where there is none of that name."""
        return self._rows.get((table, name))

    def text(self, table: str, name: str, field: str) -> str | None:
        """What a cell says; None where it is empty, or there is no such row."""
        row = self.row(table, name)
        return None if row is None else cell_text(row, field)

    def names(self, table: str) -> list[str]:
        """The names of a table's rows, in order."""
        return [row_name(row, place) for place, row in enumerate(self.tables.get(table, ()))]

    def free(self, table: str, count: int = 1) -> list[str]:
        """Numbers no row of the table has yet, in the way its others are numbered: 文14, 文15."""
        mark = NUMBERED[table]
        taken = [
            int(name[len(mark) :])
            for name in self.names(table)
            if name[: len(mark)] == mark and name[len(mark) :].isdecimal()
        ]
        first = max(taken, default=0) + 1
        return [f"{mark}{number:02}" for number in range(first, first + count)]


NUMBERED: Mapping[str, str] = {
    "提纲": "纲", "指标": "指", "上年计划": "划", "上年问题": "题", "正文": "文", "本年问题": "问", "下年计划": "谋",
}  # fmt: skip
"""Table -> what the numbers of its rows begin with."""
