"""Changes of one table -> its text with these changes made, every other byte as she left it; or nothing at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from drafter.model.place import Ref
from drafter.tables import arrange, verify
from drafter.tables.arrange import Piece
from drafter.tables.braces import set_in_braces
from drafter.tables.cells import CannotEdit, RowText, set_cell
from drafter.tables.extend import fill
from drafter.tables.lines import closed, end_before, split
from drafter.tables.rows import Cells
from drafter.tables.scan import BOM
from drafter.tables.shape import Shape, shape_of


@dataclass(frozen=True)
class SetText:
    """A cell is to say this; None: nothing. ref: (table, index, key), in 案卷 (table, key)."""

    ref: Ref
    value: str | None


@dataclass(frozen=True)
class InsertRow:
    """A row is to stand after another; after -1: first."""

    after: int
    cells: Cells


@dataclass(frozen=True)
class RemoveRow:
    """A row is to go, with the remarks that stand right above it and in it."""

    index: int


@dataclass(frozen=True)
class ShiftRow:
    """A row is to stand after another, with its remarks; after -1: first."""

    index: int
    after: int


Edit: TypeAlias = SetText | InsertRow | RemoveRow | ShiftRow


def edit(text: str, name: str, edits: Sequence[Edit]) -> str:
    """A table's text as on disk, its name and changes -> the text changed. Indices are those of the text given.

    Seen to read as before but for what was to change; else CannotEdit and nothing is done.
    """
    body = text.removeprefix(BOM)
    shape = shape_of(body, name)
    edited = _braced(shape, body, edits) if shape.in_brackets and shape.rows else _edited(shape, body, edits)
    return text[: len(text) - len(body)] + edited


def value_at(text: str, name: str, ref: Ref) -> str | None:
    """What a cell says now, as tables are read (blanks around it included); None when empty or its key is missing."""
    shape = shape_of(text.removeprefix(BOM), name)
    index, key = _address(shape, ref)
    row, _ = shape.row(index)
    value = row.cells.get(key)
    if isinstance(value, (list, dict)):
        raise row.cannot(key)
    return value if isinstance(value, str) else None


def _address(shape: Shape, ref: Ref) -> tuple[int, str]:
    """Row and key an address leads to."""
    *way, key = ref[1:]
    index = way[0] if way else 0
    if ref[0] != shape.name or len(way) != shape.listed or not isinstance(index, int) or not isinstance(key, str):
        raise CannotEdit(1, f"“{shape.name}”里没有这一格")
    return index, key


def _braced(shape: Shape, body: str, edits: Sequence[Edit]) -> str:
    """A table in brackets: values only."""
    pieces = arrange.pieces(shape)
    for change in edits:
        if not isinstance(change, SetText):
            raise CannotEdit(1, f"“{shape.name}”写在方括号里，没有增减、移动条目")
        index, key = _address(shape, change.ref)
        row, _ = shape.row(index)
        path = (index, key) if shape.listed else (key,)
        body = _sure(set_in_braces(body, path, change.value), row, key)
        pieces[index].cells = (pieces[index].cells or row.cells) | {key: change.value}
    verify.whole(shape, body, pieces)
    return body


def _sure(text: str | None, row: RowText, key: str) -> str:
    if text is None:
        raise row.cannot(key)
    return text


def _edited(shape: Shape, body: str, edits: Sequence[Edit]) -> str:
    if shape.listed and not shape.rows:
        return _filled(shape, body, edits)
    pieces = arrange.pieces(shape)
    _set(shape, pieces, [change for change in edits if isinstance(change, SetText)])
    others = [change for change in edits if not isinstance(change, SetText)]
    if others and not shape.listed:
        raise CannotEdit(1, f"“{shape.name}”不是一条一条的表，没有增减、移动条目")
    _rearrange(shape, pieces, others)
    lines = closed(arrange.flat(pieces), shape.lines)
    if shape.listed and not "".join(lines).strip():
        lines = ["[]" + end_before(shape.lines, 0)]
    verify.check(shape, lines, pieces)
    return "".join(lines)


def _filled(shape: Shape, body: str, edits: Sequence[Edit]) -> str:
    """Rows for a table that has none."""
    rows = [change.cells for change in edits if isinstance(change, InsertRow)]
    if len(rows) < len(edits) or not shape.whole:
        raise CannotEdit(1, f"“{shape.name}”里没有这一条")
    text, _ = fill(body, shape.whole, (shape.name,), rows)
    verify.whole(shape, text, [*(Piece([], [], cells=arrange.texts(row)) for row in rows), Piece([], [])])
    return text


def _set(shape: Shape, pieces: Sequence[Piece], changes: Sequence[SetText]) -> None:
    rows: dict[int, tuple[RowText, bool]] = {}
    for change in changes:
        index, key = _address(shape, change.ref)
        row, in_braces = rows.get(index) or shape.row(index)
        if in_braces:
            path = (0, key) if shape.listed else (key,)
            text = _sure(set_in_braces("".join(row.lines), path, change.value), row, key)
            row = replace(row, lines=tuple(split(text)), cells=row.cells | {key: change.value})
        else:
            row = set_cell(row, key, change.value)
        rows[index] = row, in_braces
        piece = pieces[index]
        piece.lines[piece.dash :], piece.cells = row.lines, row.cells


def _rearrange(shape: Shape, pieces: list[Piece], changes: Sequence[InsertRow | RemoveRow | ShiftRow]) -> None:
    """Rows put in and moved in the order asked for, several after one row in that order; then those to go are taken."""
    follows = Counter[int]()
    for change in changes:
        if isinstance(change, RemoveRow):
            continue
        anchor = _place(shape, pieces, change.after) if change.after >= 0 else -1
        if isinstance(change, InsertRow):
            end = end_before(shape.lines, shape.rows[max(change.after, 0)].stop)
            piece, blank = arrange.laid(shape, change.cells, end), end
        elif (here := _place(shape, pieces, change.index)) in (anchor, anchor + 1):
            continue
        else:
            piece, blank = arrange.take_out(pieces, here)
            anchor -= here < anchor
        arrange.put_in(pieces, anchor + 1 + follows[change.after], piece, blank)
        follows[change.after] += 1
    for index in {change.index for change in changes if isinstance(change, RemoveRow)}:
        arrange.take_out(pieces, _place(shape, pieces, index))


def _place(shape: Shape, pieces: Sequence[Piece], index: int) -> int:
    if not 0 <= index < len(shape.rows):
        raise CannotEdit(1, f"“{shape.name}”里没有第 {index + 1} 条")
    return arrange.place_of(pieces, index)
