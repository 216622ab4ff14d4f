"""The manual of the rules, out of the rules themselves: what each tells, how grave it is, an example, a remedy, its source."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent

from drafter.case import stale
from drafter.model.finding import Level
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.model.phrases import OwnPhrase
from drafter.proofing import Paper
from drafter.zh.expression import expression
from drafter.zh.personal import masked
from drafter.zh.quoting import quote

_KEYS = ("反例", "正例", "怎么改", "依据")
_PAPER = expression(r"(?m)^(上年|今年|表): \|\n")
_OWN = expression(r"(?m)^提法:\n((?:  .+\n)+)")
_KEY = expression(r"(?m)^(反例|正例|怎么改|依据):[ \n]")
DOSSIER, REPORT = "检查案卷", "校对报告、检查案卷"
"""Who tells it: a rule of the tables, a rule of the words of any report."""


@dataclass(frozen=True)
class Entry:
    """A rule in her words. about: what it tells; told_by: DOSSIER or REPORT; wrong, right: an example, as the tables and texts
    it is found in; says: what is said of it, where that can be shown; remedy, source: empty where nothing is to be said."""

    name: str
    level: Level
    about: str
    told_by: str
    wrong: str = ""
    right: str = ""
    says: str = ""
    remedy: str = ""
    source: str = ""

    @property
    def row(self) -> str:
        """Its line of the table of rules in README."""
        return f"| {self.name} | {self.level} | {self.about} |"


_OF_FORM = (
    Entry(
        "上年报告有变", Level.ERROR, "案卷里存着的上年报告，立卷以后被改过", DOSSIER,
        remedy="把原来的那份放回“上年报告”文件夹；确实换了一份的，另建一个案卷。",
    ),
    Entry(
        stale.RULE, Level.WARNING, stale.ABOUT, DOSSIER,
        remedy="还要的，补齐案卷就会再列一次；有意删的，不必理会。",
    ),
)  # fmt: skip
"""What is told while a dossier is opened, before any rule looks at it."""


def manual() -> list[Entry]:
    """Every rule: those of the tables, errors first, then those of any report, in the order they are carried out."""
    from drafter import proofing, rules

    tables = [_entry(rule.ID, rule.LEVEL, inspect.getdoc(rule) or "", DOSSIER) for rule in rules.RULES]
    tables += _OF_FORM
    order = list(Level)
    tables.sort(key=lambda one: order.index(one.level))
    return [*tables, *(_entry(rule.ID, rule.LEVEL, inspect.getdoc(rule) or "", REPORT) for rule in proofing.RULES)]


def table(told_by: str) -> str:
    """The table of README, of the rules that are told by these."""
    rows = [entry.row for entry in manual() if entry.told_by == told_by]
    return "\n".join(["| 规则 | 轻重 | 说的是 |", "|---|---|---|", *rows])


def about(name: str) -> list[Entry]:
    """The rules of a name, what each says of its example with them; none where no rule is called so."""
    return [_shown(entry) for entry in manual() if entry.name == name]


def _entry(name: str, level: Level, text: str, told_by: str) -> Entry:
    first, _, rest = text.partition("\n")
    parts = dict(_parts(rest))
    words = {key: parts.get(key, "") for key in _KEYS}
    return Entry(
        name, level, first.partition("：")[2].rstrip("。"), told_by,
        wrong=words["反例"], right=words["正例"], remedy=words["怎么改"], source=words["依据"],
    )  # fmt: skip


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a rule's docstring by their keys, each without its margin."""
    found = list(_KEY.finditer(text))
    for here, after in zip(found, [*found[1:], None], strict=True):
        yield here[1], dedent(text[here.end() : after.start() if after else len(text)]).strip("\n")


def _shown(entry: Entry) -> Entry:
    """An entry with what the rule says of its own example, and what it advises there."""
    from drafter import proofing

    covered = replace(entry, wrong=masked(entry.wrong))
    rule = next((rule for rule in proofing.RULES if entry.name == rule.ID), None)
    remark = next(iter(rule.look(_paper(entry.wrong))), None) if rule and entry.told_by == REPORT else None
    if remark is None:
        return covered
    words = (remark.line.printed if remark.as_printed else remark.line.text)[remark.start : remark.end]
    says = masked(f"{quote(remark.shown or words)}：{remark.message}")
    return replace(covered, says=says, remedy=entry.remedy or f"{masked(remark.fix).rstrip('。')}。")


def _paper(example: str) -> Paper:
    """An example, 今年 and perhaps 上年 and the rows of a 表 -> the paper to be proofed."""
    from drafter import parsing, proofing
    from drafter.case import Known

    kinds, papers = Known.kinds_beside(Path()).kinds, dict[str, Paper]()
    texts = {
        key[1]: dedent(text) for key, text in zip(_PAPER.finditer(example), _PAPER.split(example)[2::2], strict=True)
    }
    for name in ("上年", "今年"):
        lines = [Para(Look.BODY, (Span(line),)) for line in texts.get(name, "").splitlines() if line]
        rows = [Para(Look.TABLE_ROW, tuple(_cells(line))) for line in texts.get("表", "").splitlines()]
        manuscript = Manuscript((*lines, *rows) if name == "今年" else tuple(lines))
        if lines:
            report = parsing.parse(manuscript, kinds)
            papers[name] = proofing.paper(manuscript, report, papers.get("上年"), tuple(_own(example)))
    return papers["今年"]


def _own(example: str) -> Iterator[OwnPhrase]:
    """Her own wordings in an example."""
    for found in _OWN.finditer(example):
        yield OwnPhrase.model_validate(dict(line.strip().split(": ", 1) for line in found[1].splitlines()))


def _cells(line: str) -> Iterator[Span]:
    for number, cell in enumerate(line.split(" ")):
        yield from [Span("\t")] if number else []
        yield Span(cell)
