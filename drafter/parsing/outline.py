"""Paragraphs -> the outline: own-line headings, leads of items (一是…。 1.…。), unnumbered leads that title a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.zh.headings import Marker, marker_of
from drafter.zh.sentences import split

_END = "。！？；：…!?;:"
_ITEM = re.compile(r"(?:^|(?<=[。！？；：!?;:”]))\s*([一二三四五六七八九十]{1,3})是(?!否)")
_MAX_HEADING = 80
_MAX_BARE = 40
_MAX_LEAD = 24
_MAX_LOOSE_LEAD = 32
_NO_LEAD = re.compile(r"[\d《》：:；;]|各位|同志|今年|全年|年来")
_BARE = re.compile(
    r"^(?:20\d\d年|今年|明年|过去|今后|下一步|新一年).{0,24}(?:工作|任务|安排|重点|建议|计划|措施)"
    r"|(?:回顾|总结|安排|计划|打算|思路|任务|部署|问题|不足|成效|举措|情况|建设|发展|工作|工作重点|工作建议|名词解释】?|注释)$"
)


@dataclass(frozen=True)
class Mark:
    """A heading found at characters start..end of a paragraph (marker included, end mark not); body begins at rest."""

    paragraph: int
    level: int
    marker: str
    number: int
    title: str
    inline: bool
    start: int
    end: int
    rest: int


def marks(texts: list[str], first: int, last: int) -> list[Mark]:
    """Texts of all paragraphs -> every heading in paragraphs first..last (counted from 1), in reading order."""
    found: list[Mark] = []
    for paragraph in (p for p in range(first, last + 1) if texts[p - 1]):
        found += _in_paragraph(texts[paragraph - 1], paragraph)
    headed = {mark.paragraph for mark in found}
    leads = _unnumbered(texts, found, [p for p in range(first, last + 1) if p not in headed])
    return sorted([*found, *leads], key=lambda mark: (mark.paragraph, mark.start))


def _in_paragraph(text: str, paragraph: int) -> list[Mark]:
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
        marker = marker_of(text[match.start(1) :])
        due = found[-1].number + 1 if found else 1
        if marker is None or not (marker.number == due or (not found and match.start(1) == 0)):
            continue
        start = match.start(1)
        stop = re.compile("[。；！;!]").search(text, start)
        end = stop.start() if stop else len(text)
        title = text[start + len(marker.text) : end].strip()
        found.append(
            Mark(paragraph, 3, marker.text, marker.number, title, True, start, end, stop.end() if stop else end)
        )
    return found


def _bare_heading(text: str, paragraph: int) -> Mark | None:
    """A line of its own without marker that names a part: 过去五年工作回顾."""
    if len(text) > _MAX_BARE or text[-1] in _END or not _BARE.search(text) or "，" in text:
        return None
    return Mark(paragraph, 1, "", 0, text, False, 0, len(text), len(text))


def _unnumbered(texts: list[str], found: list[Mark], free: list[int]) -> list[Mark]:
    """First sentences that title their paragraph: 深入强化理论武装。认真学习…… Only below a heading of level 1 or 2."""
    tops = [mark for mark in found if mark.level <= 2 and not mark.inline]
    groups: dict[int, list[int]] = {}
    for paragraph in free:
        above = [mark for mark in tops if mark.paragraph < paragraph]
        if above:
            groups.setdefault(above[-1].paragraph, []).append(paragraph)
    return [mark for members in groups.values() for mark in _leads(texts, members)]


def _leads(texts: list[str], members: list[int]) -> list[Mark]:
    firsts = {p: split(texts[p - 1])[0] for p in members if len(split(texts[p - 1])) > 1}
    loose = {p for p, s in firsts.items() if _may_lead(s.text, _MAX_LOOSE_LEAD)}
    if not (len(loose) >= 2 and loose == set(members)):
        loose = {p for p in loose if _may_lead(firsts[p].text, _MAX_LEAD) and "，" not in firsts[p].text}
    found = []
    for p in sorted(loose):
        end = len(firsts[p].text.rstrip(_END))
        found.append(Mark(p, 3, "", 0, texts[p - 1][:end], True, 0, end, firsts[p].end))
    return found


def _may_lead(sentence: str, limit: int) -> bool:
    return sentence.endswith("。") and 4 <= len(sentence) <= limit and not _NO_LEAD.search(sentence)
