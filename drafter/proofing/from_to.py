"""从4.37亿元增长到6.89亿元，年均增长7.56%: growth told with both its ends, which do not make it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from drafter.proofing.precision import Between, between, counted, last_digit
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.figures import Figure, Found

_FROM = expression(r"[从由](?:(?P<year>(?:19|20)\d\d)年(?:底|末)?的?|[^，。；、\d从由]{0,8})(?:约|近)?$")
_TO = expression(
    r"[^，。；、\d从由]{0,6}?(?:(?P<year>(?:19|20)\d\d)年(?:底|末)?的?)?(?:增长|增加|提高|上升|发展|跃升|扩大|攀升|增|升|提升|下降|降低|减少|降|减)(?:到|至)(?:了)?(?:(?P<then>(?:19|20)\d\d)年(?:底|末)?的?)?(?:约|近)?"
)
_BY = expression(r"[，、,](?P<yearly>年均|年平均)?(?:增长|提高|增加|上升|提升|下降|降低|减少)了?(?:约|近)?")
_REAL = expression("生产总值|增加值|GDP|总产值|可比|不变价|实际")
_SPANS = (2, 3, 4, 5, 6)
"""Years over which growth is told where no year is named."""
_FALLS = ("下降", "降低", "减少")


def look(paper: Paper) -> Iterator[Remark]:
    """Growth in per cent, by points, by so many or yearly, that its two ends do not make."""
    for line in paper.lines:
        if line.row:
            continue
        for sentence in line.sentences():
            found = figures.find(sentence.text)
            for three in zip(found, found[1:], found[2:], strict=False):
                yield from _told(line, sentence.start, sentence.text, three, paper.year)


def _told(line: Line, at: int, text: str, three: tuple[Found, Found, Found], year: int) -> Iterator[Remark]:
    first, last, by = three
    opened = _FROM.search(text, max(0, first.start - 20), first.start)
    to, told = _TO.fullmatch(text, first.end, last.start), _BY.fullmatch(text, last.end, by.start)
    if not opened or not to or not told or not first.figure.value or not last.figure.value:
        return
    if first.figure.unit != last.figure.unit and first.figure.unit:
        return
    if _REAL.search(text, max(0, opened.start() - 20), by.end):
        return
    falls = told[0].rstrip("了约近").endswith(_FALLS)
    said = _said(by.figure, falls=falls)
    spans = _years(opened, to, text, year) if told["yearly"] else (1,)
    made = [_made(first.figure, last.figure, by.figure.unit, span) for span in spans]
    if not made or any(one is None or one.meets(said) for one in made):
        return
    shown = _middle(first.figure, last.figure, by.figure, spans[-1] if len(spans) == 1 else 5)
    name = "年均增长" if told["yearly"] else "变化"
    message = f"{first.figure}到{last.figure}，算出来{name}{shown:f}{by.figure.unit}，和“{by.figure}”对不上"
    yield Remark(line, at + opened.start(), at + by.end, message, "三个数对一遍；口径不同的，注明口径")


def _said(figure: Figure, *, falls: bool) -> Between:
    said = between(figure, rounded=False)
    return Between(-said.high, -said.low) if falls else said


def _years(opened: re.Match[str], to: re.Match[str], text: str, year: int) -> tuple[int, ...]:
    """Over how many years growth may be told."""
    last = int(to["year"] or to["then"] or year)
    if opened["year"] and last > int(opened["year"]):
        return (last - int(opened["year"]),)
    return _SPANS


def _made(first: Figure, last: Figure, unit: str, years: int) -> Between | None:
    """Between which values the growth lies that two ends make; None where it is told in what they cannot be compared by."""
    one, other = between(first, rounded=False), between(last, rounded=False)
    if unit == "%" and one.low > 0 and first.unit != "%":
        return Between(_yearly(other.low / one.high, years), _yearly(other.high / one.low, years))
    if unit == "个百分点" and first.unit == "%" and years == 1:
        return Between(other.low - one.high, other.high - one.low)
    if unit == last.unit and years == 1:
        now, before = counted(last), counted(first)
        return Between(now.low - before.high, now.high - before.low)
    return None


def _yearly(ratio: Decimal, years: int) -> Decimal:
    return (ratio ** (Decimal(1) / years) - 1) * 100


def _middle(first: Figure, last: Figure, by: Figure, years: int) -> Decimal:
    value = last.value - first.value if by.unit != "%" else _yearly(last.value / first.value, years)
    if by.unit == last.unit:
        return abs(value).normalize()
    return abs(value).quantize(min(last_digit(by, rounded=False), Decimal("0.1")), ROUND_HALF_UP)
