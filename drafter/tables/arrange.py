"""The rows of a table as pieces that can be put in, taken out and moved, with the blank lines and remarks between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.tables import emit
from drafter.tables.cells import CannotEdit, RowText, set_cell
from drafter.tables.extend import laid_out
from drafter.tables.load import keys_of
from drafter.tables.rows import Cells
from drafter.tables.shape import Shape
from drafter.tables.table import read_text


@dataclass
class Piece:
    """A row: the lines before it that are nobody's, its own with the remarks right above it, the place of its dash.

    origin: its index before any change, -1 of a new one; cells: what it is to say, None where that is as before. The
    last piece has no lines of its own: its gap is what follows the last row.
    """

    gap: list[str]
    lines: list[str]
    dash: int = 0
    origin: int = -1
    cells: dict[str, object] | None = None


def pieces(shape: Shape) -> list[Piece]:
    """Rows in order, and the end."""
    laid, last = [], 0
    for index, row in enumerate(shape.rows):
        begin = _begin(shape.lines, last, row.start)
        laid.append(Piece(list(shape.lines[last:begin]), list(shape.lines[begin : row.stop]), row.start - begin, index))
        last = row.stop
    return [*laid, Piece(list(shape.lines[last:]), [])]


def _begin(lines: Sequence[str], last: int, start: int) -> int:
    """Index of the first remark right above a row; those at the very top of a table are the table's."""
    begin = start
    while begin > last and lines[begin - 1].lstrip(" ").startswith("#"):
        begin -= 1
    return begin if begin else start


def place_of(laid: Sequence[Piece], index: int) -> int:
    """Where the row that had an index stands now."""
    return next(place for place, piece in enumerate(laid) if piece.origin == index)


def put_in(laid: list[Piece], place: int, piece: Piece, blank: str) -> None:
    """A row before another, a blank line between them where one is given."""
    between = [blank] if blank else []
    if place:
        piece.gap = between
    else:
        piece.gap, laid[0].gap = laid[0].gap, between
    laid.insert(place, piece)


def take_out(laid: list[Piece], place: int) -> tuple[Piece, str]:
    """A row out; returns it and the blank line that went with it: that above it, of the first row that below it."""
    piece = laid.pop(place)
    below, gap, blank = laid[place], piece.gap, ""
    if place and gap and not gap[-1].strip():
        blank = gap.pop()
    elif not place and below.gap and not below.gap[0].strip():
        blank = below.gap.pop(0)
    below.gap = gap + below.gap
    return piece, blank


def flat(laid: Sequence[Piece]) -> list[str]:
    """Pieces -> lines."""
    return [line for piece in laid for lines in (piece.gap, piece.lines) for line in lines]


def laid(shape: Shape, cells: Cells, end: str) -> Piece:
    """A new row, laid out as all rows are; what does not read as meant that way is written cell by cell."""
    wanted, name = texts(cells), shape.name
    if not wanted:
        raise CannotEdit(1, "新的一条里什么也没有，没有加", "至少写上编号")
    lines = [line + end for line in laid_out([cells], shape.dash, apart=False)]
    table = read_text("".join(lines), name, keys_of(name))
    in_lines = any("\n" in str(value) for key, value in cells.items() if key not in emit.IN_BLOCKS)
    if table.value != [wanted] or table.faults or table.cut or in_lines:
        blank = tuple(line + end for line in laid_out([dict.fromkeys(cells)], shape.dash, apart=False))
        at = {key: number for number, key in enumerate(cells)}
        row = RowText(name, blank, (), dict.fromkeys(cells), at, 0, shape.dash + 2, end)
        for key, value in wanted.items():
            row = set_cell(row, key, value if value is None else str(value))
        lines = list(row.lines)
    return Piece([], lines, cells=dict(wanted))


def texts(cells: Cells) -> Cells:
    """Cells as they are read back."""
    return {key: None if value is None else str(value) for key, value in cells.items()}
