"""Paragraphs -> the outline: own-line headings, leads of items (一是…。 1.…。), unnumbered leads that title a paragraph."""

from __future__ import annotations

import re

from drafter.parsing import leads
from drafter.parsing.mark import Mark
from drafter.zh.headings import ITEM, Marker, marker_of
from drafter.zh.sentences import split

_END = "。！？；：…!?;:"
_ITEM = re.compile(rf"(?:^|(?<=[。！？；：!?;:”]))\s*([一二三四五六七八九十]{{1,3}}){ITEM}")
_STOP = re.compile("[。；！;!]")
_MAX_HEADING = 80
_MAX_BARE = 40
_MARKER = 40
"""Characters in which a marker and what must follow it stand."""
_TERMS = re.compile("(?:名词解释|注释)：?$")
_NOTE = re.compile(r"[【〔\[]\d{1,3}[】〕\]]")
"""Opens the explanation of a term, which is no text of the report."""
_BARE = re.compile(
    r"^(?:20\d\d年|今年|明年|过去|今后|下一步|新一年).{0,24}(?:工作|任务|安排|重点|建议|计划|措施)"
    r"|(?:回顾|总结|安排|计划|打算|思路|任务|部署|问题|不足|成效|举措|情况|建设|发展|工作|工作重点|工作建议|名词解释】?|注释)$"
)


def marks(texts: list[str], first: int, last: int) -> list[Mark]:
    """Texts of all paragraphs -> every heading in paragraphs first..last (counted from 1), in reading order."""
    found: list[Mark] = []
    for paragraph in (p for p in range(first, last + 1) if texts[p - 1]):
        found += _in_paragraph(texts[paragraph - 1], paragraph)
    headed = {mark.paragraph for mark in found}
    opening = leads.opening(texts, found, [p for p in range(first, last + 1) if p not in headed])
    found = sorted([*found, *opening], key=lambda mark: (mark.paragraph, mark.start))
    return sorted([*found, *leads.inner(texts, found)], key=lambda mark: (mark.paragraph, mark.start))


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
    found: list[Mark] = []
    for match in _ITEM.finditer(text, begin):
        marker = marker_of(text[match.start(1) : match.start(1) + _MARKER])
        due = found[-1].number + 1 if found else 1
        if marker is None or not (marker.number == due or (not found and match.start(1) == 0)):
            continue
        start = match.start(1)
        stop = _STOP.search(text, start)
        end = stop.start() if stop else len(text)
        title = text[start + len(marker.text) : end].strip()
        found.append(
            Mark(paragraph, 3, marker.text, marker.number, title, True, start, end, stop.end() if stop else end)
        )
    return found


def _bare_heading(text: str, paragraph: int) -> Mark | None:
    """A line of its own without marker that names a part: 过去五年工作回顾."""
    text = text.removesuffix("：") if _TERMS.match(text) else text
    if len(text) > _MAX_BARE or text[-1] in _END or not _BARE.search(text) or "，" in text:
        return None
    return Mark(paragraph, 1, "", 0, text, False, 0, len(text), len(text))
