"""An existing table -> the same table with what was missing put in, every other byte as she left it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.forms import emit
from drafter.forms.read import Table
from drafter.forms.rows import Cells

_INDENT = "    "


def add_rows(
    text: str, table: Table, name: str, wanted: Sequence[Cells], present: Sequence[str | None]
) -> tuple[str, int]:
    """Put the wanted rows in that the table lacks, each after the wanted row before it.

    present: for each wanted row the 编号 of the row that already stands for it, or None. Returns text and count added.
    """
    lines = _lines(text)
    index_of = (
        {str(row.get("编号")): n for n, row in enumerate(table.value) if isinstance(row, dict)}
        if isinstance(table.value, list)
        else {}
    )
    added = 0
    last = -1 if any(number in index_of for number in present if number) else len(index_of) - 1
    inserts: dict[int, list[str]] = {}
    for row, number in zip(wanted, present, strict=True):
        if number is not None and number in index_of:
            last = index_of[number]
        elif number is None:
            at = _end_of(lines, table, name, last)
            inserts.setdefault(at, []).append(emit.rows([row]))
            added += 1
    if not index_of and added:  # a table written as [] or left without rows
        lines = [line for line in lines if line.strip() != "[]"]
        inserts = {len(lines): [item for items in inserts.values() for item in items]}
    for at in sorted(inserts, reverse=True):
        lines[at:at] = [line for item in inserts[at] for line in ("", *item.rstrip("\n").split("\n"))]
    return "\n".join(lines).rstrip("\n") + "\n", added


def add_keys(text: str, table: Table, name: str, keys: Sequence[str]) -> tuple[str, int]:
    """Put in the keys a row must have and lacks, as blank lines at its end."""
    lines, added = _lines(text), 0
    holders = table.value if isinstance(table.value, list) else [table.value]
    for index in reversed(range(len(holders))):
        row = holders[index]
        missing = [key for key in keys if isinstance(row, dict) and key not in row]
        if missing:
            listed = isinstance(table.value, list)
            at = _end_of(lines, table, name, index) if listed else _end(lines, len(lines))
            lines[at:at] = [f"{_INDENT if listed else ''}{key}:" for key in missing]
            added += len(missing)
    return "\n".join(lines).rstrip("\n") + "\n", added


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def _end_of(lines: list[str], table: Table, name: str, index: int) -> int:
    """Line index just after row `index`; before the first row when index is -1."""
    rows = sorted(
        line for ref, line in table.lines.items() if len(ref) == 2 and ref[0] == name and isinstance(ref[1], int)
    )
    if index + 1 < len(rows):
        return _end(lines, rows[index + 1] - 1) if index >= 0 else rows[0] - 1
    return _end(lines, len(lines))


def _end(lines: list[str], stop: int) -> int:
    """Go back over blank lines and comments that belong to what follows."""
    while stop > 0 and (not lines[stop - 1].strip() or lines[stop - 1].startswith("#")):
        stop -= 1
    return stop
