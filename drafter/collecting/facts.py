"""What a paper says of itself: a draft or the final one, up to which day it counts, of which place, from which department."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.collecting.timespan import Period, month_of, up_to
from drafter.model.material import Material
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze

_DRAFT = expression(
    "初稿|讨论稿|第[一二]稿|[（(][一二]稿|未核|征求意见稿|草稿|未定稿|送审稿|修改稿|审议稿|待核|请.{0,6}核(?:数|对)"
)
_FINAL = expression("定稿|最终|终版|终稿|正式稿|(?<=[（(])定(?=[）)])|最终")
_LOCAL = expression(
    "[\u4e00-\u9fff]{2,4}(?:司法所|街道(?!办事处法治)|镇|乡|社区)(?=20\\d\\d|\\d\\d年|工作|年度|小结|总结|亮点)"
)
_ALL = expression("各(?:街道|司法所|镇|乡|社区)|司法所和|街道和")
_SPEAKER = expression(
    r"^(?:20\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*(?P<who>.{2,24})$|^(?P<other>[^\s，。：]{2,20})\s+20\d\d[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?$"
)
_HEAD = 3
"""Paragraphs at the top in which a paper says what it is."""
_FOOT, _LAST_MONTH = 3, 12
_SHORT = 40
_DATE = expression(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月\d{1,2}日[）)]?$", re.MULTILINE)
_STEM = expression(
    r"[（(][^（）()]*[）)]|\d|初稿|定稿|终稿|最终稿?|终版|第?[一二三]稿|讨论稿|修改稿|征求意见稿|草稿|[._\-— ]"
)


@dataclass(frozen=True)
class Facts:
    """file: its name; title; draft: it is no final word; period: for which its figures are told where they say nothing;
    local: it is of one place within the district; chat: messages of many; stem: what its drafts have in common."""

    file: str
    title: str
    draft: bool
    period: Period
    local: bool
    chat: bool
    stem: str


def facts_of(material: Material, year: int = 0) -> Facts:
    """A paper, and the year reported on -> what it says of itself."""
    name = material.file.rsplit("/", 1)[-1]
    texts = [para.text for para in material.paper.paras]
    top = [text for text in texts[:_HEAD] if len(text) <= _SHORT]
    title = max(top[:2], key=len, default=name) if top else name
    heads = "\n".join([name, *top])
    month = month_of("\n".join(top)) or _dated("\n".join(texts[-_FOOT:]), year)
    chat = sum(bool(speaker(text)) for text in texts[:40]) > 2
    drafted = bool(_DRAFT.search(heads)) and not _FINAL.search(name)
    local = bool(_LOCAL.search(f"{name}\n{title}")) and not _ALL.search(name)
    stem = squeeze(_STEM.sub("", name.rsplit(".", 1)[0]))
    return Facts(material.file, title, drafted, up_to(month) if month else Period.YEAR, local, chat, stem)


def _dated(foot: str, year: int) -> int:
    """The month before the one in which a paper was dated, where that is November of the year or earlier; 0 else."""
    found = list(_DATE.finditer(foot))
    month = int(found[-1]["month"]) if found and int(found[-1]["year"]) == year else 0
    return month - 1 if 1 < month < _LAST_MONTH else 0


def speaker(text: str) -> str:
    """A line of a chat that says who speaks and when -> who; empty for other lines."""
    found = _SPEAKER.match(text)
    return (found["who"] or found["other"] or "").strip() if found else ""
