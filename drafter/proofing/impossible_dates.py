"""日期不对：没有这一天、这个月，或者年份写错了位。

反例:
  今年: |
    一、2023年工作回顾
    2023年2月29日召开动员会。
正例:
  今年: |
    一、2023年工作回顾
    2023年2月28日召开动员会。
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression

ID = "日期不对"
LEVEL = Level.ERROR

_DATE = expression(r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_YEAR = expression(r"(?<![\d.])(?:2[1-9]\d\d|20[7-9]\d|20\d{3})年(?!前|后)")
_LEAP = 2024


def look(paper: Paper) -> Iterator[Remark]:
    """Days that no calendar has, and years far off."""
    for line in paper.lines:
        for found in _DATE.finditer(line.text):
            if not _exists(int(found["year"] or _LEAP), int(found["month"]), int(found["day"])):
                yield Remark(line, found.start(), found.end(), "没有这一天", "核对日期")
        for found in _YEAR.finditer(line.text):
            yield Remark(line, found.start(), found.end(), "年份像是写错了位", "核对年份", Level.WARNING)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
