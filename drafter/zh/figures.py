"""Numbers as reports print them: 23437.89万元, 近90%, 1.6万余处, 连续七年. Kept as written, compared by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from drafter.zh.asides import Aside
from drafter.zh.expression import expression
from drafter.zh.numbers import Number, all_of, numbers
from drafter.zh.numerals import to_int
from drafter.zh.units import UNITS

SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "": 1}
_DIGIT = expression(r"[\d零一二两三四五六七八九十百千万亿]")
_AFTER = expression("(?:以上|以下|以内|左右|上下)$")
_OVER = frozenset(("余", "多", "超", "超过", "逾", "上", "以上"))
_UNDER = frozenset(("近", "将近", "接近", "以下", "以内"))
_ROUGH = frozenset(("约", "大约", "左右", "上下", "数", "几", "来"))
_SPAN = expression("[-—–~～－至]{1,2}")
_FEW = expression(
    r"(?P<number>[二两三四五六七八九十](?<![第\d零一二两三四五六七八九十百千].)[二两三四五六七八九十]{0,2})(?P<unit>[条座所家处栋幢间台套辆眼口艘架]|公里)"
    r"(?!措施|举措|意见|政策|规定|红线|底线|战线|主线|控制线|防线|路径|班子|[线腿路心])"
)
"""五条生产线: no statistic, but what a plan may promise."""
_PEOPLE = expression(
    r"[\u3400-\u9fff]{0,8}?(?:人口|劳动力|群众|居民|农民|职工|学生|老年人|老人|儿童|残疾人|人员|毕业生)"
)
_OF_PEOPLE = expression("人口.{0,4}$")
"""6000万农村人口, 人口增加130万: people counted without a measure word."""
_TITLED = expression("《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」")
_HALF = expression("一半(?:(?<=[减缩低降精][少短减降简]一半)|(?<=[减缩低降]一半))")


@dataclass(frozen=True)
class Figure:
    """A number with its unit. `text` is as printed; `value` is in the base unit (万 and 亿 multiplied out, money in
    元, percentages as written); `qualifier` is 约, 近, 超, 余 … or empty. unit is empty where none is printed: 阅读量20.6万."""

    text: str
    value: Decimal
    unit: str
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str, *, bare: bool = False) -> Figure | None:
        """What the clerk wrote in a 今年 cell -> the figure, or None when it is not exactly one number with a unit.

        bare: the unit may be missing, as it is where last year's figure has none.
        """
        text = text.strip()
        after = _AFTER.search(text)
        core = text[: after.start()] if after else text
        found = next(numbers(core), None)
        if found is None or found.why or (found.start, found.end) != (0, len(core)) or not (found.unit or bare):
            return None
        return cls(text, found.value, found.unit, after[0] if after else found.qualifier)

    def __str__(self) -> str:
        return self.text

    def same_as(self, other: Figure) -> bool:
        """Same value in the same unit, however written: 1.2万件 is 12000件."""
        return self.value == other.value and self.unit == other.unit


def bounds(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Between which values a figure lies, its own twice where it is exact, None where there is no bound on that side:
    650余 is at least 650, 近90% at most 90, 3—5万元 between both, 约400 has none."""
    span = _SPAN.search(figure.text)
    upper = Figure.parse(figure.text[span.end() :], bare=True) if span else None
    if upper:
        return figure.value, upper.value
    if figure.qualifier in _OVER:
        return figure.value, None
    if figure.qualifier in _UNDER:
        return None, figure.value
    return (None, None) if figure.qualifier in _ROUGH else (figure.value, figure.value)


class Found(NamedTuple):
    """A figure and where it stands: text[start:end] == figure.text."""

    start: int
    end: int
    figure: Figure


def find(text: str) -> list[Found]:
    """Every statistic in a text, left to right; numbers in names, dates, ordinals and slogans are not statistics."""
    return [_found(text, one) for one in all_of(text) if one.why is None] if _DIGIT.search(text) else []


def _found(text: str, one: Number) -> Found:
    return Found(one.start, one.end, Figure(text[one.start : one.end], one.value, one.unit, one.qualifier))


def pledged(text: str) -> list[Found]:
    """What a plan may promise and a report answer: every statistic, and 五条生产线, 6000万农村人口, 压缩三分之一."""
    all_numbers = all_of(text)
    found = [_of_people(text, _found(text, one)) for one in all_numbers if one.why is None or _tells_size(one)]
    more = [match for pattern in (_FEW, _HALF) for match in pattern.finditer(text)]
    found += _apart(text, found, more) if more else ()
    return sorted((one for one in found if one.figure.unit), key=lambda f: f.start)


def _apart(text: str, found: list[Found], more: list[re.Match[str]]) -> Iterator[Found]:
    """五条生产线, 减少一半, where it is in no title and no figure found before."""
    taken = bytearray(len(text))  # 1 where a character belongs to something already
    for start, end in [*((one.start, one.end) for one in found), *(match.span() for match in _TITLED.finditer(text))]:
        taken[start:end] = b"\1" * (end - start)
    for match in more:
        if not any(taken[match.start() : match.end()]):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            yield Found(match.start(), match.end(), _more(match))


def _tells_size(one: Number) -> bool:
    """5000万元以上项目, 10千伏以下线路: a promise may be of just these."""
    return one.why is Aside.BOUND and one.unit not in ("岁", "小时", "方面", "个", "天", "千伏", "千伏安", "英寸")


def _of_people(text: str, here: Found) -> Found:
    """6000万|农村人口 counts people."""
    if here.figure.unit or here.figure.text[-1] not in "万亿余多":
        return here
    if text.startswith("家庭", here.end):
        return here._replace(figure=replace(here.figure, unit="家"))
    if _PEOPLE.match(text, here.end) or _OF_PEOPLE.search(text, max(0, here.start - 9), here.start):
        return here._replace(figure=replace(here.figure, unit="人"))
    return here


def _more(match: re.Match[str]) -> Figure:
    if match[0] == "一半":
        return Figure(match[0], Decimal(50), "%")
    return Figure(match[0], Decimal(to_int(match["number"])), match["unit"])


def scaled(unit: str) -> tuple[int, str]:
    """A unit as printed -> what it multiplies by, and the base unit: 万亩 is 10000 亩, 千瓦 is itself."""
    name = "" if unit in UNITS else next((name for name in SCALES if name and unit.startswith(name)), "")
    return SCALES[name], unit.removeprefix(name)
