"""How a paper is set, told by all its rows: edges of text and columns, size of print, pitch, indents, filled lines."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from drafter.readers.glyphs import units
from drafter.readers.text_rows import Row

SENTENCE = ("。", "！", "？", "；", "：", "!", "?", ";", ":", "”", "）", ")")
"""What a row ends with where a sentence, or an item, ends."""
_CLOSING = "，。、；：？！）》】”’％%…,.;:?!)"
_OPENING = "“‘（《【("
_UNIT = rf"(?:[0-9A-Za-z\u00c0-\u024f.,:%/+\-]*[0-9A-Za-z\u00c0-\u024f%]|——|……|.)[{re.escape(_CLOSING)}]*"
_TOKEN = re.compile(rf"[{_OPENING}]*{_UNIT}(?:(?:[“”‘’—…]+|(?<=[”’])){_UNIT})*")
"""What no line break parts; LibreOffice breaks neither before nor after a quotation mark."""
_DEEPEST = 4.5
"""Characters by which a first line is indented at most, where indents are set in points for another size of print."""
_SHORT, _NEAR = 1.5, 1.2
"""Characters by which the longest row stays short of the margin, and another row of the longest."""
_ENDS = (*SENTENCE, "》")
_STOPS = re.compile("[，。；、]")


_Place = tuple[int, int, int, int]
"""Left or right page, its width and height, the column on it."""


@dataclass(frozen=True)
class _Column:
    """Left and right edge of the text on like pages."""

    left: float
    right: float


@dataclass(frozen=True)
class Setting:
    """How a paper is set: its columns, the size of its text, whether paragraphs are indented and lines filled."""

    columns: dict[_Place, _Column]
    em: float
    pitch: dict[int, float]
    filled: bool
    indented: bool = True

    def column(self, row: Row) -> _Column:
        """The edges that the text keeps to where a row stands."""
        return self.columns[_like(row)]

    def offset(self, row: Row) -> float:
        """Indent of a row, in characters."""
        return (row.left - self.column(row).left) / row.em

    def room(self, row: Row) -> float:
        """Blank at the end of a row, in characters."""
        return (self.column(row).right - row.right) / row.em

    def ended(self, row: Row, after: Row) -> bool:
        """Whether the row left room for the first word of the one after it."""
        room = self.room(row)
        if self.indented:
            return room > _first(after) + 1.5
        close = self.filled and row.text.strip().endswith(("。", "！", "？"))
        return room > (0.3 if close else _first(after) + 0.6)

    def centred(self, row: Row) -> bool:
        """Whether a row stands in the middle, not as a full row of text does."""
        column = self.column(row)
        aside = abs((row.left + row.right) / 2 - (column.left + column.right) / 2)
        return aside < 0.8 * row.em and (self.offset(row) > 2.6 or row.em > 1.15 * self.em)


def _first(row: Row) -> float:
    """Width of a row's first word, which no line break parts, in characters."""
    found = _TOKEN.match(row.text.strip())
    return units(found[0]) if found else 1


def _like(row: Row) -> _Place:
    """Where text keeps to the same edges: left and right pages, columns; pictures, and halves of them, are laid one on the
    other."""
    side = row.side
    if side.picture:
        return 0, 0, 0, side.half if side.half > 1 else 0
    return side.number % 2, round(side.width), round(side.height), side.half


def setting_of(rows: list[Row]) -> Setting:
    """All rows -> how the paper is set."""
    text = [row for row in rows if not row.ruled] or rows
    sizes = Counter[float]()
    for row in text:
        sizes[round(row.em, 1)] += len(row.text)
    em = max(size for size, count in sizes.items() if count > 0.2 * sizes.total() or size == sizes.most_common(1)[0][0])
    like = defaultdict(list)
    for row in text:
        like[_like(row)].append(row)
    columns = {key: _widened(_column(group, em), group, em) for key, group in like.items()}
    for row in rows:
        columns.setdefault(_like(row), _Column(row.left, row.right))
    setting = Setting(columns, em, _pitches(text), _filled(text, columns))
    return Setting(columns, em, setting.pitch, setting.filled, _indented(text, setting))


def _column(rows: list[Row], em: float) -> _Column:
    """Rows of like pages -> the outermost edges that more than a few of them keep to."""
    enough = max(2, len(rows) // 20) if len(rows) > 3 else 1
    lefts = sorted(row.left for row in rows)
    left = next((x for x in lefts if bisect(lefts, x + 0.5 * em) - bisect_left(lefts, x) >= enough), lefts[0])
    rights = sorted(row.right - em * row.text.strip().endswith(tuple(_CLOSING)) for row in rows)  # marks may hang over
    near = (x for x in reversed(rights) if bisect(rights, x) - bisect(rights, x - 0.6 * em) >= enough)
    right = next(near, rights[-1])
    return _Column(left, right)


def _widened(column: _Column, rows: list[Row], em: float) -> _Column:
    """A column whose longest rows are lines of their own, as on a page of titles -> the column up to the page's margin,
    as wide as that on the left: none of its rows is full."""
    side = rows[0].side
    margin = side.width - column.left
    if side.picture or side.half or margin < column.right + _SHORT * em:
        return column
    full = [(row, after) for row, after in pairwise(rows) if column.right - row.right < _NEAR * em]
    running = [
        row for row, after in full if not row.text.strip().endswith(_ENDS) and _STOPS.search(row.text + after.text)
    ]
    return column if 2 * len(running) > len(full) else _Column(column.left, margin)


def _pitches(rows: list[Row]) -> dict[int, float]:
    """Size of print -> the usual smallest distance between two of its rows."""
    gaps = defaultdict(list)
    for before, row in pairwise(rows):
        if row.side == before.side and 0.9 < row.em / before.em < 1.1 and row.base - before.base > 0.8 * row.em:
            gaps[round(row.em)].append(row.base - before.base)
    return {em: sorted(found)[len(found) // 8] for em, found in gaps.items()}


def _filled(rows: list[Row], columns: dict[_Place, _Column]) -> bool:
    """Whether full rows are stretched to end on one edge."""
    over = [
        abs(columns[_like(row)].right - row.right) / row.em
        for row in rows
        if not row.text.strip().endswith(tuple(_CLOSING))
    ]
    full = [room for room in over if room < 1.2]
    return bool(full) and sum(room < 0.15 for room in full) > 0.7 * len(full)


def _indented(rows: list[Row], setting: Setting) -> bool:
    """Whether the row after a short one starts indented more often than at the edge."""
    after = [row for before, row in pairwise(rows) if setting.room(before) > 3 and 0.9 < row.em / setting.em < 1.1]
    starts = [setting.offset(row) for row in after if not setting.centred(row)]
    return sum(1.3 < offset < _DEEPEST for offset in starts) >= max(1, sum(offset < 0.7 for offset in starts))
