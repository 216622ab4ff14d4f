"""What a figure stands for: this year's, a total of years, last year's beside it, a plan's, a target's, a note's on a term."""

from __future__ import annotations

from enum import StrEnum

from drafter.zh.expression import expression
from drafter.zh.figures import Found


class Standing(StrEnum):
    """For which period a figure is told, and as what; the values are what is printed and what stands in JSON."""

    NOW = ""
    TOTAL = "累计"
    BEFORE = "上年"
    PLAN = "计划"
    TARGET = "目标"
    NOTE = "名词解释"

    @property
    def counts(self) -> bool:
        """Whether it is a figure of this year, which is to be renewed."""
        return self in (Standing.NOW, Standing.TOTAL)


_AGO = r"(?:[上去前]一?年度?|(?P<year>(?:19|20)\d\d)年度?|同期|年初|此前|以前|原来?)(?:同期|底|末|初)?"
_BEFORE = expression(rf"(?:相?[比较]|[与同]|[从由自]|为|是|^|，|、|[（(]){_AGO}的?(?:为|是|有|分别为)?(?:约|近)?$")
_AGO_TOLD = expression("年|同期|此前|以前|原")
"""What no time before is told without."""
_MORE = r"(?:(?:\d[\d.]*[^，。；、和\d从由自]{0,6}[、和])*)"
_FROM = expression(rf"[从由自](?:[^，。；从由自\d]{{0,16}}|(?:19|20)\d\d年[^，。；\d]{{0,4}}){_MORE}(?:约|近)?$")
_TO = expression(
    r"(?:[、和]\d[\d.]*[^，。；、和\d从由自]{0,6}){0,4}(?:[^，。；\d]{0,12}|[^，。；\d]{0,8}(?:19|20)\d\d年[^，。；\d]{0,8})(?:到|至|为|成)(?:了)?(?:约|近|超过?)?\d"
)
_NEXT = expression(
    r"(?:明年|下一?年|(?P<year>20\d\d)年)[^，。；：:）》]{0,8}(?:打算|计划|目标|安排|思路|将|拟|力争|要)"
)
_UNTIL = expression(r"到(?P<year>20\d\d)年[^，。；]{0,3}，?")
_MEANT = expression("(?:力争|打算|拟(?![定订])|确保(?:明年|到))[^，。；]{0,20}$")
_TARGET = expression(
    "(?:以上|以下|以内|左右)?(?:的(?:年度|全年|预期|既定|计划|工作|考核|规定|增长)*(?:目标|要求|任务|标准(?=[，。；]|$))(?!责任|考核|清单|书)|(?:年度|全年|预期|增长)*目标)"
)
_GOALS = expression("(?:预期|主要|奋斗)目标是[：:，]")
_AIMED = expression("目标(?:值|为|是)?$")
_SUMMED = expression("累计|历年(?!同期)|以来|[一二三四五六七八九十\\d]年(?:来|间|共)|五年|截至")
_IN_ALL = expression("总数|(?<!经济)总量")
"""All there is of a thing; what a year comes to in all is of that year."""
_LAST_TIME = expression("^[^，。；]{0,2}(?:[上去前]年|原有|原来|过去)")
_THIS_TIME = expression("今年|本年|现有|现在|目前")
_MEANT_YEARLY = expression("每年[^，。；]{0,6}都?要[^，。；]{0,8}$")
_MULTIPLES = frozenset(("倍", "番", "年"))
"""Units of figures that are themselves a comparison: 是2020年的2.1倍."""
_RATES = _MULTIPLES | {"%", "‰", "个百分点"}
"""Units in which no total is told: 信访总量下降5%."""
_CLAUSE, _NEAR = 40, 16
"""Characters before a figure that are looked at, and within which a time before is told."""


def standing(sentence: str, here: Found, year: int) -> Standing:
    """A sentence, one of its figures and the year reported on (0 where it is not known) -> what the figure stands for."""
    start = max([sentence.rfind(mark, 0, here.start) for mark in "，；。："]) + 1
    before = sentence[max(start, here.start - _CLAUSE) : here.start]
    if _TARGET.match(sentence, here.end) or _AIMED.search(before) or _GOALS.search(sentence, 0, here.start):
        return Standing.TARGET
    if _planned(sentence, here.start, before, year):
        return Standing.PLAN
    told = _AGO_TOLD.search(sentence, max(0, here.start - _NEAR), here.start)
    ago = _BEFORE.search(sentence, max(0, here.start - _CLAUSE), here.start) if told else None
    if ago and here.figure.unit not in _MULTIPLES and (not ago["year"] or 0 < int(ago["year"]) < year):
        return Standing.BEFORE
    if _FROM.search(before) and _TO.match(sentence, here.end):
        return Standing.BEFORE
    if _LAST_TIME.match(sentence[start : here.start]) and _THIS_TIME.search(sentence, here.end):
        return Standing.BEFORE  # 去年办了3件，今年办了5件
    stock = here.figure.unit not in _RATES and not here.figure.unit.endswith("元")
    whole = stock and _IN_ALL.search(before)
    return Standing.TOTAL if whole or _SUMMED.search(before) else Standing.NOW


def _planned(sentence: str, at: int, before: str, year: int) -> bool:
    """Whether a figure is what is meant to be: 2024年打算：……；力争达到……"""
    if _MEANT.search(before) or _MEANT_YEARLY.search(before):
        return True
    if sentence.find("年", 0, at) < 0:
        return False
    for pattern in (_NEXT, _UNTIL):
        found = pattern.search(sentence, 0, at)
        if found and ((pattern is _NEXT and not found["year"]) or (found["year"] and 0 < year < int(found["year"]))):
            return True
    return False
