"""6402人次，比上年5933人次增长17.9%; 918件，同比增长57.6%（上年622件）: growth told with both years' figures, which do not
make it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from drafter.proofing.precision import Between, between, counted, last_digit
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.proofing.told_change import OTHERWISE
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.figures import Figure, Found

_AGO = "(?:上年|去年|上一年|(?:19|20)\\d\\d年)度?(?:同期|全年)?的?(?:数?[为是有]|[:：])?"
_VERB = "(?P<verb>增长|下降|增加|减少|提高|上升|降低|增幅达?|增速达?|多|少)了?(?:约|近)?"
_THAN = "(?:同比|[比较](?:上年|去年|上一年|(?:19|20)\\d\\d年)度?(?:同期)?)?"
_AFTER_NOW = expression(rf"(?:[，、（(]?(?:同比)?[比较与]|[（(]|[，、](?=上年|去年)){_AGO}")
_AFTER_BEFORE = expression(rf"(?:相比)?[）)]?[，、]?{_THAN}{_VERB}")
_CHANGE = expression(rf"[，、（(]?{_THAN}{_VERB}")
_BESIDE = expression(rf"[，（(]{_AGO}")
_OPENED = expression(r"(?:上年|去年|(?P<year>(?:19|20)\d\d)年)[^，。；、\d]{0,12}$")
_NOW = expression(r"[，；、](?:今年|本年|(?P<year>(?:19|20)\d\d)年)度?[^，。；、\d]{0,12}")
_REAL = expression("生产总值|增加值|GDP|总产值")
_FALLS = ("下降", "减少", "降低", "少")
_AROUND = 16


class _Told(NamedTuple):
    """This year's figure, last year's and the change, as they stand; falls: whether it is told as a fall."""

    now: Found
    before: Found
    change: Found
    falls: bool


def look(paper: Paper) -> Iterator[Remark]:
    """Changes in per cent or in numbers beside both figures they are of."""
    for line in paper.lines:
        for sentence in line.sentences() if not line.row else ():
            found = figures.find(sentence.text)
            for three in zip(found, found[1:], found[2:], strict=False):
                told = _told(sentence.text, *three)
                if told and not _apart(sentence.text, three):
                    yield from _differs(line, sentence.start, told)


def _told(text: str, one: Found, two: Found, three: Found) -> _Told | None:
    """Which of three figures that follow each other is this year's, which last year's, which the change."""
    if _AFTER_NOW.fullmatch(text, one.end, two.start) and (verb := _AFTER_BEFORE.fullmatch(text, two.end, three.start)):
        return _Told(one, two, three, verb["verb"] in _FALLS)
    if (verb := _CHANGE.fullmatch(text, one.end, two.start)) and _BESIDE.fullmatch(text, two.end, three.start):
        return _Told(one, three, two, verb["verb"] in _FALLS)
    opened, then = _OPENED.search(text, 0, one.start), _NOW.fullmatch(text, one.end, two.start)
    in_order = opened and then and (opened["year"] or "") <= (then["year"] or opened["year"] or "")
    if in_order and (verb := _CHANGE.fullmatch(text, two.end, three.start)):
        return _Told(two, one, three, verb["verb"] in _FALLS)
    return None


def _apart(text: str, three: tuple[Found, Found, Found]) -> bool:
    """Whether the words say that the change is told of something else than the figures as printed."""
    start, end = max(0, three[0].start - _AROUND), three[2].end + _AROUND // 2
    return bool(_REAL.search(text, start, end) or OTHERWISE.search(text, start, end))


def _differs(line: Line, at: int, told: _Told) -> Iterator[Remark]:
    now, before, change = told.now.figure, told.before.figure, told.change.figure
    if now.unit != before.unit or change.unit not in ("%", now.unit) or before.value <= 0:
        return
    if now.unit == "%" or change.qualifier:
        return
    said = between(change, rounded=False) if change.unit == "%" else counted(change)
    made = _made(counted(now), counted(before), change.unit)
    if made.meets(Between(-said.high, -said.low) if told.falls else said):
        return
    exact = _change(now.value, before.value, change.unit)
    shown = abs(exact).quantize(min(last_digit(change, rounded=False), Decimal("0.1")), ROUND_HALF_UP)
    shown = shown if change.unit == "%" else abs(exact).normalize()
    way = "下降" if exact < 0 else "增长"
    message = f"{before}到{now}，算出来{way}{shown:f}{change.unit}，和“{_words(change, falls=told.falls)}”对不上"
    start, end = min(told.now.start, told.before.start), max(told.before.end, told.change.end)
    yield Remark(line, at + start, at + end, message, "三个数对一遍；口径不同的，注明口径")


def _made(now: Between, before: Between, unit: str) -> Between:
    """Between which changes two figures leave room."""
    if unit != "%":
        return Between(now.low - before.high, now.high - before.low)
    return Between((now.low / before.high - 1) * 100, (now.high / before.low - 1) * 100)


def _change(now: Decimal, before: Decimal, unit: str) -> Decimal:
    return (now / before - 1) * 100 if unit == "%" else now - before


def _words(change: Figure, *, falls: bool) -> str:
    return f"{'下降' if falls else '增长'}{change}"
