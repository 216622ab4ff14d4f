"""What each part of a report does: summary, problems, plan … told from headings and, where there is none, from openings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from drafter.model.kind import Part, ReportKind
from drafter.model.report import Meta
from drafter.parsing.admissions import admissions
from drafter.parsing.mark import Mark
from drafter.zh import glossary
from drafter.zh.headings import ITEM_ENDS, marker_of
from drafter.zh.years import only_ahead

_BY_HEADING = (
    (Part.OTHER, re.compile(r"^(?:其他|其它|附)|需要报告|名词解释|注释|附录")),
    (Part.RECTIFICATION, re.compile(r"(?:问题|不足|反馈|督察).{0,8}(?:整改|改进|解决|落实)|整改(?:落实)?情况")),
    (Part.LEADER_DUTY, re.compile(r"第一责任人|主要负责人.{0,12}(?:履行|履职|职责)")),
    (
        Part.PROBLEMS,
        re.compile(r"(?:存在|面临|主要|突出).{0,8}(?:问题|不足|困难|短板|差距)|(?:问题|不足|短板|差距)(?:及|和|与|$)"),
    ),
    (
        Part.PLAN,
        re.compile(
            r"(?:工作|主要|总体|重点)?(?:计划|安排|打算|思路|部署|设想|要点)(?:$|和|及|与)|努力方向$"
            r"|下一?步|下一?年|下一?阶段|明年|来年|今后|展望"
            r"|(?:工作|重点|主要|目标|政府).{0,6}(?:任务|重点|目标|建议)|重点工作|(?:对|做好).{0,8}工作.{0,4}建议"
        ),
    ),
    (
        Part.SUMMARY,
        re.compile(r"总结|回顾|成效|成绩|举措|亮点|做法|进展|完成情况|开展情况|工作情况|落实情况|建设情况|履职情况"),
    ),
)
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
_FIVE_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
"""National five-year plans and the year each begins."""
_ONE_YEAR = re.compile(r"20\d\d年|今年|明年")
_TERM = re.compile(f"(?:今后|未来)[几三五]年|{'|'.join(_FIVE_YEARS)}")


_CLOSE = 4
"""Characters that may follow the words that name a part at the end of a couplet: 下一步打算和建议."""


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


def part_of(title: str, year: int = 0, kind: ReportKind | None = None) -> Part | None:
    """What a level-1 heading announces, or None when it does not say. year: the year reported on, 0 if not known."""
    for section in kind.sections if kind else ():
        if any(clue in title for clue in section.clues):
            return section.part
    years = [int(found) for found in _YEAR.findall(title)]
    plans = bool(year and years and max(years) > year)
    for part, pattern in _BY_HEADING:
        if any(part is Part.LEADER_DUTY or _names(title, found) for found in pattern.finditer(title)):
            return Part.PLAN if plans and part is Part.SUMMARY else part
    ahead = any(name in title and start > year > 0 for name, start in _FIVE_YEARS.items())
    return Part.PLAN if plans or ahead else None


def _names(title: str, found: re.Match[str]) -> bool:
    """Whether words of a heading name its part. In a couplet they do where they close it: 突出问题导向，化解矛盾纠纷 names none."""
    return "，" not in title or ("，" not in title[found.start() :] and found.end() >= len(title) - _CLOSE)


def long_term(title: str) -> bool:
    """Whether a heading of a plan announces several years and not the next: 今后五年的主要任务, “十五五”时期的目标任务."""
    return bool(_TERM.search(title)) and not _ONE_YEAR.search(title)


def zones(
    texts: list[str], found: list[Mark], span: tuple[int, int], meta: Meta, kind: ReportKind | None
) -> list[Zone]:
    """The zone of every paragraph in span (first, last), both counted from 1; list index is the paragraph minus first."""
    year = meta.year
    heads = {mark.paragraph: mark for mark in found if mark.start == 0 and mark.marker[-1:] not in ITEM_ENDS}
    admitting = admissions(texts, heads, span)
    notes = span[0] + glossary.begins(texts[span[0] - 1 : span[1]])
    paper = Zone(Part.PLAN, "") if only_ahead(meta.title) else None
    here = top = paper or _PREFACE
    placed: list[Zone] = []
    for paragraph in range(span[0], span[1] + 1):
        head = heads.get(paragraph)
        if head and head.level == 1 and glossary.titles(head.title):
            top = here = GLOSSARY
        elif head and head.level == 1:
            told = None if head.alone and head.inline else part_of(head.title, year, kind)
            if paper and head.marker:
                told = _within(paper.part, told)
            top = here = _opened(head, told or _ahead(_under(texts, heads, paragraph), year), here.part)
            paper = (
                here
                if not head.marker and here.named and _counts_anew(heads, paragraph)
                else paper
                if head.marker
                else None
            )
        elif head and head.level == 2 and not head.inline and here is not GLOSSARY:
            deep = next((p for p, pattern in _DEEP.items() if pattern.search(head.title)), None)
            here = Zone(deep, head.title) if deep else here if here.part is Part.PLAN and not top.section else top
        elif _opens_plan(texts, paragraph, year) and here.part is not Part.PLAN and here is not GLOSSARY:
            top = here = Zone(Part.PLAN, "")
        admits = paragraph in admitting and here.part in _TELLING and here is not GLOSSARY
        zone = replace(here, part=Part.PROBLEMS) if admits else here
        placed.append(GLOSSARY if paragraph >= notes or glossary.explains(texts[paragraph - 1]) else zone)
    return placed


def _opened(head: Mark, told: Part | None, before: Part) -> Zone:
    """A level-1 heading, the part it names, if any, and the part before it -> the zone it opens."""
    section = "" if head.alone and head.inline else head.title
    return Zone(told or _carried(before), section, told is not None or long_term(head.title))


def _counts_anew(heads: dict[int, Mark], paragraph: int) -> bool:
    """Whether the headings of level 1 below a title of its own count from 一: a paper of its own in the same file."""
    below = (head for number, head in sorted(heads.items()) if number > paragraph and head.level == 1)
    first = next(below, None)
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
