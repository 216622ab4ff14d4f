"""An existing table -> the same table with what was missing put in, every other byte as she left it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.place import Ref
from drafter.tables import emit
from drafter.tables.rows import Cells
from drafter.tables.table import Table

_LINE = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
_END = re.compile(r"\r\n|\n|\r")
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
        return _fill(text, table, ref, [row for row, number in zip(wanted, present, strict=True) if number is None])
    index_of = {str(row.get("编号")): n for n, row in enumerate(there)}
    last = -1 if any(number in index_of for number in present) else len(there) - 1
    inserts: dict[int, list[Cells]] = {}
    for row, number in zip(wanted, present, strict=True):
        if number is None:
            inserts.setdefault(last, []).append(row)
        else:
            last = index_of.get(number, last)
    lines = _LINE.split(text)
    for index in sorted(inserts, reverse=True):
        new = _emitted(inserts[index], table.spans[ref].column, apart=len(ref) == 1)
        if index < 0:
            _put(lines, _start(lines, table, (*ref, 0)), [*new[1:], *new[:1]])
        else:
            _put(lines, _after(lines, table, (*ref, index)), new)
    return "".join(lines), sum(map(len, inserts.values()))


def add_keys(text: str, table: Table, name: str, keys: Sequence[str], known: frozenset[str]) -> tuple[str, int]:
    """Put in the keys a row must have and lacks, as blank lines at its end.

    known: every key it may have. Rows in braces, and rows with a key not known (it may be the missing one misspelt),
    are left alone.
    """
    lines, added = _LINE.split(text), 0
    listed = isinstance(table.value, list)
    refs = [(name, index) for index in range(len(table.value))] if isinstance(table.value, list) else [(name,)]
    for ref in reversed(refs):
        row = table.at(ref)
        missing = [key for key in keys if isinstance(row, dict) and key not in row and known.issuperset(row)]
        if missing and not table.spans[ref].flow:
            margin = " " * table.spans[ref].column
            at = _after(lines, table, ref) if listed else _back(lines, table.spans[ref].stop, 0)
            _put(lines, at, [f"{margin}{key}:" for key in missing])
            added += len(missing)
    return "".join(lines), added


def keeps(before: object, after: object) -> bool:
    """Whether everything of a table's value is still there, in its order, and unchanged."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(key in after and keeps(item, after[key]) for key, item in before.items())
    if isinstance(before, list):
        rest = iter(after) if isinstance(after, list) else iter(())
        return all(any(keeps(item, other) for other in rest) for item in before)
    return before == after


def _fill(text: str, table: Table, ref: Ref, rows: Sequence[Cells]) -> tuple[str, int]:
    """Rows for a table written as [] or left without any."""
    lines = _LINE.split(text)
    if rows and ref in table.spans:
        span = table.spans[ref]
        brackets = "".join(lines[span.start : span.stop]).replace("[", "", 1).replace("]", "", 1)
        lines[span.start : span.stop] = [line for line in _LINE.split(brackets) if line.strip()]
    if rows:
        _put(lines, len(lines), _emitted(rows, _EMITTED_INDENT, apart=True))
    return "".join(lines), len(rows)


def _emitted(rows: Sequence[Cells], column: int, *, apart: bool) -> list[str]:
    """Rows as lines, dashes at a column, a blank line before each when they stand apart."""
    lines: list[str] = []
    for row in rows:
        lines += [""] if apart else []
        for line in emit.rows([row]).rstrip("\n").split("\n"):
            lines.append(" " * column + line[_EMITTED_INDENT:] if line.strip() else "")
    return lines


def _put(lines: list[str], at: int, new: Sequence[str]) -> None:
    """Lines in before line `at`, with the line end of the lines above."""
    end = next((found[0] for line in reversed(lines[:at]) if (found := _END.search(line))), "\n")
    if at == len(lines) and not lines[-1]:
        at -= 1  # what follows the last line end is no line
    if at and not _END.search(lines[at - 1]):
        lines[at - 1] += end
    lines[at:at] = [line + end for line in new]


def _start(lines: list[str], table: Table, ref: Ref) -> int:
    """Index of a row's first line: that of its dash."""
    start = table.spans[ref].start
    while start > 0 and lines[start - 1].strip() == "-":
        start -= 1
    return start


def _after(lines: list[str], table: Table, ref: Ref) -> int:
    """Index just after the last line of a row."""
    *rows, index = ref
    listed = table.spans[tuple(rows)]
    below = (*rows, int(index) + 1)
    stop = _start(lines, table, below) if below in table.spans else listed.stop
    return _back(lines, stop, listed.column)


def _back(lines: list[str], stop: int, column: int) -> int:
    """Go back over blank lines and comments that belong to what follows: those no further in than a column."""
    while stop > 0 and (not lines[stop - 1].strip() or re.match(rf" {{0,{column}}}#", lines[stop - 1])):
        stop -= 1
    return stop
