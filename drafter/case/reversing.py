"""A change taken back in a table that was changed since: its cells alone, as long as they are as it left them."""

from __future__ import annotations

from drafter.case.difference import differences, rows
from drafter.model.change import AddRow, Change, DropRow, SetCell


def reversed_changes(table: str, before: bytes | None, after: bytes | None) -> list[Change]:
    """The two states of a table around a change -> the changes that take it back, each with what it left there."""
    old, new = rows(table, before), rows(table, after)
    order = list(old)
    found: list[Change] = []
    for one in differences(table, before, after):
        if one.field:
            found.append(SetCell(table, one.row, one.field, one.after, one.before))
        elif one.row in new:
            cells = {key: _text(value) for key, value in new[one.row].items() if not isinstance(value, list)}
            found.append(DropRow(table, one.row, cells))
        else:
            place = order.index(one.row)
            above = next((name for name in reversed(order[:place]) if name in new), "")
            found.append(AddRow(table, {key: _text(value) for key, value in old[one.row].items()}, above))
    return found


def _text(value: object) -> str | None:
    return None if value is None else str(value)
