"""Every number of a text: what it is worth and in which unit, or why it counts nothing (a date, an ordinal, part of a name)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from drafter.zh.asides import Aside, aside_after, aside_before, dated, tells_which
from drafter.zh.expression import expression
from drafter.zh.measures import Measure, known, named
from drafter.zh.numerals import amount


@dataclass(frozen=True, slots=True)
class Number:
    """text[start:end] as printed; a figure where why is None, the size that tells which things are meant where it is BOUND:
    value in the base unit (万 and 亿 multiplied out), unit (empty where none is named), qualifier 约, 近, 余 …"""

    start: int
    end: int
    why: Aside | None = None
    value: Decimal = Decimal(0)
    unit: str = ""
    qualifier: str = ""


_BLANK = "[ \u00a0\u2009\u202f\u3000]"
_GROUPED = rf"\d{{1,3}}(?:[,，]\d{{3}}){{1,5}}(?![\d,，])|\d{{1,3}}(?:{_BLANK}\d{{3}}){{1,5}}(?!\d)"
_ARABIC = rf"(?:{_GROUPED}|\d{{1,15}})(?:[.．]\d{{1,6}})?"
_SCALE = "(?:万亿|亿|万|千(?![瓦米克伏])|百(?![分强年姓]))"
_SCALED = rf"(?:{_BLANK}?[余多]?{_BLANK}?{_SCALE}){{1,2}}"
_MIXED = rf"{_ARABIC}(?:{_SCALED}(?:零?\d{{1,4}}{_SCALED})*(?:零\d{{1,4}})?)?"
_TO = "[-—–~～－至]{1,2}"
_PART = expression(r"/([1-9]\d{0,2})(?![\d/年月])")
_RATIO = expression(r"(?:[:：∶]\d{1,3}(?:[.．]\d{1,3})?){1,4}(?!\d)")
_WORDS = "[零〇一二两三四五六七八九十百千万亿]{1,15}(?:点[零〇一二三四五六七八九]{1,6})?"
_CANDIDATE = expression(
    rf"《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」|{_MIXED}|百分之{_WORDS}|[二三四五六七八九十]分之[一二三四五六七八九]|{_WORDS}"
)
_RANGE = expression(rf"(?:{_BLANK}?(?:[%％‰]|[万亿]?元))?{_TO}(?P<upper>{_MIXED})")
_MORE = expression(rf"{_BLANK}?[余多来]")
_DIGIT = expression(r"\d|[零〇一二两三四五六七八九十百千万亿]{2}")
_ABOUT = expression("(?:大约|将近|接近|超过|(?<![签条合公节制特])约|[近超逾])$")
_FEW = expression("(?:大约|将近|接近|超过|(?<![签条合公节制特])约|[近超逾数几]|(?<![以线之路网])上)$")
_NO_DIGIT = str.maketrans("", "", ",，余多来\u00a0\u2009\u202f\u3000 ")
_SCALES = "万亿千百"
_FOLD = expression("翻了?$")
_LASTING = expression("连续$")
_SPAN = expression("个?年度?")
_CODE = expression("[0-9A-Za-z]*")
_MEETING = expression("(?:全会|会议|全体|代表大会|党代会)")
"""What 十二次 counts on to: 十二次全会."""
_APART = frozenset("条字讲")
"""Measure words of which so many in words name a document: 二十条."""


@lru_cache(maxsize=1024)
def all_of(text: str) -> tuple[Number, ...]:
    """As numbers; the same sentence is asked for its figures, its promises and its claims."""
    return tuple(numbers(text))


def numbers(text: str) -> Iterator[Number]:
    """Every number, left to right: those in a title or a quotation as one, and of those in words only what has a unit."""
    at = 0
    while match := _CANDIDATE.search(text, at):
        opening = match[0][0]
        if opening in "《“‘「":
            found = Number(match.start(), match.end(), Aside.NAME) if _DIGIT.search(match[0]) else None
        else:
            found = _in_digits(text, match) if opening.isdecimal() else _in_words(text, match)
        at = max(match.end(), found.end if found else 0)
        if found:
            yield found


def _in_digits(text: str, match: re.Match[str]) -> Number:
    start, end = match.span()
    if lasting := _lasting(text, match):
        return lasting
    if beyond := dated(text, start):
        return Number(start, beyond, Aside.DATE)
    if part := _PART.match(text, end):
        return _share(text, start, part.end(), _value(match[0]), amount(part[1]))
    if before := aside_before(text, start, end):
        return Number(start, before[1], before[0])
    if ratio := _RATIO.match(text, end):
        return Number(start, ratio.end(), None, _value(match[0]), "比")
    span = _RANGE.match(text, end)
    end = span.end() if span else end
    more = _MORE.match(text, end)
    unit = known(text, more.end() if more else end)
    if not unit and (after := aside_after(text, start, end)):
        return Number(start, after[1], after[0])
    unit = unit or named(text, more.end() if more else end, whole=match[0].isdecimal() and not more)
    if not unit:
        code = _CODE.match(text, end)
        return Number(start, code.end() if code else end, Aside.NAME)  # 5G
    printed = match[0] + (more[0] if more else "")
    counted = _figure(text, start, unit, _value(match[0], span["upper"] if span else ""), printed)
    return replace(counted, why=Aside.BOUND) if tells_which(text, start, unit) else counted


def _share(text: str, start: int, end: int, part: Decimal, whole: Decimal) -> Number:
    """三分之一 and 1/3 are 33.3 per cent."""
    share = 100 * part / whole
    about = _ABOUT.search(text, max(0, start - 3), start)
    value, qualifier = round(share, 1) if share % 1 else share, about[0] if about else ""
    return Number(about.start() if about else start, end, None, value, "%", qualifier)


def _figure(text: str, start: int, unit: Measure, value: Decimal, printed: str) -> Number:
    """A number that counts, 约 and 近 before it taken along."""
    about = _ABOUT.search(text, max(0, start - 3), start)
    qualifier = about[0] if about else next((char for char in printed if char in "余多来"), "")
    return Number(about.start() if about else start, unit.end, None, value, unit.unit, qualifier)


def _lasting(text: str, match: re.Match[str]) -> Number | None:
    """连续七年, which counts years."""
    found = _LASTING.search(text, max(0, match.start() - 2), match.start())
    span = _SPAN.match(text, match.end()) if found else None
    return Number(found.start(), span.end(), None, amount(match[0]), "年", "连续") if found and span else None


def _value(printed: str, upper: str = "") -> Decimal:
    """A number as printed -> its value; the lower one of a range, scaled as the upper: 3—5万."""
    scale = "" if printed[-1] in _SCALES else upper.lstrip("0123456789.．,，余多 ")
    return amount(printed.translate(_NO_DIGIT).replace("．", ".") + scale.translate(_NO_DIGIT))


def _in_words(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    words = match[0]
    if words.startswith("百分之"):
        return _figure(text, start, Measure("%", end, known=True), amount(words.removeprefix("百分之")), "")
    if "分之" in words:
        whole, _, part = words.partition("分之")
        return _share(text, start, end, amount(part), amount(whole))
    if fold := _FOLD.search(text, max(0, start - 3), start):
        end = end + 1 if text.startswith("番", end) else end
        return Number(fold.start(), end, None, amount(words), "番") if text[end - 1] == "番" else None
    if lasting := _lasting(text, match):
        return lasting
    if beyond := dated(text, start):
        return Number(start, beyond, Aside.DATE)
    more = _MORE.match(text, end)
    unit = known(text, more.end() if more else end)
    if not unit:
        return _unnamed(text, match, bool(more))
    if text[start - 1 : start] in ("第", "届") or _MEETING.match(text, unit.end):
        return Number(start - 1, unit.end, Aside.ORDINAL)
    few = _FEW.search(text, max(0, start - 3), start)
    if not _counts(words, unit.unit, approximate=bool(few or more)):
        return Number(start, unit.end, Aside.SAYING)
    qualifier = few[0] if few else more[0] if more else ""
    counted = Number(few.start() if few else start, unit.end, None, amount(words), unit.unit, qualifier)
    return replace(counted, why=Aside.BOUND) if tells_which(text, start, unit) else counted


def _unnamed(text: str, match: re.Match[str], more: bool) -> Number | None:
    """A number in words that no unit follows: 上千万|家庭 counts, 亿万|人民 is a saying, 统一 no number."""
    start, end = match.span()
    few = _FEW.search(text, max(0, start - 3), start)
    if few and not more and match[0][-1] in "百千万亿" and end < len(text):
        return Number(few.start(), end, None, amount(match[0]), "", few[0])
    scales = len(match[0]) > 1 and not match[0].strip("百千万亿")
    return Number(start, end, Aside.SAYING) if scales else None


def _counts(words: str, unit: str, *, approximate: bool) -> bool:
    """A number in words counts only when it is large or approximate: 近百个, 两万册, 二十三件; not 十项措施, 百件实事."""
    if unit in ("成", "倍"):
        return len(words) == 1
    if approximate and words[-1] in "十百千万亿":
        return True
    if words.strip("百千万亿十") == "":
        return len(words) > 1 and words[-1] in "万亿"
    scaled = any(char in "万亿" for char in words)
    return scaled or (len(words) > 1 and unit not in _APART and any(char in "十百千" for char in words))
