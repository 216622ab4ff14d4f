"""Wordings that are out of date, incomplete or wrong, as data: phrasebook.tsv says the pattern, what to write, why, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.needed import needed
from drafter.zh.quoting import quote

_PAST_WORDS = r"五年|过去|以来|期间|时期|回顾|曾|原(?:来|有)?|历史|(?:被)?(?:授予|评为|表彰)|完成|胜利|收官|成果|成效|经验|圆满|决定性|[巩固拓]{2}|转段|结束"
_PAST = expression(_PAST_WORDS)
"""Words of a clause that speaks of what was."""
_PAST_IN_PLANS = expression(_PAST_WORDS.replace("|完成", ""))
"""The same where 完成 speaks of what is to be done."""
_YEAR = expression(r"(?<!\d)((?:19|20)\d\d)年?")
_CLAUSE = expression("[，。；！？]")
_STOPS = "，。；！？"
_MANY = 3
"""Places beyond which one hint stands for all."""


@dataclass(frozen=True)
class Wording:
    """A row of the table. first, last: years, 0 where there is none; where: 计划, 成绩, 当年 or empty;
    needed: characters that stand in whatever the pattern finds."""

    rule: str
    pattern: re.Pattern[str]
    right: str
    why: str
    level: Level | None
    first: int
    last: int
    where: str
    source: str
    needed: str

    def is_in(self, text: str) -> bool:
        """Whether it is found in a text; the pattern is only made where that may be."""
        return self.needed in text and self.pattern.search(text) is not None

    def applies(self, line: Line, year: int, clause: str) -> bool:
        """Whether a paragraph that speaks of a year, in this clause, is to be told."""
        if (self.where == "计划" and not line.planned) or (self.where == "成绩" and line.planned):
            return False
        if self.where == "当年":
            return bool(year) and not any(self.first <= said <= self.last for said in (year, *_years(clause)))
        if self.first and year and year < self.first:
            return False
        if self.last and (not year or year <= self.last or any(said <= self.last for said in _years(clause))):
            return False
        past = _PAST_IN_PLANS if self.where == "计划" else _PAST
        return not (self.last and past.search(clause))


def of_the_past(text: str, start: int, end: int) -> bool:
    """Whether the clause around some words speaks of what was."""
    clause = _clause(text, start, end)
    return bool(_PAST.search(clause) or _YEAR.search(clause))


def _years(clause: str) -> list[int]:
    return [int(found[1]) for found in _YEAR.finditer(clause)]


@cache
def _table() -> tuple[Wording, ...]:
    lines = Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


def _row(line: str) -> Wording:
    rule, pattern, right, why, level, first, last, where, source = line.split("\t")
    grade = Level(level) if level else None
    return Wording(
        rule, expression(pattern, re.MULTILINE), right, why, grade, int(first or 0), int(last or 0), where, source,
        needed(pattern),
    )  # fmt: skip


def told(paper: Paper, rule: str) -> Iterator[Remark]:
    """What the rows of a rule find in a paper, by the year each paragraph speaks of; a matter of style that comes again and
    again is told once."""
    for row in _table():
        if row.rule == rule and row.is_in(paper.text):
            found = list(_found(paper, row))
            if row.level is Level.HINT and len(found) > _MANY:
                yield found[0].for_all(found[1:])._replace(message=f"{found[0].message}，全文{len(found)}处")
            else:
                yield from found


def _found(paper: Paper, row: Wording) -> Iterator[Remark]:
    for line in paper.lines:
        year = paper.year + line.planned if paper.year else 0
        for found in row.pattern.finditer(line.text):
            if row.applies(line, year, _clause(line.text, found.start(), found.end())):
                yield Remark(line, found.start(), found.end(), row.why, _fix(row.right, found), row.level)


def _fix(right: str, found: re.Match[str]) -> str:
    """What to do about words found: what to write may take up some of them, 全面依法治\\1委员会."""
    if right.startswith("去掉"):
        return right
    return f"改为{quote(found.expand(right))}" if right else "核对"


def _clause(text: str, start: int, end: int) -> str:
    """The words around a place, from the mark before to the mark behind."""
    first = max(text.rfind(mark, 0, start) for mark in _STOPS) + 1
    last = _CLAUSE.search(text, end)
    return text[first : last.start() if last else len(text)]
