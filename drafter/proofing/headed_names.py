"""“1222”产业体系 and “1222”制造业产业体系: one name in quotation marks, and the noun it stands before told in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.quoting import quote

_HEADED = expression(
    r"“(?P<name>[^”“]{2,20})”(?:[\[【（]\d{1,3}[\]】）])?"
    r"(?P<noun>[一-鿿]{2,12}?(?:体系|模式|机制|行动|工程|计划|制度|格局|平台|战略))(?![一-鿿]?化)"
)
_SIZES = (2, 3)
"""Characters that the longer noun has more: a word; more is a name and its short form."""
_MOST = 50
"""Places of one name that are compared."""
_PLANS = expression("十[一二三四五六]五")
_NEUTRAL = expression("[的等和及与]|重点|主题|系列|专项|建设|发展|工作|新|试点|综合|改革|创新|管理|服务|治理$")
"""Words that make no other name."""


class _Named(NamedTuple):
    """A name, its noun, and where both stand."""

    line: Line
    start: int
    end: int
    name: str
    noun: str


def look(paper: Paper) -> Iterator[Remark]:
    """Names before a noun that is longer elsewhere."""
    found = [
        _Named(line, m.start(), m.end(), m["name"], m["noun"])
        for line in paper.lines
        if not line.row
        for m in _HEADED.finditer(line.text)
        if not _PLANS.search(m["name"])
    ]
    by_name: dict[str, list[_Named]] = {}
    for one in found:
        by_name.setdefault(one.name, []).append(one)
    for same in by_name.values():
        told = set[str]()
        for one in same:
            other = next((other for other in same[:_MOST] if _shortened(one.noun, other.noun)), None)
            if other and one.noun not in told:
                told.add(one.noun)
                whole = quote(f"“{other.name}”{other.noun}")
                message = f"第{other.line.number}段写的是{whole}"
                yield Remark(one.line, one.start, one.end, message, "是同一个名称的，写成一样；不是的，不用改")


def _shortened(noun: str, longer: str) -> bool:
    """Whether a noun is the longer one with a word of its left out."""
    noun, longer = noun.replace("新", ""), longer.replace("新", "")
    for at in range(len(noun) - 1):
        size = len(longer) - len(noun)
        if size in _SIZES and longer[:at] + longer[at + size :] == noun:
            return not _NEUTRAL.search(longer[at : at + size])
    return False
