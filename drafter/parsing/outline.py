"""Paragraphs -> the outline: own-line headings, leads of items (一是…。 1.…。), unnumbered leads that title a paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from drafter.parsing import leads
from drafter.parsing.mark import Mark
from drafter.zh.assignments import assigns
from drafter.zh.headings import ITEM, ITEM_ENDS, Marker, marker_of
from drafter.zh.sentences import split

_END = "。！？；：…!?;:"
_ITEM, _BEFORE_ITEM = (
    re.compile(rf"[一二三四五六七八九十][一二三四五六七八九十]{{0,2}}{ITEM}"),
    frozenset("。！？；：，、!?;:,”）)"),
)
"""What opens an item, and the marks behind which it stands."""
_STOP = re.compile("[。；！;!]")
_MAX_HEADING = 80
_MAX_BARE = 40
_MARKER = 40
"""Characters in which a marker and what must follow it stand."""
_TERMS = re.compile("(?:名词解释|注释)：?$")
_NOTE = re.compile(r"[【〔\[]\d{1,3}[】〕\]]")
"""Opens the explanation of a term, which is no text of the report."""
_BARE = re.compile(
    r"^(?:20\d\d年|今年|明年|过去|今后|下一步|新一年).{0,24}(?:工作|任务|安排|重点|建议|计划|措施|打算|思路)"
    r"|(?:回顾|总结|安排|计划|打算|思路|任务|部署|问题|不足|成效|举措|情况|建设|发展|工作|要点|工作重点|工作建议|名词解释】?|注释)$"
)


def marks(texts: list[str], first: int, last: int) -> list[Mark]:
    """Texts of all paragraphs -> every heading in paragraphs first..last (counted from 1), in reading order."""
    found: list[Mark] = []
    for paragraph in (p for p in range(first, last + 1) if texts[p - 1]):
        found += _in_paragraph(texts[paragraph - 1], paragraph)
    headed = {mark.paragraph for mark in found}
    opening = leads.opening(texts, found, [p for p in range(first, last + 1) if p not in headed])
    found = sorted([*found, *opening], key=lambda mark: (mark.paragraph, mark.start))
    found = sorted([*found, *leads.inner(texts, found)], key=lambda mark: (mark.paragraph, mark.start))
    alone = _alone(texts, found, [p for p in range(first, last + 1) if texts[p - 1] and not assigns(texts[p - 1])])
    return [replace(mark, alone=True) if mark.start == 0 and mark.paragraph in alone else mark for mark in found]


def _alone(texts: list[str], found: list[Mark], filled: list[int]) -> set[int]:
    """Paragraphs that are a numbered heading and no more, and are followed by one that is no deeper, or by nothing."""
    heads = {mark.paragraph: mark for mark in found if mark.start == 0 and mark.marker[-1:] not in ITEM_ENDS}
    inside = {mark.paragraph for mark in found if mark.start > 0}
    alone = set()
    for here, after in pairwise([*filled, 0]):
        head, beneath = heads.get(here), heads.get(after)
        if head and head.marker and here not in inside and _bare(texts[here - 1][head.rest :]):
            closes = not after or (
                beneath is not None and (beneath.marker or not beneath.inline) and beneath.level <= head.level
            )
            alone |= {here} if closes else set()
    return alone


def _bare(rest: str) -> bool:
    return not rest.strip() or assigns(rest)


def _in_paragraph(text: str, paragraph: int) -> list[Mark]:
    if _NOTE.match(text):
        return []
    marker = marker_of(text)
    if marker is None or marker.family == "一是":
        bare = _bare_heading(text, paragraph)
        return [bare] if bare else _items(text, paragraph, 0)
    opening = _opening(text, paragraph, marker)
    return [opening, *_items(text, paragraph, opening.rest)] if opening.inline else [opening]


def _opening(text: str, paragraph: int, marker: Marker) -> Mark:
    """The heading of a paragraph that begins with a marker: the whole line, or its first sentence."""
    own_line = "。" not in text[:-1] and len(text) <= _MAX_HEADING and text[-1] not in _END
    if own_line:
        end = rest = len(text)
    else:
        sentence = split(text)[0]
        end, rest = len(sentence.text.rstrip(_END)), sentence.end
    title = text[len(marker.text) : end].strip()
    return Mark(paragraph, marker.level, marker.text, marker.number, title, not own_line, 0, end, rest)


def _items(text: str, paragraph: int, begin: int) -> list[Mark]:
    """一是…。二是…。 inside a paragraph, as long as they count upwards from 一."""
    counted: list[tuple[int, Marker]] = []
    for start in [match.start() for match in _ITEM.finditer(text, begin)]:
        before = text[max(begin, start - _MARKER) : start].rstrip()[-1:] or text[begin - 1 : begin]
        marker = marker_of(text[start : start + _MARKER]) if not before or before in _BEFORE_ITEM else None
        due = counted[-1][1].number + 1 if counted else 1
        if marker and (marker.number == due or (not counted and start == 0)):
            counted.append((start, marker))
    begins = [*(start for start, _ in counted), len(text)]
    return [_item(text, paragraph, *one, end) for one, end in zip(counted, begins[1:], strict=True)]


def _item(text: str, paragraph: int, start: int, marker: Marker, before: int) -> Mark:
    """The lead of the item that begins at start and ends before the next, or at the end of the text."""
    stop = _STOP.search(text, start, before)
    end = stop.start() if stop else len(text[:before].rstrip("，、, "))
    title = text[start + len(marker.text) : end].strip()
    return Mark(paragraph, 3, marker.text, marker.number, title, True, start, end, stop.end() if stop else before)


def _bare_heading(text: str, paragraph: int) -> Mark | None:
    """A line of its own without marker that names a part: 过去五年工作回顾."""
    text = text.removesuffix("：") if _TERMS.match(text) else text
    if len(text) > _MAX_BARE or text[-1] in _END or not _BARE.search(text) or "，" in text:
        return None
    return Mark(paragraph, 1, "", 0, text, False, 0, len(text), len(text))
