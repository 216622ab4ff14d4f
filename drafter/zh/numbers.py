"""Every number of a text: what it is worth and in which unit, or why it counts nothing (a date, an ordinal, part of a name)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.zh.asides import Aside, aside_after, aside_before, dated, tells_which
from drafter.zh.expression import expression
from drafter.zh.measures import Measure, known, named
from drafter.zh.numerals import amount


class Number(NamedTuple):
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
_SCALE = "(?:万亿|亿亿|亿|万|千(?![瓦米克伏升])|百(?![分强年姓]))"
_SCALED = rf"(?:{_BLANK}?[余多]?{_BLANK}?{_SCALE}){{1,2}}"
_MIXED = rf"{_ARABIC}(?:{_SCALED}(?:零?\d{{1,4}}{_SCALED})*(?:零\d{{1,4}})?)?"
_TO = "[-—–~～－至]{1,2}"
_PART = expression(r"/([1-9]\d{0,2})(?![\d/年月])")
_RATIO = expression(r"(?:[:：∶]\d{1,3}(?:[.．]\d{1,3})?){1,4}(?!\d)")
_WORDS = "[零〇一二两三四五六七八九十百千万亿]{1,15}(?:点[零〇一二三四五六七八九]{1,6})?"
_OPENS = expression(r"[《“‘「\d零〇一二两三四五六七八九十百千万亿]")
"""What a candidate opens with; found much sooner than a candidate."""
_CANDIDATE = expression(
    rf"《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」|{_MIXED}|百分之{_WORDS}|[二三四五六七八九十]分之[一二三四五六七八九]|{_WORDS}"
)
_RANGE = expression(rf"(?:{_BLANK}?(?:[%％‰]|[万亿]?元))?{_TO}(?P<upper>{_MIXED})")
_COLONS, _RANGE_OPENS = frozenset(":：∶"), frozenset(" \u00a0\u2009\u202f\u3000%％‰万亿元-—–~～－至")
"""What a ratio and a range go on with."""
_MORE = expression(rf"{_BLANK}?[余多来]")
_DIGIT = expression(r"\d|[零〇一二两三四五六七八九十百千万亿]{2}")
_ABOUT = expression("(?:大约|将近|接近|超过|(?<![签条合公节制特])约|[近超逾])$")
_ABOUT_ENDS, _FEW_ENDS, _FOLD_ENDS = frozenset("约近过超逾"), frozenset("约近过超逾数几上"), frozenset("翻了")
"""Last characters of what stands before a number: where another does, it need not be looked for."""
_FEW = expression("(?:大约|将近|接近|超过|(?<![签条合公节制特])约|[近超逾数几]|(?<![以线之路网])上)$")
_NO_DIGIT = str.maketrans("", "", ",，余多来\u00a0\u2009\u202f\u3000 ")
_SCALES = "万亿千百"
_FOLD = expression("翻了?$")
_LASTING = "连续"
_SPAN = expression("个?年度?")
_CODE = expression("[0-9A-Za-z]*")
_MEETING = expression("(?:全会|会议|全体|代表大会|党代会)")
"""What 十二次 counts on to: 十二次全会."""
_QUOTED, _NOTES = ("”", "》"), frozenset("123456789")
"""After what the number of a note may stand without brackets, and which."""
_ROADS = ("经", "纬")
"""Before the number of a road."""
_APART = frozenset("条字讲")
"""Measure words of which so many in words name a document: 二十条."""


@lru_cache(maxsize=1024)
def all_of(text: str) -> tuple[Number, ...]:
    """As numbers; the same sentence is asked for its figures, its promises and its claims."""
    return tuple(numbers(text))


def numbers(text: str) -> Iterator[Number]:
    """Every number, left to right: those in a title or a quotation as one, and of those in words only what has a unit."""
    at = 0
    while opens := _OPENS.search(text, at):
        match = _CANDIDATE.match(text, opens.start())
        if not match:
            at = opens.end()
            continue
        opening = opens[0]
        if opening in "《“‘「":
            found = Number(match.start(), match.end(), Aside.NAME) if _DIGIT.search(match[0]) else None
        else:
            found = _in_digits(text, match) if opening.isdecimal() else _in_words(text, match)
        at = max(match.end(), found.end if found else 0)
        if found:
            yield found


def _in_digits(text: str, match: re.Match[str]) -> Number:
    start, end = match.span()
    next_to = text[end : end + 1]
    if lasting := _lasting(text, match):
        return lasting
    if beyond := dated(text, start):
        return Number(start, beyond, Aside.DATE)
    if next_to == "/" and (part := _PART.match(text, end)) and _value(match[0]) <= int(part[1]):
        return _share(text, start, part.end(), _value(match[0]), amount(part[1]))
    if before := aside_before(text, start, end):
        return Number(start, before[1], before[0])
    if next_to in _COLONS and (ratio := _RATIO.match(text, end)):
        return Number(start, ratio.end(), None, _value(match[0]), "比")
    span = _RANGE.match(text, end) if next_to in _RANGE_OPENS else None
    end = span.end() if span else end
    more = _MORE.match(text, end)
    unit = known(text, more.end() if more else end)
    if not unit and (after := aside_after(text, start, end)):
        return Number(start, after[1], after[0])
    unit = unit or named(text, more.end() if more else end, whole=match[0].isdecimal() and not more)
    if unit and not unit.unit and match[0] in _NOTES and text[start - 1 : start] in _QUOTED:
        return Number(start, end, Aside.ORDINAL)  # “清四乱”2，
    if not unit:
        code = _CODE.match(text, end)
        return Number(start, code.end() if code else end, Aside.NAME)  # 5G
    printed = match[0] + (more[0] if more else "")
    counted = _figure(text, start, unit, _value(match[0], span["upper"] if span else ""), printed)
    return counted._replace(why=Aside.BOUND) if tells_which(text, start, unit) else counted


def _share(text: str, start: int, end: int, part: Decimal, whole: Decimal) -> Number:
    """三分之一 and 1/3 are 33.3 per cent."""
    share = 100 * part / whole
    about = _about(text, start)
    value, qualifier = round(share, 1) if share % 1 else share, about[0] if about else ""
    return Number(about.start() if about else start, end, None, value, "%", qualifier)


def _figure(text: str, start: int, unit: Measure, value: Decimal, printed: str) -> Number:
    """A number that counts, 约 and 近 before it taken along."""
    about = _about(text, start)
    qualifier = about[0] if about else next((char for char in printed if char in "余多来"), "")
    return Number(about.start() if about else start, unit.end, None, value, unit.unit, qualifier)


def _about(text: str, start: int) -> re.Match[str] | None:
    """约, 近, 超过 right before a number."""
    return _ABOUT.search(text, max(0, start - 3), start) if text[start - 1 : start] in _ABOUT_ENDS else None


def _lasting(text: str, match: re.Match[str]) -> Number | None:
    """连续七年, which counts years."""
    start, end = match.span()
    span = _SPAN.match(text, end) if text.endswith(_LASTING, 0, start) else None
    return Number(start - len(_LASTING), span.end(), None, amount(match[0]), "年", _LASTING) if span else None


def _value(printed: str, upper: str = "") -> Decimal:
    """A number as printed -> its value; the lower one of a range, scaled as the upper: 3—5万."""
    if not upper and printed.isdecimal():
        return Decimal(printed)
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
    if text[start - 1 : start] in _FOLD_ENDS and (fold := _FOLD.search(text, max(0, start - 3), start)):
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
    if text[start - 1 : start] in _ROADS and text.startswith(("路", "街"), end):
        return Number(start - 1, end + 1, Aside.NAME)  # 纬十二路
    if text[start - 1 : start] in ("第", "届") or _MEETING.match(text, unit.end):
        return Number(start - 1, unit.end, Aside.ORDINAL)
    few = _few(text, start)
    if not _counts(words, unit.unit, approximate=bool(few or more)):
        return Number(start, unit.end, Aside.SAYING)
    qualifier = few[0] if few else more[0] if more else ""
    counted = Number(few.start() if few else start, unit.end, None, amount(words), unit.unit, qualifier)
    return counted._replace(why=Aside.BOUND) if tells_which(text, start, unit) else counted


def _few(text: str, start: int) -> re.Match[str] | None:
    """近, 数, 上 right before a number in words."""
    return _FEW.search(text, max(0, start - 3), start) if text[start - 1 : start] in _FEW_ENDS else None


def _unnamed(text: str, match: re.Match[str], more: bool) -> Number | None:
    """A number in words that no unit follows: 上千万|家庭 counts, 亿万|人民 is a saying, 统一 no number."""
    (start, end), words = match.span(), match[0]
    if words[-1] not in _SCALES:
        return None
    few = _few(text, start)
    if few and not more and end < len(text):
        return Number(few.start(), end, None, amount(words), "", few[0])
    scales = len(words) > 1 and not words.strip(_SCALES)
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
