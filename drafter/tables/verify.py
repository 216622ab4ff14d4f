"""A table's text after a change -> CannotEdit where it does not read as before but for what was to change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafter.tables.alone import told
from drafter.tables.arrange import Piece
from drafter.tables.cells import CannotEdit
from drafter.tables.load import keys_of
from drafter.tables.scan import plain_rows
from drafter.tables.shape import Shape
from drafter.tables.table import Table, read_text


def check(shape: Shape, lines: Sequence[str], pieces: Sequence[Piece]) -> None:
    """Lines and the rows they are to be: row by row where that can be done, else whole."""
    if shape.whole or len(pieces) == 1 or not _each(shape, lines, pieces):
        whole(shape, "".join(lines), pieces)


def whole(shape: Shape, text: str, pieces: Sequence[Piece]) -> None:
    """The text read as a whole against what its rows are to say."""
    keys = keys_of(shape.name)
    table, before = read_text(text, shape.name, keys), shape.whole or read_text("".join(shape.lines), shape.name, keys)
    was = before.value if isinstance(before.value, list) else [before.value]
    rows = [piece.cells or was[piece.origin] for piece in pieces[:-1] if piece.origin < len(was)]
    if table.value != (rows if shape.listed else rows[0]) or told(table) - told(before):
        changed = next((piece.origin for piece in pieces if piece.cells and piece.origin >= 0), 0)
        line = shape.rows[changed].start + 1 if shape.rows else 1
        raise CannotEdit(line, f"“{shape.name}”的写法特别，没有改")


def _each(shape: Shape, lines: Sequence[str], pieces: Sequence[Piece]) -> bool:
    """Each row that has changed, or what follows it, read by itself; the others are read as before, for rows are apart."""
    at = len(pieces[0].gap)
    for piece, below in pairwise(pieces):
        start = at + piece.dash
        stop = at + len(piece.lines) + len(below.gap) + below.dash
        at += len(piece.lines) + len(below.gap)
        now = tuple(lines[start:stop])
        if (piece.origin < 0 or now != _was(shape, piece.origin)) and not _reads(shape, "".join(now), piece):
            return False
    return True


def _was(shape: Shape, index: int) -> tuple[str, ...]:
    row = shape.rows[index]
    below = shape.rows[index + 1].start if index + 1 < len(shape.rows) else len(shape.lines)
    return shape.lines[row.start : below]


def _reads(shape: Shape, text: str, piece: Piece) -> bool:
    """Whether a text is one row that stands apart from all others and says what it is to say."""
    rows = plain_rows(text, shape.name)
    if not rows or len(rows) > 1 or rows[0].start or len(text) - len(text.lstrip(" ")) != shape.dash:
        return False
    table = read_text(text, shape.name, keys_of(shape.name))
    before = shape.read(piece.origin)[0] if piece.origin >= 0 else Table(table.file)
    return table.value == ([piece.cells] if piece.cells else before.value) and not told(table) - told(before)
