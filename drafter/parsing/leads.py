"""Leads without a number: sentences that title their paragraph, or a stretch within it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain, groupby

from drafter.parsing.mark import Mark
from drafter.zh.headings import marker_of
from drafter.zh.sentences import Sentence, split

_END = "。！？；：…!?;:"
_MAX_LEAD, _MAX_LOOSE_LEAD, _MAX_ALIKE_LEAD = 24, 32, 60
_NO_LEAD = re.compile(r"[\d《》：:；;]|各位|同志|今年|全年|年来|^(?:我们|当今|当前)")
_SAME, _ALIKE = 4, 3
"""Characters that leads alike open with, and how many leads do: 一年来，我们……"""
_INNER = re.compile(r"[^\d，、；：“”《》]{4,14}。")
_LONGER, _OFF = 2, 2
"""Characters by which the sentence a lead heads is longer than it at least, and two leads differ in length at most."""
_RUN, _SHARE = 3, 0.6
"""Paragraphs one after the other with leads inside, and their share of a section's, from which it is a report's way."""


def opening(texts: list[str], found: list[Mark], free: list[int]) -> list[Mark]:
    """First sentences that title their paragraph: 深入强化理论武装。认真学习…… Only below a heading of level 1 or 2."""
    tops = [mark.paragraph for mark in found if mark.level <= 2 and not mark.inline]
    groups: dict[int, list[int]] = {}
    for paragraph in free:
        above = bisect_left(tops, paragraph)
        if above:
            groups.setdefault(tops[above - 1], []).append(paragraph)
    return [mark for members in groups.values() for mark in _leads(texts, members)]


def _leads(texts: list[str], members: list[int]) -> list[Mark]:
    firsts = {p: split(texts[p - 1])[0] for p in members if len(split(texts[p - 1])) > 1}
    loose = {p for p, s in firsts.items() if _may_lead(s.text, _MAX_LOOSE_LEAD)}
    if not (len(loose) >= 2 and loose == set(members)):
        loose = {p for p in loose if _may_lead(firsts[p].text, _MAX_LEAD) and "，" not in firsts[p].text}
    loose |= _alike({p: s.text for p, s in firsts.items()})
    found = []
    for p in sorted(loose):
        end = len(firsts[p].text.rstrip(_END))
        found.append(Mark(p, 3, "", 0, texts[p - 1][:end], True, 0, end, firsts[p].end))
    return found


def _alike(firsts: dict[int, str]) -> set[int]:
    """Paragraphs whose first sentences open with the same words: 一年来，我们全力以赴稳增长，综合实力持续壮大。"""
    same: dict[str, set[int]] = {}
    for paragraph, sentence in firsts.items():
        if sentence.endswith("。") and len(sentence) <= _MAX_ALIKE_LEAD and not re.search(r"\d", sentence):
            same.setdefault(sentence[:_SAME], set()).add(paragraph)
    return {paragraph for members in same.values() if len(members) >= _ALIKE for paragraph in members}


def _may_lead(sentence: str, limit: int) -> bool:
    return sentence.endswith("。") and 4 <= len(sentence) <= limit and not _NO_LEAD.search(sentence)


def inner(texts: list[str], found: list[Mark]) -> list[Mark]:
    """Leads inside paragraphs, of one length in each: 突出就业优先。……强化社会保障。……守牢安全底线。…… Only where a section has
    paragraph after paragraph of them, for elsewhere a short sentence is a sentence."""
    made = []
    for section in _sections(texts, found):
        ways = [(has, len(list(some))) for has, some in groupby(section, key=lambda member: bool(member[1]))]
        if max((run for has, run in ways if has), default=0) >= max(_RUN, _SHARE * len(section)):
            inside = ((mark, lead) for mark, leads in section for lead in leads if lead.start >= mark.rest)
            made += [_inside(mark.paragraph, lead) for mark, lead in inside]
    return made


def _sections(texts: list[str], found: list[Mark]) -> list[list[tuple[Mark, list[Sentence]]]]:
    """Paragraphs that open with a lead, each with the leads inside it, by section; sections of one paragraph are one."""
    sections: list[list[tuple[Mark, list[Sentence]]]] = [[]]
    for mark in (mark for mark in found if mark.start == 0):
        if mark.inline:
            sections[-1].append((mark, _lined_up(texts[mark.paragraph - 1], mark)))
        elif mark.level == 1:
            sections.append([])
    by_size = groupby((section for section in sections if section), key=lambda section: len(section) == 1)
    return [section for alone, some in by_size for section in ([list(chain.from_iterable(some))] if alone else some)]


def _lined_up(text: str, mark: Mark) -> list[Sentence]:
    """The leads of a paragraph that opens with a mark, as far as they are as long as the first; one alone is none."""
    sentences = split(text)
    leads: list[Sentence] = []
    for sentence, after in zip(sentences[bool(mark.marker) :], sentences[1 + bool(mark.marker) :], strict=False):
        length = len(sentence.text)
        fits = not leads or abs(length - len(leads[0].text)) <= _OFF
        plain = _INNER.fullmatch(sentence.text) and not _NO_LEAD.search(sentence.text) and not marker_of(sentence.text)
        if fits and plain and len(after.text) >= length + _LONGER:
            leads.append(sentence)
    return leads if len(leads) > 1 else []


def _inside(paragraph: int, lead: Sentence) -> Mark:
    title = lead.text.rstrip(_END)
    return Mark(paragraph, 3, "", 0, title, True, lead.start, lead.start + len(title), lead.end)
