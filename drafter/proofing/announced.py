"""个数不符：说了“以下八个方面”“下列十件实事”，后面列出的不是这么多。

反例:
  今年: |
    一、2024年工作回顾
    建成三个服务站。
    二、2025年工作安排
    重点抓好以下三个方面的工作：
    （一）加强行政复议。
    全面提升办案质量。
    （二）加强人民调解。
    做实基层调解组织。
正例:
  今年: |
    一、2024年工作回顾
    建成三个服务站。
    二、2025年工作安排
    重点抓好以下两个方面的工作：
    （一）加强行政复议。
    全面提升办案质量。
    （二）加强人民调解。
    做实基层调解组织。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.enumerations import enumerated
from drafter.zh.expression import expression
from drafter.zh.headings import marker_of
from drafter.zh.numerals import to_int

ID = "个数不符"
LEVEL = Level.WARNING

_ANNOUNCED = expression(
    r"(?:以下|下列|如下|下面|下述)(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个?方面|项|件|点|条)[^。；：\d]{0,12}[：:。]$"
)
_WITHIN = expression(
    r"(?:以下|下列|如下|下面|下述)(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个?方面|项|件|点|条)[^。；：\d]{0,12}[：:。](?=一是|首先)"
)


def look(paper: Paper) -> Iterator[Remark]:
    """Announced counts against the headings that follow, or the items that follow in the paragraph."""
    for at, line in enumerate(paper.lines):
        found = _ANNOUNCED.search(line.text)
        listed = _headings(paper.lines[at + 1 :]) if found else 0
        if not found and (found := _WITHIN.search(line.text)):
            listed = len(enumerated(line.text[found.end() :]))
        if found and listed > 1 and to_number(found["number"]) != listed:
            told = f"后面列出的是{listed}个"
            yield Remark(line, found.start(), found.end("number") + 1, told, "数一遍，漏了的补上，数错的改正")


def to_number(words: str) -> int:
    """八 or 8 -> 8."""
    return int(words) if words.isdecimal() else to_int(words)


def _headings(lines: Sequence[Line]) -> int:
    """How many headings of the first one's kind follow, counted on from one."""
    markers = [marker for line in lines if (marker := marker_of(line.text))]
    if not markers or markers[0].number != 1 or markers[0].family == "一是":
        return 0
    first, count = markers[0], 0
    for marker in markers:
        if marker.level < first.level or (marker.family == first.family and marker.number != count + 1):
            break
        count += marker.family == first.family
    return count
