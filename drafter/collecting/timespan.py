"""For which stretch of time a figure of a paper is told: the whole year, up to a day, a part of it, last year, next year's plan."""

from __future__ import annotations

from enum import StrEnum

from drafter.zh.expression import expression
from drafter.zh.numerals import to_int


class Period(StrEnum):
    """The values are what is printed."""

    YEAR = "全年"
    CUTOFF = "截至年末前的"
    PARTIAL = "只是一段时间的"
    BEFORE = "上年的"
    TOTAL = "历年累计的"
    PLAN = "计划、目标"
    CHANGE = "增减量"


_LATE = 10
"""The month from which a count up to its end stands for the year until the year is counted."""
_UNTIL = expression(
    r"(?:截至|截止|统计至|统计到|数据截止日期[：:]?|截止日期[：:]?|止于?)[^\d，。；]{0,4}(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月"
)
_BEFORE_DAY = expression(
    r"(?P<month>\d{1,2})月(?:\d{1,2}日|底|末)(?:前|以前|之前)的?数据|(?P<left>\d{1,2})月数据未计入"
)
_SPAN = expression(r"1(?:月份?)?[—–\-－~至到](?P<month>\d{1,2})月")
_TO_DAY = expression(r"1月1日[至到—–\-－~](?:20\d\d年)?(?P<month>\d{1,2})月")
_FIRST_MONTHS = expression(r"前(?P<month>\d{1,2})个?月(?!内)")
_SAID_MONTH = expression("([一二三四五六七八九十]{1,2})(个?月(?!以来|均))")
_END = expression(r"(?<!\d)(?P<month>\d{1,2})月(?:底|末)")
_WHOLE = expression("全年|年度(?!目标|计划|任务)|本年(?!累计)|一年来|一年间|这一年|年内|年终")
_PART = expression(
    "上半年|下半年|半年|[一二三四1234第]季度|前三季|首月|当月|本月|单月|月均|日均|周均|人均|平均每|当日|当天|首日|期间|[一二三四五两]天(?!内)|首周|第[一二三四]季"
)
_YEARS = expression(
    r"以来|历年|历次|历届|连续[一二三四五六七八九\d]+年|[二三四五六七八九十]年(?:来|间|累计)|总计建成|(?:^|，|；)[三四五六七八九十]年(?!级|行动|计划|规划|期|一|度|前|后|内)"
)
_THIS_YEAR = expression(r"(?:今年|年初|本年|入夏|入冬|20\d\d年|上任|换届)以来")
_LAST = expression(r"上年|去年|上一年|前年|同期")
_NEXT = expression("预计|预期|明年|来年|下年|下一年|目标|计划数|任务数|计划$|力争|预期|拟")
_YEAR = expression(r"(?P<year>20\d\d)年?(?!度?以来)")


def _in_digits(text: str) -> str:
    """十一月底 -> 11月底, 前十个月 -> 前10个月."""
    return _SAID_MONTH.sub(lambda found: f"{to_int(found[1])}{found[2]}", text)


def month_of(text: str) -> int:
    """The month up to whose end a text says its figures are counted, 0 where it says none."""
    text = _in_digits(text)
    for pattern in (_UNTIL, _SPAN, _TO_DAY, _BEFORE_DAY, _FIRST_MONTHS):
        found = pattern.search(text)
        if found:
            left = found.groupdict().get("left")
            return int(left) - 1 if left else int(found["month"])
    return 0


def up_to(month: int) -> Period:
    """Counted up to the end of a month -> the period."""
    return Period.YEAR if month >= 12 else Period.CUTOFF if month >= _LATE else Period.PARTIAL


def told_in(words: str, year: int) -> Period | None:
    """Words about a figure -> the period they name; None where they name none."""
    words = _in_digits(words)
    if month := month_of(words):
        return up_to(month)
    years = [int(found["year"]) for found in _YEAR.finditer(words)]
    if _YEARS.search(words) and not (_THIS_YEAR.search(words) and not any(y < year for y in years)):
        return Period.TOTAL
    if _LAST.search(words) or (years and max(years) < year):
        return Period.BEFORE
    if _NEXT.search(words) or (years and min(years) > year):
        return Period.PLAN
    if _PART.search(words):
        return Period.PARTIAL
    if end := _END.search(words):
        return up_to(int(end["month"]))
    return Period.YEAR if _WHOLE.search(words) or years else None
