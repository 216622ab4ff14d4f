"""What each paragraph of an official document is: told by its words, its place and, for the title, its size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.inspecting.paper import Paragraph
from drafter.zh import gbt9704 as gb
from drafter.zh.headings import COUNTED, LONGEST, STOP, Marker, marker_of, run_in

_LONGEST_NAME = 30
_MOST_ABOVE = 10
"""Paragraphs among which the title is looked for; of a red head there are six or seven."""
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_NOTE = re.compile(r"附件[:：]\s*\S")
_NOTE_MORE = re.compile(r"\d{1,2}[.．、]\s*\S")
_LABEL = re.compile(r"附件\s*\d{0,2}")
_UNDER_TABLE = re.compile(r"注\d{0,2}[:：]|[图表]\s*\d{1,2}\s")
"""A note to a table or picture, and its caption: the standard leaves them free."""
_ENTRY = re.compile(r"[\t…] {0,3}\d{1,4}$")
_UNDER_TITLE = re.compile(r"——|来源[:：]|[（(]\d{4}年|\d{4}年\d{1,2}月\d{1,2}日在[^。]+$")
_SALUTATION = re.compile(r"(?:各位|尊敬的|同志们)[^。]{0,30}[:：！!]")
_ADDRESSEE = re.compile(r"[^。；！？]{2,}[:：]")
_NUMBER = re.compile(r".{1,20}[〔\[［【(（]\d{4}[〕\]］】)）]第?\d+号")


class Role(StrEnum):
    """What a paragraph is."""

    HEADER = "版头"
    TITLE = "标题"
    SUBTITLE = "副题"
    ADDRESSEE = "主送机关"
    HEADING = "小标题"
    BODY = "正文"
    NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    LABEL = "附件序号"
    ANNEX_TITLE = "附件标题"
    TABLE = "表格"
    OTHER = "其他"
    BLANK = "空行"


@dataclass(frozen=True)
class Item:
    """A paragraph with its role. lead: characters at its start that are a heading, all of them in a heading that stands
    alone; marker: its number; free: too much like an item of a list to ask for a heading's font."""

    paragraph: Paragraph
    role: Role
    marker: Marker | None = None
    lead: int = 0
    free: bool = False


def roles(paragraphs: Sequence[Paragraph]) -> tuple[Item, ...]:
    """Paragraphs in order -> what each is."""
    return tuple(_RoleFinder(paragraphs).items())


class _RoleFinder:
    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._all = paragraphs
        self._first = _title(paragraphs)
        self._label = next((n for n, p in self._after(self._first) if _LABEL.fullmatch(p.text)), len(paragraphs))
        self._body = next((n for n, p in self._after(self._first) if p.text and p.align != "center"), len(paragraphs))
        self._date = max((n for n in range(self._label) if self._is_date(n)), default=-1)
        before = [n for n in range(self._first + 1, self._date) if paragraphs[n].text]
        self._signature = before[-1] if before and _is_name(paragraphs[before[-1]]) else -1

    def _after(self, start: int) -> list[tuple[int, Paragraph]]:
        return list(enumerate(self._all))[start + 1 :]

    def _is_date(self, number: int) -> bool:
        """A date alone, with text of the body before it: one under the title tells of a meeting."""
        paragraph = self._all[number]
        dated = not paragraph.in_table and bool(_DATE.fullmatch(gb.dated(paragraph.text)))
        return dated and number > self._body

    def items(self) -> Iterator[Item]:
        before = Role.HEADER if self._first >= 0 else Role.BODY
        for number, paragraph in enumerate(self._all):
            item = self._item(number, paragraph, before)
            before = before if item.role is Role.BLANK else item.role
            yield item

    def _item(self, number: int, paragraph: Paragraph, before: Role) -> Item:
        if not paragraph.text:
            return Item(paragraph, Role.BLANK)
        if paragraph.in_table:
            return Item(paragraph, Role.TABLE)
        fixed = {self._date: Role.DATE, self._signature: Role.SIGNATURE}.get(number)
        role = fixed or self._by_place(number, paragraph, before)
        return _heading(paragraph) if role is Role.BODY else Item(paragraph, role)

    def _by_place(self, number: int, paragraph: Paragraph, before: Role) -> Role:
        text = paragraph.text
        if number < self._first:
            return Role.HEADER
        if number == self._first:
            return Role.TITLE
        if before in (Role.TITLE, Role.ANNEX_TITLE) and _goes_on(paragraph):
            return before
        if number >= self._label:
            return _in_annex(paragraph, before)
        if _ENTRY.search(paragraph.words) or (0 <= self._date < number):
            return Role.OTHER  # a table of contents; what stands under the date: 附注, 抄送, 印发
        if before in (Role.TITLE, Role.SUBTITLE):
            if paragraph.align == "center" or _UNDER_TITLE.match(text):
                return Role.SUBTITLE
            if (
                _ADDRESSEE.fullmatch(text)
                and not _SALUTATION.fullmatch(text)
                and marker_of(text) is None
                and len(text) <= 2 * LONGEST
            ):
                return Role.ADDRESSEE
        if _SALUTATION.fullmatch(text):
            return Role.OTHER
        if _NOTE.match(text) or (before is Role.NOTE and _NOTE_MORE.match(text) and not STOP.search(text[:-1])):
            return Role.NOTE
        return Role.OTHER if paragraph.align in ("center", "right") else Role.BODY


def _title(paragraphs: Sequence[Paragraph]) -> int:
    """Which paragraph the title is: a centred one before the text begins, else the first if it is short; -1: none."""
    opening = [(n, p) for n, p in enumerate(paragraphs) if p.text and not p.in_table][:_MOST_ABOVE]
    text = next((at for at, (_, p) in enumerate(opening) if "。" in p.text[:-1]), len(opening))
    centred = next((n for n, p in opening[:text] if _is_title(p)), -1)
    if centred >= 0 or not opening[:text] or not _is_name(opening[0][1], LONGEST):
        return centred
    return opening[0][0]


def _is_title(paragraph: Paragraph) -> bool:
    """The first centred line, large, or of a title's length; not 文号 and not the red name of an office above it."""
    text = paragraph.text
    if not text or paragraph.in_table or _NUMBER.fullmatch(text) or paragraph.align != "center":
        return False
    return not (text.endswith("文件") and paragraph.size > gb.ER_HAO)


def _goes_on(paragraph: Paragraph) -> bool:
    """Another line of the title: centred and as large."""
    return paragraph.align == "center" and paragraph.size >= gb.ER_HAO - 4


def _in_annex(paragraph: Paragraph, before: Role) -> Role:
    if _LABEL.fullmatch(paragraph.text):
        return Role.LABEL
    if paragraph.align in ("center", "right"):
        return Role.ANNEX_TITLE if before is Role.LABEL else Role.OTHER
    return Role.OTHER if _UNDER_TABLE.match(paragraph.text) else Role.BODY


def _is_name(paragraph: Paragraph, longest: int = _LONGEST_NAME) -> bool:
    text = paragraph.text
    plain = len(text) <= longest and not STOP.search(text) and marker_of(text) is None
    return plain and not paragraph.in_table and not _NOTE.match(text) and text[-1] not in "：:，,"


def _heading(paragraph: Paragraph) -> Item:
    """A heading that stands alone, a paragraph whose first sentence is one, or plain text."""
    text, marker = paragraph.text, marker_of(paragraph.text)
    if marker is None or marker.family == "一是" or COUNTED.match(text):
        return Item(paragraph, Role.BODY)
    if not STOP.search(text) and text[-1] not in "，,、" and len(text) <= LONGEST:
        return Item(paragraph, Role.HEADING, marker, len(paragraph.words))
    end = run_in(text)
    if not end:
        return Item(paragraph, Role.BODY, marker, 0, free=True)
    typed = end - len(paragraph.label) + len(paragraph.words) - len(paragraph.words.lstrip())
    return Item(paragraph, Role.BODY, marker, max(typed, 0))
