"""Numbers as reports print them: 23437.89万元, 近90%, 1.6万余处, 连续七年. Kept as written, compared by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.zh.expression import expression
from drafter.zh.numerals import NUMERAL, to_int
from drafter.zh.units import UNITS

SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "": 1}
_NO_SHARE = "成(?![立为员果效就绩长功都本熟套交])"  # 三成 is a share, 统一成立 is not
_UNIT = "|".join(_NO_SHARE if unit == "成" else re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_ABOUT = "大约|约|将近|近|超过|超|逾"
_ARABIC = r"\d{1,3}(?:[,，]\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_PLAIN = expression(
    rf"(?P<about>{_ABOUT})?(?<![\dA-Za-z.．+＋×\-—/第])(?P<number>{_ARABIC})"
    rf"(?:[-—–~～至](?:{_ARABIC}))?(?P<more>[余多])?(?P<scale>万亿|亿|万|千|百)?(?P<rest>[余多])?(?P<unit>{_UNIT})"
)
_HAN_NUMBER = expression(
    rf"(?P<about>{_ABOUT}|上|数|几)?(?<![第\d])(?P<number>[零〇一二两三四五六七八九十百千]{{1,15}})"
    rf"(?P<more>[余多])?(?P<scale>万亿|亿|万)?(?P<rest>[余多])?(?P<unit>{_UNIT})"
)
_SPAN_OF_YEARS = expression(rf"(?P<about>连续)(?P<number>\d{{1,3}}|{NUMERAL})(?:个)?(?P<unit>年)")
_PERCENT = expression(
    rf"(?P<about>{_ABOUT})?(?P<unit>百分之)(?P<number>[零〇一二两三四五六七八九十百]{{1,5}}(?:点[零〇一二三四五六七八九]{{1,4}})?)"
)
_LARGE = expression("[百千]")
_DIGIT = expression(r"[\d零〇一二两三四五六七八九十百千]")
_FOLD = expression(r"翻(?P<number>[一两二三])番")
_FEW = expression(
    r"(?<![第\d零一二两三四五六七八九十百千])(?P<number>[二两三四五六七八九十]{1,3})(?P<unit>[条座所家处栋幢间台套辆眼口艘架]|公里)"
    r"(?!措施|举措|意见|政策|规定|红线|底线|战线|主线|控制线|防线|路径|班子|[线腿路心])"
)
"""五条生产线: no statistic, but what a plan may promise."""
_PEOPLE = "人口|劳动力|群众|居民|农民|职工|学生|老年人|老人|儿童|残疾人|人员|毕业生"
_UNSAID = expression(
    rf"(?P<about>{_ABOUT})?(?<![\d.．])(?P<number>{_ARABIC})(?P<more>[余多])?(?P<scale>万|亿)(?P<rest>[余多])?(?P<unit>)"
    rf"(?:(?=[\u3400-\u9fff]{{0,8}}?(?:{_PEOPLE}))|(?<=人口.{{4}})|(?<=人口.{{5}})|(?<=人口.{{6}})|(?<=人口.{{7}})|(?<=人口.{{8}}))"
)
"""6000万农村人口: people counted without a measure word."""
_PART = expression(
    r"(?P<whole>[二三四五六七八九十])分之(?P<number>[一二三四五六七八九])|(?<=[减缩低降精][少短减降简])一半|(?<=[减缩低降])一半"
)

_NAME = expression(r"《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」")
_DATE = expression(
    r"(?:19|20)\d{2}(?:\s*[—–\-~～至]+\s*(?:19|20)?\d{2})?年|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|\d{1,2}时\d{0,2}分?"
)
_NOT_COUNTED = expression(
    r"(?:超过|超|逾|达)?\d[\d.]{0,15}[万亿]?元?(?:以上|以下)(?:的|(?=\d))|超过?\d[\d.]{0,15}[万亿]?元的|(?:24|二十四)小时|365天"
    r"|\d{1,6}(?:级|号|个方面|方面|岁|后(?!续)|周年)|\d[\d.]{0,9}[万千]?(?:吨|米|公里|平方米|千瓦|兆瓦)级"
)


@dataclass(frozen=True)
class Figure:
    """A number with its unit. `text` is as printed; `value` is in the base unit (万 and 亿 multiplied out, money in
    元, percentages as written); `qualifier` is 约, 近, 超, 余 … or empty."""

    text: str
    value: Decimal
    unit: str
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str) -> Figure | None:
        """What the clerk wrote in a 今年 cell -> the figure, or None when it is not exactly one number with a unit."""
        text = text.strip()
        for pattern in (_PLAIN, _SPAN_OF_YEARS, _PERCENT, _HAN_NUMBER, _FOLD):
            match = pattern.fullmatch(text)
            if match:
                return _figure(match)
        return None

    def __str__(self) -> str:
        return self.text

    def same_as(self, other: Figure) -> bool:
        """Same value in the same unit, however written: 1.2万件 is 12000件."""
        return self.value == other.value and self.unit == other.unit


@dataclass(frozen=True)
class Found:
    """A figure and where it stands: text[start:end] == figure.text."""

    start: int
    end: int
    figure: Figure


def find(text: str) -> list[Found]:
    """Every statistic in a text, left to right; numbers in names, dates, ordinals and slogans are not statistics."""
    if not _DIGIT.search(text):
        return []
    taken = bytearray(len(text))  # 1 where a character belongs to something already
    for match in (m for pattern in (_NAME, _DATE, _NOT_COUNTED) for m in pattern.finditer(text)):
        _take(taken, match)
    found: list[Found] = []
    for match in _candidates(text):
        if not any(taken[match.start() : match.end()]):
            found.append(Found(match.start(), match.end(), _figure(match)))
            _take(taken, match)
    return sorted(found, key=lambda f: f.start)


def pledged(text: str) -> list[Found]:
    """What a plan may promise and a report answer: every statistic, and 五条生产线, 6000万农村人口, 压缩三分之一."""
    found = find(text)
    taken = bytearray(len(text))
    for one in found:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    for match in (m for pattern in (_NAME, _DATE) for m in pattern.finditer(text)):
        _take(taken, match)
    for match in (m for pattern in (_FEW, _UNSAID, _PART) for m in pattern.finditer(text)):
        if not any(taken[match.start() : match.end()]):
            found.append(Found(match.start(), match.end(), _more(match)))
            _take(taken, match)
    return sorted(found, key=lambda f: f.start)


def _more(match: re.Match[str]) -> Figure:
    if "whole" in match.groupdict():  # _PART's
        share = Decimal(100 * to_int(match["number"])) / to_int(match["whole"]) if match["number"] else Decimal(50)
        return Figure(match[0], round(share, 1) if share % 1 else share, "%")
    figure = _figure(match)
    return figure if figure.unit else Figure(figure.text, figure.value, "人", figure.qualifier)


def scaled(unit: str) -> tuple[int, str]:
    """A unit as printed -> what it multiplies by, and the base unit: 万亩 is 10000 亩, 千瓦 is itself."""
    name = "" if unit in UNITS else next((name for name in SCALES if name and unit.startswith(name)), "")
    return SCALES[name], unit.removeprefix(name)


def _take(taken: bytearray, match: re.Match[str]) -> None:
    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())


def _candidates(text: str) -> Iterator[re.Match[str]]:
    yield from _SPAN_OF_YEARS.finditer(text)
    yield from _PLAIN.finditer(text)
    yield from _FOLD.finditer(text)
    yield from _PERCENT.finditer(text)
    yield from (m for m in _HAN_NUMBER.finditer(text) if _counts(m))


def _counts(match: re.Match[str]) -> bool:
    """A Chinese numeral is a statistic only when it is large or approximate: 近百个, 十余场, 两万册, 一百二十三件; not
    十项措施, 百件实事."""
    approximate = bool(match["about"] or match["more"] or match["rest"])
    if match["unit"] == "成":
        return len(match["number"]) == 1
    exact = len(match["number"]) > 3 and bool(_LARGE.search(match["number"]))
    return exact or bool(match["scale"]) or (approximate and match["number"][-1:] in "十百千")


def _figure(match: re.Match[str]) -> Figure:
    parts = match.groupdict()
    number = parts["number"].replace(",", "").replace("，", "")
    value = Decimal(number) if re.fullmatch(r"[\d.]+", number) else _in_words(number)
    value *= SCALES[parts.get("scale") or ""]
    qualifier = parts.get("about") or parts.get("more") or parts.get("rest") or ""
    unit = parts.get("unit", "番").replace("％", "%").replace("百分之", "%")
    return Figure(match[0], value, unit, qualifier)


def _in_words(number: str) -> Decimal:
    """九十五 or 九十五点六 -> its value."""
    whole, _, decimals = number.partition("点")
    return to_int(whole) + Decimal("".join(str(to_int(char)) for char in decimals) or "0").scaleb(-len(decimals))
