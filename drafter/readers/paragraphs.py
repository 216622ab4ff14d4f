"""Rows of print -> paragraphs: which row goes on with the one before is told by indent, room left over and distance."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from drafter.readers.glyphs import units
from drafter.readers.grids import tables
from drafter.readers.text_rows import Row

_HEADING = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}(?:[、)）]|是(?=\S))|第[一二三四五六七八九十]{1,3}[章节条部]|\d{1,2}[、)）．]|\d{1,2}\.(?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|附件|附表|——"
)
_SENTENCE = ("。", "！", "？", "；", "：", "!", "?", ";", ":", "”", "）", ")")
_CLOSING = "，。、；：？！）》】”’％%…,.;:?!)"
_OPENING = "“‘（《【("
_UNIT = rf"(?:[0-9A-Za-z\u00c0-\u024f.,:%/+\-]*[0-9A-Za-z\u00c0-\u024f%]|——|……|.)[{re.escape(_CLOSING)}]*"
_TOKEN = re.compile(rf"[{_OPENING}]*{_UNIT}(?:(?:[“”‘’—…]+|(?<=[”’])){_UNIT})*")
"""What no line break parts; LibreOffice breaks neither before nor after a quotation mark."""
_ADDRESSEE = re.compile(r"[^，。；：]{2,80}：")
_DATE = re.compile(
    r"[0-9〇○零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
)
_DEEPEST = 4.5
"""Characters by which a first line is indented at most, where indents are set in points for another size of print."""
_HANGING = 8
"""Characters by which a hanging indent goes in at most; what stands further right is a signature."""


@dataclass(frozen=True)
class _Column:
    """Left and right edge of the text on like pages."""

    left: float
    right: float


@dataclass(frozen=True)
class _Setting:
    """How a paper is set: its columns, the size of its text, whether paragraphs are indented and lines filled."""

    columns: dict[tuple[int, int, int], _Column]
    em: float
    pitch: dict[int, float]
    filled: bool
    indented: bool = True

    def column(self, row: Row) -> _Column:
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
        column = self.column(row)
        aside = abs((row.left + row.right) / 2 - (column.left + column.right) / 2)
        return aside < 0.8 * row.em and (self.offset(row) > 2.6 or row.em > 1.15 * self.em)


@dataclass(frozen=True)
class Paragraph:
    """Words, whether they are a row of a table, and the rows of print they stood on."""

    text: str
    table: bool
    rows: tuple[Row, ...]


def paragraphs(rows: list[Row]) -> list[Paragraph]:
    """Rows of all pages in order -> paragraphs and rows of tables."""
    if not rows:
        return []
    rows = tables(rows)
    setting = _setting(rows)
    made: list[list[Row]] = [[rows[0]]]
    for before, row in pairwise(rows):
        if _goes_on(before, row, setting) and not _addressee(row, made[-1][0], setting):
            made[-1].append(row)
        else:
            made.append([row])
    blank = sum(row.text.endswith(" ") for row in rows) > len(rows) // 4  # some makers end every row with a blank
    return [Paragraph(_joined(rows, blank), rows[0].ruled, tuple(rows)) for rows in made]


def _joined(rows: list[Row], blank: bool) -> str:
    """Rows of one paragraph -> its words; blank: those at the ends of rows mean nothing but between Latin words."""
    texts = [row.text.strip() if blank and not row.text.strip()[-1:].isascii() else row.text for row in rows]
    return "".join(texts).strip()


def _goes_on(before: Row, row: Row, setting: _Setting) -> bool:
    """Whether a row continues the paragraph of the row before it."""
    if before.ruled or row.ruled or not 0.9 < row.em / before.em < 1.1:
        return False
    if before.side.picture is not row.side.picture:  # a cut is seen and mended, two paragraphs run together are not
        return False
    pitch = setting.pitch.get(round(row.em), 0)
    if row.side == before.side and pitch and row.base - before.base > (1.6 if setting.indented else 1.25) * pitch:
        return False
    text = row.text.strip()
    if _DATE.fullmatch(text):
        return False
    if setting.centred(row) and setting.centred(before):
        return row.em > 1.1 * setting.em and not _HEADING.match(text) and not text.startswith(("（", "("))
    offset = setting.offset(row)
    if setting.ended(before, row) or offset < -0.8:
        return False
    if offset > 0.9:
        hanging = (offset > 2.6 or not setting.indented) and offset < _HANGING
        return hanging and row.left > before.left - 0.5 * row.em and not setting.centred(row)
    heading = bool(_HEADING.match(text)) and before.text.strip().endswith(_SENTENCE)
    return setting.indented or not heading


def _addressee(row: Row, start: Row, setting: _Setting) -> bool:
    """Whether a row is who the report goes to, below a title that fills its last line."""
    return setting.indented and abs(setting.offset(start)) < 0.9 and bool(_ADDRESSEE.fullmatch(row.text.strip()))


def _first(row: Row) -> float:
    """Width of a row's first word, which no line break parts, in characters."""
    found = _TOKEN.match(row.text.strip())
    return units(found[0]) if found else 1


def _like(row: Row) -> tuple[int, int, int]:
    """Pages on which the text keeps to the same edges: left and right pages, and all pictures, laid one on the other."""
    return (0, 0, 0) if row.side.picture else (row.side.number % 2, round(row.side.width), round(row.side.height))


def _setting(rows: list[Row]) -> _Setting:
    """All rows -> how the paper is set."""
    text = [row for row in rows if not row.ruled] or rows
    sizes = Counter[float]()
    for row in text:
        sizes[round(row.em, 1)] += len(row.text)
    em = max(size for size, count in sizes.items() if count > 0.2 * sizes.total() or size == sizes.most_common(1)[0][0])
    like = defaultdict(list)
    for row in text:
        like[_like(row)].append(row)
    columns = {key: _column(group, em) for key, group in like.items()}
    for row in rows:
        columns.setdefault(_like(row), _Column(row.left, row.right))
    setting = _Setting(columns, em, _pitches(text), _filled(text, columns))
    return _Setting(columns, em, setting.pitch, setting.filled, _indented(text, setting))


def _column(rows: list[Row], em: float) -> _Column:
    """Rows of like pages -> the outermost edges that more than a few of them keep to."""
    enough = max(2, len(rows) // 20) if len(rows) > 3 else 1
    lefts = sorted(row.left for row in rows)
    left = next((x for x in lefts if bisect(lefts, x + 0.5 * em) - bisect_left(lefts, x) >= enough), lefts[0])
    rights = sorted(row.right - em * row.text.strip().endswith(tuple(_CLOSING)) for row in rows)  # marks may hang over
    near = (x for x in reversed(rights) if bisect(rights, x) - bisect(rights, x - 0.6 * em) >= enough)
    right = next(near, rights[-1])
    return _Column(left, right)


def _pitches(rows: list[Row]) -> dict[int, float]:
    """Size of print -> the usual smallest distance between two of its rows."""
    gaps = defaultdict(list)
    for before, row in pairwise(rows):
        if row.side == before.side and 0.9 < row.em / before.em < 1.1 and row.base - before.base > 0.8 * row.em:
            gaps[round(row.em)].append(row.base - before.base)
    return {em: sorted(found)[len(found) // 8] for em, found in gaps.items()}


def _filled(rows: list[Row], columns: dict[tuple[int, int, int], _Column]) -> bool:
    """Whether full rows are stretched to end on one edge."""
    over = [
        abs(columns[_like(row)].right - row.right) / row.em
        for row in rows
        if not row.text.strip().endswith(tuple(_CLOSING))
    ]
    full = [room for room in over if room < 1.2]
    return bool(full) and sum(room < 0.15 for room in full) > 0.7 * len(full)


def _indented(rows: list[Row], setting: _Setting) -> bool:
    """Whether the row after a short one starts indented more often than at the edge."""
    after = [row for before, row in pairwise(rows) if setting.room(before) > 3 and 0.9 < row.em / setting.em < 1.1]
    starts = [setting.offset(row) for row in after if not setting.centred(row)]
    return sum(1.3 < offset < _DEEPEST for offset in starts) >= max(1, sum(offset < 0.7 for offset in starts))
