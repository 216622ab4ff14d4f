"""Rows of a table in the paper: their cells, which of them run across, and how wide the columns are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, permutations
from typing import TypeAlias

from drafter.model.manuscript import TABLE, Look, Para, Span
from drafter.zh import gbt9704 as gb

Cell: TypeAlias = Sequence[Span]

_LEAST = 4
"""Characters every column of a table has room for, if it holds as many."""

_SHORT = 6
"""Characters of a cell that is not to be broken where all such have room: a figure, a state."""

_BRIEF = 10
"""Characters of the longest cell of a short column."""

_SLACK = 0.5
"""Characters a short cell is given beside its own: % is wider than the half character it counts for."""

_AHEAD = 12
"""Half characters a column is widened by at most, or gives to another, in one step: fewer may save nothing where a word more
would."""


@dataclass(frozen=True)
class Room:
    """What a table may take, in one unit: its whole width, the width of a 字, and that of a cell's margins."""

    total: int
    character: int
    margins: int


def cells(para: Para) -> list[list[Span]]:
    """The cells of a row."""
    found: list[list[Span]] = [[]]
    for span in para.spans:
        if span.text == "\t":
            found.append([])
        else:
            found[-1].append(span)
    return found


def text(cell: Cell) -> str:
    """The words of a cell."""
    return "".join(span.text for span in cell)


def runs_across(row: Sequence[Cell], columns: int) -> bool:
    """Whether a row names the rows below it: one cell in a table of several."""
    return len(row) == 1 < columns


def blocks(paras: Sequence[Para]) -> Iterator[tuple[bool, list[tuple[int, Para]]]]:
    """(whether it is a table, its numbered paragraphs) of every stretch of text and every table; a head begins a table."""
    for table, members in groupby(enumerate(paras), key=lambda item: item[1].look in TABLE):
        part: list[tuple[int, Para]] = []
        for item in members:
            if part and item[1].look is Look.TABLE_HEAD:
                yield table, part
                part = []
            part.append(item)
        yield table, part


def widths(rows: Sequence[Sequence[Cell]], room: Room) -> list[int]:
    """Widths of the columns: room for four characters and for short cells whole, the rest where it saves most lines; in columns
    that hold something long as well, short cells are whole only where that costs no line."""
    count = max(len(row) for row in rows)
    inside = [row for row in rows if not runs_across(row, count)]
    held = [[gb.width(text(row[n])) if n < len(row) else 0.0 for n in range(count)] for row in inside]
    most = [max(column) for column in zip(*held, strict=True)]
    starts = dict.fromkeys(map(tuple, _starts(held, most, room)))
    found = min((_spent(start, held, room) for start in starts), key=lambda one: one[0])[1]
    lacking = [one * room.character + room.margins - own for one, own in zip(most, found, strict=True)]
    shares = [max(0.0, one) ** 0.5 for one in lacking]
    shares = shares if any(shares) else [max(0.0, one - _LEAST) ** 0.5 for one in most]
    spare = room.total - sum(found)
    found = [own + round(spare * share / (sum(shares) or 1)) for own, share in zip(found, shares, strict=True)]
    found[most.index(max(most))] += room.total - sum(found)
    return found


def _starts(held: Sequence[Sequence[float]], most: Sequence[float], room: Room) -> Iterator[list[int]]:
    """What columns have at least: for short cells whole in every one, or in those alone that hold nothing long; where that is
    too much, for four characters."""
    for longest in (math.inf, _BRIEF):
        whole = [
            max([min(one, _LEAST), *(wide + _SLACK for wide in column if 0 < wide <= _SHORT and one <= longest)])
            for one, column in zip(most, zip(*held, strict=True), strict=True)
        ]
        found = [round(one * room.character) + room.margins for one in whole]
        if sum(found) > room.total:
            found = [round(min(one, _LEAST) * room.character) + room.margins for one in most]
        yield found


def _spent(start: Sequence[int], held: Sequence[Sequence[float]], room: Room) -> tuple[int, list[int]]:
    """Widths to begin with -> how many lines the rows have when the room was spent, and the widths."""
    found = list(start)
    _spend(found, held, room)
    return _trade(found, held, room, start), found


def short(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Which columns hold nothing long: numbers, figures, states."""
    count = max(len(row) for row in rows)
    inside = [row for row in rows if not runs_across(row, count)]
    return [all(gb.width(text(row[n])) <= _BRIEF for row in inside if n < len(row)) for n in range(count)]


def _spend(found: list[int], held: Sequence[Sequence[float]], room: Room) -> None:
    """Widen columns, half a character or some at a time, as long as it saves lines: the most lines for the least width."""
    step = room.character // 2
    while step and (left := (room.total - sum(found)) // step) > 0:
        best = (0.0, 0, 0)
        for column, cells in enumerate(_tallest(found, held, room)):
            for steps in range(1, min(left, _AHEAD) + 1) if cells else ():
                holds = _holds(found[column] + steps * step, room)
                saved = sum(top - max(others, math.ceil(wide / holds)) for wide, top, others in cells)
                best = max(best, (saved / steps, -steps, column))
        if best[0] <= 0:
            return
        found[best[2]] -= best[1] * step


def _trade(found: list[int], held: Sequence[Sequence[float]], room: Room, least: Sequence[int]) -> int:
    """Let columns give width to others, none more than it has above its least, as long as that saves lines: what was spent step
    by step saves the most at each, not the most in all. Returns how many lines there are."""
    step, columns = room.character // 2, list(zip(*held, strict=True))

    @cache
    def lines(column: int, width: int) -> tuple[int, ...]:
        holds = _holds(width, room)
        return tuple(math.ceil(wide / holds) for wide in columns[column])

    def total(*changes: tuple[int, int]) -> int:
        now = found.copy()
        for column, more in changes:
            now[column] += more
        return sum(map(max, zip(*(lines(n, width) for n, width in enumerate(now)), strict=True)))

    best, pairs = total(), list(permutations(range(len(found)), 2))
    while step:
        offers = (
            (total((giver, -steps * step), (taker, steps * step)), steps * step, giver, taker)
            for giver, taker in pairs
            for steps in range(1, min(_AHEAD, (found[giver] - least[giver]) // step) + 1)
        )
        fewest, width, giver, taker = min(offers, default=(best, 0, 0, 0))
        if fewest >= best:
            break
        found[giver], found[taker], best = found[giver] - width, found[taker] + width, fewest
    return best


def _tallest(found: Sequence[int], held: Sequence[Sequence[float]], room: Room) -> list[list[tuple[float, int, int]]]:
    """For each column the cells that alone make their rows as high as they are: width of the words, lines of the row,
    lines it would have without them."""
    holds = [_holds(width, room) for width in found]
    cells: list[list[tuple[float, int, int]]] = [[] for _ in found]
    for row in held:
        lines = [math.ceil(wide / one) for wide, one in zip(row, holds, strict=True)]
        *_, second, top = [1, 1, *sorted(lines)]
        if top > second:
            column = lines.index(top)
            cells[column].append((row[column], top, second))
    return cells


def _holds(width: int, room: Room) -> float:
    """Characters a line of a column holds: whole ones, half ones counted by halves."""
    return max(1.0, (width - room.margins) * 2 // room.character / 2)
