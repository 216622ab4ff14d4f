"""What each part of a report does: summary, problems, plan … told from headings and, where there is none, from openings."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, replace

from drafter.model.kind import Part, ReportKind
from drafter.model.report import Meta
from drafter.parsing.admissions import admissions
from drafter.parsing.announcing import long_term, part_of
from drafter.parsing.mark import Mark
from drafter.zh import glossary
from drafter.zh.headings import ITEM_ENDS, marker_of
from drafter.zh.years import only_ahead

_DEEP = {
    Part.PROBLEMS: re.compile(r"^(?:当前|工作中|目前)?.{0,6}(?:存在|面临)的?.{0,6}(?:问题|不足|困难|短板)"),
    Part.PLAN: re.compile(r"^(?:下一步|下步|明年|下一年度?|20\d\d年度?).{0,10}(?:计划|打算|安排|思路|重点|工作)"),
}
_TO_COME = "(?:20\\d\\d年度?|明年|来年|下一?年度?|下一?步|下一?阶段|新的?一年|今后|接下来)"
_OPENS_PLAN = re.compile(f"^{_TO_COME}")
_LABELS_PLAN = re.compile(
    f"^{_TO_COME}(?:的|全[省市县区]|我[省市县区局院所]|工作|主要|重点|初步|具体|总体|司法行政|法治建设){{0,4}}"
    "(?:打算|计划|安排|思路|设想|要点|重点|措施|目标|任务)(?:如下|是)?[：:]"
)
"""2024年打算：……: a plan told in a paragraph behind its label."""
_OPENS_YEAR = re.compile(r"^(?:今年|明年|(20\d\d)年)(?:是|，|的|工作|全[省市县区]|要|经济社会)")
_DEMANDS = re.compile(r"^今年.{0,20}(?:总体要求|总体思路|预期目标)[是：]")
_OPENS_WORK = re.compile(r"将|要|重点|着力|抓好|做好|推进")
_YEAR = re.compile(r"(20\d\d)年")


@dataclass(frozen=True)
class Zone:
    """Paragraph number -> its part and the level-1 heading it stands under; named: that heading says which part it opens."""

    part: Part
    section: str
    named: bool = True


GLOSSARY = Zone(Part.OTHER, "名词解释")
_PREFACE = Zone(Part.PREFACE, "")
_TELLING = (Part.PREFACE, Part.SUMMARY, Part.OTHER)
"""Parts in whose running text a report owns up to shortcomings."""


def zones(
    texts: list[str], found: list[Mark], span: tuple[int, int], meta: Meta, kind: ReportKind | None
) -> list[Zone]:
    """The zone of every paragraph in span (first, last), both counted from 1; list index is the paragraph minus first."""
    heads = {mark.paragraph: mark for mark in found if mark.start == 0 and mark.marker[-1:] not in ITEM_ENDS}
    walk = _Walk(texts, heads, meta, kind)
    admitting = admissions(texts, heads, span)
    notes = span[0] + glossary.begins(texts[span[0] - 1 : span[1]])
    placed: list[Zone] = []
    for paragraph in range(span[0], span[1] + 1):
        here = walk.step(paragraph)
        if paragraph >= notes or glossary.explains(texts[paragraph - 1]):
            here = GLOSSARY
        elif paragraph in admitting and here.part in _TELLING and here is not GLOSSARY:
            here = replace(here, part=Part.PROBLEMS)
        placed.append(here)
    return placed


class _Walk:
    """A walk down a report, from heading to heading.

    here, top: the zone reached, and the last one of level 1; paper: the part that a paper within the file is, under its
    own title, None where the file is one report.
    """

    def __init__(self, texts: list[str], heads: dict[int, Mark], meta: Meta, kind: ReportKind | None) -> None:
        self._texts, self._heads, self._year, self._kind = texts, heads, meta.year, kind
        self._tops = [paragraph for paragraph, head in heads.items() if head.level == 1]
        self._paper = Part.PLAN if only_ahead(meta.title) else None
        self._here = self._top = Zone(self._paper, "") if self._paper else _PREFACE

    def step(self, paragraph: int) -> Zone:
        """The next paragraph -> its zone."""
        head = self._heads.get(paragraph)
        if head and head.level == 1:
            self._top = self._here = GLOSSARY if glossary.titles(head.title) else self._opened(head)
        elif self._here is GLOSSARY:
            pass
        elif head and head.level == 2 and not head.inline:
            deep = next((part for part, pattern in _DEEP.items() if pattern.search(head.title)), None)
            goes_on = self._here.part is Part.PLAN and not self._top.section
            self._here = Zone(deep, head.title) if deep else self._here if goes_on else self._top
        elif self._here.part is not Part.PLAN and _opens_plan(self._texts, paragraph, self._year):
            self._top = self._here = Zone(Part.PLAN, "")
        return self._here

    def _opened(self, head: Mark) -> Zone:
        """The zone that a level-1 heading opens."""
        sentence = head.alone and head.inline
        told = None if sentence else part_of(head.title, self._year, self._kind)
        if self._paper and head.marker:
            told = _within(self._paper, told)
        told = told or _ahead(_under(self._texts, self._heads, head.paragraph), self._year)
        if not head.marker:
            self._paper = told if self._counts_anew(head.paragraph) else None
        part = told or _carried(self._here.part)
        return Zone(part, "" if sentence else head.title, told is not None or long_term(head.title))

    def _counts_anew(self, title: int) -> bool:
        """Whether the headings of level 1 below a title count from 一: a paper of its own in the same file."""
        after = bisect(self._tops, title)
        first = self._heads[self._tops[after]] if after < len(self._tops) else None
        return first is not None and first.marker != "" and first.number == 1


def _within(paper: Part, told: Part | None) -> Part | None:
    """What a heading opens in a paper that is all plan, or all summary but what it names of problems and plans."""
    if paper is Part.PLAN:
        return told if told is Part.OTHER else None
    return None if paper is Part.SUMMARY and told is Part.SUMMARY else told


def _under(texts: list[str], heads: dict[int, Mark], heading: int) -> list[str]:
    """The paragraphs between a heading and the next."""
    end = next((paragraph for paragraph in range(heading + 1, len(texts) + 1) if paragraph in heads), len(texts) + 1)
    return texts[heading : end - 1]


def _ahead(under: list[str], year: int) -> Part | None:
    """A heading that does not say what it opens, above paragraphs of which the first speaks of the year to come, or a later
    one names it."""
    told = [_OPENS_YEAR.match(text) for text in under]
    opens = (found and (int(found[1]) > year > 0 if found[1] else place == 0) for place, found in enumerate(told))
    return Part.PLAN if any(opens) else None


def _carried(part: Part) -> Part:
    """The part of a level-1 heading that names no part: a plan or a summary goes on, a report begins with its summary."""
    return part if part in (Part.PLAN, Part.SUMMARY) else Part.SUMMARY if part is Part.PREFACE else Part.OTHER


def _opens_plan(texts: list[str], paragraph: int, year: int) -> bool:
    """A paragraph that starts the plan without a heading: 2025年，××区将着力做好以下重点工作：今年的总体要求是……"""
    text = texts[paragraph - 1]
    if _DEMANDS.match(text):
        return True
    labelled = _LABELS_PLAN.match(text)
    if not labelled and not (_OPENS_PLAN.match(text) and _OPENS_WORK.search(text)):
        return False
    told = _YEAR.match(text)
    if told and year and int(told[1]) <= year:
        return False
    if labelled:
        return True
    follows = marker_of(texts[paragraph]) if paragraph < len(texts) else None
    return text.endswith(("：", ":")) or bool(follows and follows.number == 1)
