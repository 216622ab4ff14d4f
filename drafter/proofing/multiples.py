"""是上年4311万元的2.9倍; 由300件增加到700件，翻了两番: multiples told with both their figures, which do not make them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from drafter.proofing.precision import Between, between, counted
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.figures import Figure, Found
from drafter.zh.numerals import to_int

_TIMES_OF = expression(r"，?(?:是|为|相当于|达到)(?:上年|去年|原来|同期|(?:19|20)\d\d年)度?(?:同期)?的?")
_OF = expression("的(?:约|近)?")
_FROM = expression(r"(?:[从由](?:上年|去年|原来|(?:19|20)\d\d年)?[底末初]?的?)$")
_TO = expression(
    r"(?:(?:19|20)\d\d年[底末初]?的?)?(?:增加|增长|提高|上升|扩大|发展|攀升|跃升|增|提升)(?:到|至)(?:了)?(?:(?:19|20)\d\d年[底末初]?的?)?"
)
_TIMES = expression(r"，?(?:(?P<of>(?:是|为)[^，。；\d]{0,6}的)|(?P<by>增长|增加)了?)(?:约|近)?")
_DOUBLED = expression(
    "，?(?:接近|近|实现了?|基本)?(?:翻(?:了|了近|近)?(?P<number>[一两二三四])?番|翻[了]?倍|实现倍增|翻一倍)"
)
_OFF = Decimal("0.12")
"""Part by which 翻番 may be off; more than that above it is told too."""


def look(paper: Paper) -> Iterator[Remark]:
    """Multiples beside the two figures they are of."""
    for line in paper.lines:
        for sentence in line.sentences() if not line.row and ("倍" in line.text or "番" in line.text) else ():
            found = figures.find(sentence.text)
            for one, two in pairwise(found):
                yield from _doubled(line, sentence.start, sentence.text, one, two)
            for three in zip(found, found[1:], found[2:], strict=False):
                yield from _times(line, sentence.start, sentence.text, three)


def _doubled(line: Line, at: int, text: str, one: Found, two: Found) -> Iterator[Remark]:
    behind = _DOUBLED.match(text, two.end)
    if not behind or not _rises(text, one, two):
        return
    times = Decimal(2) ** to_int((behind["number"] or "一").replace("两", "二"))
    made = two.figure.value / one.figure.value
    if times * (1 - _OFF) <= made < 2 * times:
        return
    told = f"{one.figure}到{two.figure}是{_shown(made)}倍，{behind[0].strip('，')}应当是{times}倍"
    yield Remark(line, at + one.start, at + behind.end(), told, "翻一番是原来的两倍，翻两番是四倍；算一遍再写")


def _times(line: Line, at: int, text: str, three: tuple[Found, Found, Found]) -> Iterator[Remark]:
    one, two, times = three
    if times.figure.unit != "倍" or not one.figure.value or not two.figure.value:
        return
    now, before, more = one.figure, two.figure, 0
    if _rises(text, one, two) and (way := _TIMES.fullmatch(text, two.end, times.start)):
        now, before, more = two.figure, one.figure, int(bool(way["by"]))
    elif now.unit != before.unit or not (
        _TIMES_OF.fullmatch(text, one.end, two.start) and _OF.fullmatch(text, two.end, times.start)
    ):
        return
    made, said = _made(now, before, more), between(times.figure, rounded=False)
    if not made.meets(said):
        shown = _shown(now.value / before.value - more)
        told = f"{before}到{now}，算出来{'增长' if more else '是'}{shown}倍，写的是{times.figure}"
        yield Remark(line, at + one.start, at + times.end, told, "三个数对一遍；“增长几倍”不含原来的一倍")


def _rises(text: str, one: Found, two: Found) -> bool:
    """Whether two figures are told as 从……增加到……."""
    same = one.figure.unit in (two.figure.unit, "") and one.figure.value > 0
    return bool(same and _FROM.search(text, 0, one.start) and _TO.fullmatch(text, one.end, two.start))


def _made(now: Figure, before: Figure, more: int) -> Between:
    top, bottom = counted(now), counted(before)
    return Between(top.low / bottom.high - more, top.high / bottom.low - more)


def _shown(times: Decimal) -> str:
    return f"{times.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"
