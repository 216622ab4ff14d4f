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
from itertools import takewhile

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
_TO_DO = expression(
    r"(?:做好|抓好|抓|推进|突出|实施|办好|打好)(?P<number>[二两三四五六七八九十]{1,3}|\d{1,2})(?:个?方面|件|项|大)(?:的)?(?:重点)?(?:工作|实事|任务)[：:。]$"
)
_WITHIN = expression(
    r"(?:以下|下列|如下|下面|下述)(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个?方面|项|件|点|条)[^。；：\d]{0,12}[：:。](?=一是|首先)"
)


_DASHES = ("——", "--", "－－", "──")
_NTH = tuple(f"{number}是" for number in "一二三四五六七八九十")


def look(paper: Paper) -> Iterator[Remark]:
    """Announced counts against the headings that follow, or the items that follow in the paragraph."""
    for at, line in enumerate(paper.lines):
        found = _ANNOUNCED.search(line.text) or _TO_DO.search(line.text)
        listed = _headings(paper.lines[at + 1 :]) or _in_row(paper.lines[at + 1 :]) if found else ()
        if not found and (found := _WITHIN.search(line.text)):
            listed = (len(enumerated(line.text[found.end() :])),)
        if found and listed and listed[0] > 1 and to_number(found["number"]) not in listed:
            told = f"后面列出的是{listed[0]}个"
            yield Remark(line, found.start(), found.end("number") + 1, told, "数一遍，漏了的补上，数错的改正")


def to_number(words: str) -> int:
    """八 or 8 -> 8."""
    return int(words) if words.isdecimal() else to_int(words)


def _headings(lines: Sequence[Line]) -> tuple[int, ...]:
    """How many headings of the first one's kind follow, and the number of the last: where one is missing, that is told of
    the numbers, not of the count."""
    markers = [marker for line in lines if (marker := marker_of(line.text))]
    if not markers or markers[0].number != 1 or markers[0].family == "一是":
        return ()
    first = markers[0]
    above = takewhile(lambda marker: marker.level >= first.level, markers)
    same = [marker.number for marker in above if marker.family == first.family]
    ends = next((at for at in range(1, len(same)) if same[at] == 1), len(same))
    return (ends, same[ends - 1])


def _in_row(lines: Sequence[Line]) -> tuple[int, ...]:
    """How many paragraphs follow that begin with a dash each, or 一是, 二是 … in order."""
    dashes = list(takewhile(lambda line: line.text.startswith(_DASHES), lines))
    if dashes:
        return (len(dashes),)
    items = takewhile(lambda one: one[1].text.startswith(_NTH[one[0]]), zip(range(len(_NTH)), lines, strict=False))
    return (sum(1 for _ in items),)
