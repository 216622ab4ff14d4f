"""What a level-1 heading announces: summary, problems, plan … by its words, its year, and the kind of the report."""

from __future__ import annotations

import re

from drafter.model.kind import Part, ReportKind

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
_YEAR = re.compile(r"(20\d\d)年")
_FIVE_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
"""National five-year plans and the year each begins."""
_ONE_YEAR = re.compile(r"20\d\d年|今年|明年")
_TERM = re.compile(f"(?:今后|未来)[几三五]年|{'|'.join(_FIVE_YEARS)}")


_CLOSE = 4
"""Characters that may follow the words that name a part at the end of a couplet: 下一步打算和建议."""


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
