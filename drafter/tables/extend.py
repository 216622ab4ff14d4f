"""An existing table -> the same table with what was missing put in, every other byte as she left it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.place import Ref
from drafter.tables import emit
from drafter.tables.lines import back, joined, put, row_start, row_stop, split
from drafter.tables.rows import Cells
from drafter.tables.table import Table

_EMITTED_INDENT = 2
"""Spaces before the dash of a row as emit writes it."""


def add_rows(
    text: str, table: Table, ref: Ref, wanted: Sequence[Cells], present: Sequence[str | None]
) -> tuple[str, int]:
    """Put the wanted rows in that the list at ref lacks, each after the wanted row before it.

    present: for each wanted row the 编号 of the row that already stands for it, or None. Returns text and count added.
    """
    there = table.at(ref)
    if not isinstance(there, list) or not there:
        return fill(text, table, ref, [row for row, number in zip(wanted, present, strict=True) if number is None])
    index_of = {str(row.get("编号")): n for n, row in enumerate(there)}
    last = -1 if any(number in index_of for number in present) else len(there) - 1
    inserts: dict[int, list[Cells]] = {}
    for row, number in zip(wanted, present, strict=True):
        if number is None:
            inserts.setdefault(last, []).append(row)
        else:
            last = index_of.get(number, last)
    before = split(text)
    lines = list(before)
    for index in sorted(inserts, reverse=True):
        new = laid_out(inserts[index], table.spans[ref].column, apart=len(ref) == 1)
        if index < 0:
            put(lines, row_start(lines, table, (*ref, 0)), [*new[1:], *new[:1]])
        else:
            put(lines, row_stop(lines, table, (*ref, index)), new)
    return joined(lines, before), sum(map(len, inserts.values()))


def add_keys(text: str, table: Table, name: str, keys: Sequence[str], known: frozenset[str]) -> tuple[str, int]:
    """Put in the keys a row must have and lacks, as blank lines at its end.

    known: every key it may have. Rows in braces, and rows with a key not known (it may be the missing one misspelt),
    are left alone.
    """
    before, added = split(text), 0
    lines = list(before)
    listed = isinstance(table.value, list)
    refs = [(name, index) for index in range(len(table.value))] if isinstance(table.value, list) else [(name,)]
    for ref in reversed(refs):
        row = table.at(ref)
        missing = [key for key in keys if isinstance(row, dict) and key not in row and known.issuperset(row)]
        if missing and not table.spans[ref].flow:
            margin = " " * table.spans[ref].column
            at = row_stop(lines, table, ref) if listed else back(lines, table.spans[ref].stop, 0)
            put(lines, at, [f"{margin}{key}:" for key in missing])
            added += len(missing)
    return joined(lines, before), added


def keeps(before: object, after: object) -> bool:
    """Whether everything of a table's value is still there, in its order, and unchanged."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(key in after and keeps(item, after[key]) for key, item in before.items())
    if isinstance(before, list):
        rest = iter(after) if isinstance(after, list) else iter(())
        return all(any(keeps(item, other) for other in rest) for item in before)
    return before == after


def fill(text: str, table: Table, ref: Ref, rows: Sequence[Cells]) -> tuple[str, int]:
    """Rows for a table written as [] or left without any."""
    lines = split(text)
    if rows and ref in table.spans:
        span = table.spans[ref]
        brackets = "".join(lines[span.start : span.stop]).replace("[", "", 1).replace("]", "", 1)
        lines[span.start : span.stop] = [line for line in split(brackets) if line.strip()]
    if rows:
        put(lines, len(lines), laid_out(rows, _EMITTED_INDENT, apart=True))
    return "".join(lines), len(rows)


def laid_out(rows: Sequence[Cells], column: int, *, apart: bool) -> list[str]:
    """Rows as lines, dashes at a column, a blank line before each when they stand apart."""
    lines: list[str] = []
    for row in rows:
        lines += [""] if apart else []
        for line in emit.rows([row]).rstrip("\n").split("\n"):
            lines.append(" " * column + line[_EMITTED_INDENT:] if line.strip() else "")
    return lines
