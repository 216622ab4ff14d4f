"""What stands in a cell of a returned form -> what it gives: a value, an answer, 无, or nothing that can be used, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.collecting.manner import as_last_year
from drafter.collecting.timespan import month_of
from drafter.model.form import says_nothing
from drafter.model.inputs import NOT_COUNTED
from drafter.model.inquiry import STATES
from drafter.zh import figures, units
from drafter.zh.expression import expression
from drafter.zh.figures import Figure
from drafter.zh.hygiene import tidy
from drafter.zh.numerals import to_int

_NONE = expression("无|没有|暂无|无数据|未统计|不涉及|空|略|[/／\\\\×xX—–-]+|[nN]/?[aA]")
_SAME = expression(
    "同(?:上年|去年)(?:数|同期)?|(?:与|和|较)?(?:上年|去年)(?:数)?(?:相同|一样|一致|持平)|持平|不变|无变化"
)
_GONE = expression("(?:今年)?不再统计|(?:今年)?已?不(?:再)?统计|取消统计")
_SIGNS = ("=", "+", "-", "@")
"""What a formula begins with: in a returned form it is text, and no figure."""
_COMMA = expression(r"(?<=\d)[,，](?=\d{3})")
_NOTED = expression(r"(?P<value>[^()（）]+)[(（](?P<note>[^()（）]+)[)）]")
"""A value and a word about it: 22（截至11月）."""
_NOT_LAST = expression("预计|预估|暂估|估算|暂报|待核|未核|上半年(?:的)?数|[一二三]季度(?:的)?数")
_LAST_MONTH = 12
_BARE = expression(r"\d+(?:\.\d+)?")
_AMOUNT = expression(r"[\d.]+(?P<unit>[^\d.]*)$")
_ROUGH = expression("[余多]|以上|左右")
_IN_WORDS = expression(
    r"(?P<rate>百分之)?(?P<number>(?!百分)[零〇一二两三四五六七八九十百千万]+)(?P<unit>[^\d余多几点]{0,3})"
)
_INSTEAD = "数是0的写0，今年不再统计的写“不再统计”"
_FAR, _NEAR = 10, 3
"""Times last year's beyond which a value without a reason is looked at by a person; within which a scale is taken to be right."""
_WHOLE = 100
_STATED = {
    "已完成": "已?(?:全部)?(?:完成|办结|落实)",
    "推进中": "(?:正在|持续)?(?:推进|进行|办理|实施)中?",
    "未启动": "未(?:启动|开展|完成|实施)",
    "已调整": "已?(?:调整|取消|暂缓)",
}
"""State -> how else it is written."""


@dataclass(frozen=True)
class Value:
    """printed: fit for the cell of the dossier, empty where the cell gives none; figure: of a value that counts; sure: nothing
    speaks against it; why: what does, or why it gives none."""

    printed: str = ""
    figure: Figure | None = None
    sure: bool = False
    why: str = ""


def is_partial(note: str) -> bool:
    """Whether what stands beside a value says that it is not the whole year's, or not the last word: 截至11月底, 暂估."""
    month = month_of(note)
    return 0 < month < _LAST_MONTH or bool(_NOT_LAST.search(note))


def figure_of(cell: str, before: str, *, reason: bool) -> Value:
    """A cell of 今年数 and last year's value as printed -> this year's. reason: whether the row says why it moved."""
    text = _COMMA.sub("", "".join(unicodedata.normalize("NFKC", cell).split()))
    last = Figure.parse(before, bare=True) if before else None
    if _NONE.fullmatch(text):
        return Value(why=f"填的是“{cell.strip()}”，{_INSTEAD}")
    if _GONE.fullmatch(text):
        return Value(NOT_COUNTED, sure=True)
    if _SAME.fullmatch(text):
        return Value(before, last, sure=True, why="写的是同上年") if last else Value(why="写的是同上年，上年没有数")
    if text == "同上":
        return Value(why="写的是“同上”，看不出是哪个数")
    if text.startswith(_SIGNS):
        return Value(why="开头是公式的记号，当作文字，没有用")
    if noted := _NOTED.fullmatch(text):
        inside = figure_of(noted["value"], before, reason=True)
        return replace(inside, sure=False, why=f"格子里写着“{noted['note']}”") if inside.printed else inside
    text = _in_digits(text)
    if last and _BARE.fullmatch(text):
        return _looked_at(_bare(text, last), last, reason=reason)
    figure = Figure.parse(text, bare=True)
    return _looked_at(_with_unit(figure, text, last), last, reason=reason) if figure else _within(text, last)


def _in_digits(text: str) -> str:
    """三十五 -> 35, 三十五件 -> 35件, 百分之九十 -> 90%; any other text as it is."""
    found = _IN_WORDS.fullmatch(text)
    if not found:
        return text
    try:
        return f"{to_int(found['number'])}{found['unit'] or ('%' if found['rate'] else '')}"
    except ValueError:
        return text


def _within(text: str, last: Figure | None) -> Value:
    """A cell of more than a number: the one it holds, for a person to look at."""
    found = figures.find(text)
    if len(found) != 1 or (last and not units.same(found[0].figure.unit, last.unit)):
        return Value(why="读不成一个带单位的数")
    return Value(found[0].figure.text, found[0].figure, why="格子里不只是一个数")


def _bare(text: str, last: Figure) -> Value:
    """A number without a unit is in last year's, which stood beside it; one that is far off by a scale is looked at."""
    found = _AMOUNT.search(last.text)
    unit = _ROUGH.sub("", found["unit"]) if found else last.unit
    if unit in ("%", "％"):
        return _rate(Decimal(text), text, last)
    plain = Figure.parse(f"{text}{unit}", bare=True) or Figure(f"{text}{unit}", Decimal(text), last.unit)
    value = Value(plain.text, plain, sure=True)
    other = Figure.parse(f"{text}{last.unit}", bare=True)
    if other and other.value != plain.value and _times(other, last) < _NEAR < _times(plain, last):
        return Value(plain.text, plain, why=f"像是没有换算成“{unit}”")
    return value


def _rate(value: Decimal, text: str, last: Figure) -> Value:
    """97.1 and 0.971, as spreadsheets keep it, where last year's is 96.5%: of the two the one nearer to last year's."""
    whole = Figure(f"{text}%", value, "%")
    if value > 1 or last.value <= 1:
        return Value(whole.text, whole, sure=True)
    times = Figure(f"{(value * _WHOLE).normalize():f}%", value * _WHOLE, "%")
    nearer = min((whole, times), key=lambda one: _times(one, last))
    return Value(nearer.text, nearer, sure=_times(nearer, last) < _NEAR)


def _with_unit(figure: Figure, text: str, last: Figure | None) -> Value:
    """A number with a unit, as last year's report would print it."""
    if last is None:
        return Value(text, figure, sure=bool(figure.unit), why="" if figure.unit else "没有写单位")
    if figure.unit == "%" and last.unit == "%":
        return _trimmed(figure, last)
    if not figure.unit or units.same(figure.unit, last.unit):
        return Value(as_last_year(_Told(text, figure), last), figure, sure=True)
    return Value(text, figure, why=f"单位是“{figure.unit}”，上年是“{last.unit}”")


@dataclass(frozen=True)
class _Told:
    printed: str
    figure: Figure


def _trimmed(figure: Figure, last: Figure) -> Value:
    """97.10% -> 97.1%, where last year's has no more places."""
    places = len(last.text.partition(".")[2].rstrip("%％"))
    number, _, fraction = figure.text.rstrip("%％").partition(".")
    while len(fraction) > places and fraction.endswith("0"):
        fraction = fraction[:-1]
    text = f"{number}.{fraction}%" if fraction else f"{number}%"
    return Value(text, Figure(text, figure.value, "%", figure.qualifier), sure=True)


def _looked_at(value: Value, last: Figure | None, *, reason: bool) -> Value:
    """A value that is far from last year's, and no reason beside it, is for a person to look at."""
    if value.figure is None or not value.sure or last is None or not last.value:
        return value
    if value.figure.unit == "%" and value.figure.value > _WHOLE >= last.value:
        return Value(value.printed, value.figure, why="超过了100%")
    if not reason and last.value > _FAR and _times(value.figure, last) > _FAR:
        return Value(value.printed, value.figure, why=f"和上年（{last.text}）差十倍以上，没有写变动原因")
    return value


def _times(one: Figure, other: Figure) -> float:
    """How many times one is the other, or the other one."""
    a, b = float(abs(one.value)), float(abs(other.value))
    return max(a, b) / min(a, b) if a and b else float("inf")


def answer_of(cell: str) -> Value:
    """A cell of 完成情况 or 整改情况 -> the answer."""
    text = tidy(cell)
    if _NONE.fullmatch(text) or _SAME.fullmatch(text) or says_nothing(text):
        return Value(why=f"只写了“{text}”")
    return Value(text, sure=True)


def state_of(cell: str) -> str:
    """A cell of 状态 -> one of the four; empty where it says none."""
    text = "".join(cell.split())
    return text if text in STATES else next(iter(_stated(text)), "")


def _stated(text: str) -> Iterator[str]:
    yield from (state for state, said in _STATED.items() if re.fullmatch(said, text))


def is_none(cell: str) -> bool:
    """Whether a cell says that there is nothing: 无, /."""
    return bool(_NONE.fullmatch("".join(cell.split())))
