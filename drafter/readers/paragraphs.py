"""Rows of print -> paragraphs: which row goes on with the one before is told by indent, room left over and distance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from drafter.readers.grids import tables
from drafter.readers.measure import SENTENCE, Setting, setting_of
from drafter.readers.text_rows import Row
from drafter.zh.headings import marker_of

_HEADING = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}(?:[、)）]|是(?=\S))|第[一二三四五六七八九十]{1,3}[章节条部]|\d{1,2}[、)）．]|\d{1,2}\.(?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|附件|附表|——"
)
_ENTRY = re.compile(r"(?:[.·…．]\s*){3,}[（(]?[0-9０-９]{1,4}[)）]?\s*$")
"""End of an entry in a table of contents."""
_UNENDED = ("，", "、", "第", "至", "和", "及")
"""Ends of a row after which a number is part of the sentence."""
_ADDRESSEE = re.compile(r"[^，。；：]{2,80}：")
_DATE = re.compile(
    r"[0-9〇○零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
)
_HANGING = 8
"""Characters by which a hanging indent goes in at most; what stands further right is a signature."""


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
    setting = setting_of(rows)
    made: list[list[Row]] = [[rows[0]]]
    for before, row in pairwise(rows):
        start = made[-1][0]
        if _goes_on(before, row, setting) and not (
            _addressee(row, start, setting) or _next_item(before, row, start, setting)
        ):
            made[-1].append(row)
        else:
            made.append([row])
    blank = sum(row.text.endswith(" ") for row in rows) > len(rows) // 4  # some makers end every row with a blank
    return [Paragraph(_joined(rows, blank), rows[0].ruled, tuple(rows)) for rows in made]


def _joined(rows: list[Row], blank: bool) -> str:
    """Rows of one paragraph -> its words; blank: those at the ends of rows mean nothing but between Latin words."""
    texts = [row.text.strip() if blank and not row.text.strip()[-1:].isascii() else row.text for row in rows]
    return "".join(texts).strip()


def _goes_on(before: Row, row: Row, setting: Setting) -> bool:
    """Whether a row continues the paragraph of the row before it."""
    if before.ruled or row.ruled or _ENTRY.search(before.text) or not 0.9 < row.em / before.em < 1.1:
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
    if offset < -0.8 or (setting.ended(before, row) and not _unfinished(before, row, offset)):
        return False
    if offset > 0.9:
        hanging = (offset > 2.6 or not setting.indented) and offset < _HANGING
        return hanging and row.left > before.left - 0.5 * row.em and not setting.centred(row)
    heading = bool(_HEADING.match(text)) and before.text.strip().endswith(SENTENCE)
    return setting.indented or not heading


def _unfinished(before: Row, row: Row, offset: float) -> bool:
    """Whether a row ends within a sentence, however short it is, and the next one is no item and not set in."""
    return before.text.strip().endswith(("，", "、")) and offset < 0.9 and not _HEADING.match(row.text.strip())


def _addressee(row: Row, start: Row, setting: Setting) -> bool:
    """Whether a row is who the report goes to, below a title that fills its last line."""
    return setting.indented and abs(setting.offset(start)) < 0.9 and bool(_ADDRESSEE.fullmatch(row.text.strip()))


def _next_item(before: Row, row: Row, start: Row, setting: Setting) -> bool:
    """Whether a row opens the item after the one that its paragraph opens with: 2. under 1., at the edge, a line each."""
    now, last = marker_of(row.text.strip()), marker_of(start.text.strip())
    if now is None or last is None or now.family == "一是" or setting.offset(start) > 0.9:
        return False
    counted = (now.family, now.number) == (last.family, last.number + 1)
    return counted and not before.text.strip().endswith(_UNENDED)
