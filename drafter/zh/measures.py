"""What stands behind a number: a unit or measure word, known or not, or nothing it could be counted in."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from drafter.zh import dictionary
from drafter.zh.expression import expression
from drafter.zh.units import UNITS

_NOT_BEFORE = {
    "成": "立为员果效就绩长功都本熟套交品",
    "部": "门委分队长署级属",
    "本": "地市省区县级科届年部",
    "支": "持出部委付",
    "组": "织成建团",
    "场": "所馆景地",
    "面": "积向对临",
    "度": "假",
    "家": "庭长园",
    "站": "点",
    "课": "程题",
    "讲": "话师述解",
    "台": "账阶",
    "条": "例件",
    "位": "于居列",
    "名": "列录优牌额单",
    "天": "然津气",
    "人": "才民均口大社",
    "道": "路",
    "字": "头",
    "头": "部",
    "路": "径",
    "节": "点水能约气",
    "批": "准复发",
    "对": "于口标照外",
    "份": "额",
    "元": "旦素",
    "米": "粉",
    "口": "岸",
    "个": "体",
    "桌": "子",
}
"""A unit -> characters before which it is the opening of another word: 统一成立, 3部门, 12个人大代表 is 个."""
_KNOWN: dict[str, tuple[str, ...]] = {}
for _unit in sorted(UNITS, key=len, reverse=True):
    _KNOWN[_unit[0]] = (*_KNOWN.get(_unit[0], ()), _unit)

_BLANKS = frozenset(" \u00a0\u2009\u202f\u3000")
_SIGNS = expression(
    "平方公里|㎡|km²|m²|km2|m2|m³|㎞|km|kg|℃|TB|PB|E[Ff][Ll][Oo][Pp][Ss]|PF(?:lops|LOPS)?|hm²|GWh|MWh|kWh|GW|MW|kW|t(?![A-Za-z])"
)
_HAN = expression("[\u3400-\u9fff]")
_NO_MEASURE = frozenset(
    "的了着过以左上下之和与及至到且在为是等余多用由从向被把将比较达同环增减升降提并也都均已未不超约近共总其中后前内无"
)
"""Characters that go on with the sentence: nothing is named to count in."""
_POINTS = "个多百分点"
"""2个多百分点 are counted in 个百分点."""
_LONGEST = 2
"""Characters of a noun that stands for a measure word."""
_NO_WORDS = frozenset(("a", "j", "ns"))
"""The dictionary's tags of adjectives and of places: 51万|新就业形态人员, 2400多万|陇原儿女."""
_VERBAL = frozenset(("v", "d", "p", "c", "r", "zg"))


class Measure(NamedTuple):
    """unit: as printed, per cent as %, empty where nothing is named; end: behind it; known: one of units.txt."""

    unit: str
    end: int
    known: bool


def known(text: str, at: int) -> Measure | None:
    """The longest unit of units.txt that stands at a place, a blank before it passed over."""
    opening = text[at : at + 1]
    if opening in _BLANKS:
        at += 1
        opening = text[at : at + 1]
    if text.startswith(_POINTS, at):
        return Measure("个百分点", at + len(_POINTS), known=True)
    for unit in _KNOWN.get(opening, ()):
        if text.startswith(unit, at):
            end = at + len(unit)
            if end < len(text) and text[end] in _NOT_BEFORE.get(unit, ""):
                return None
            return Measure("%" if unit == "％" else unit, end, known=True)
    return None


def named(text: str, at: int, *, whole: bool) -> Measure | None:
    """What a number that no known unit follows is counted in: 通 of 3210通, 平台 of 6平台; an empty unit where a mark or a
    word that goes on follows; None where letters do, for then it is a name. whole: the number has no 万, 余 or decimals, so that
    a noun of two characters may stand for a measure word."""
    sign = _SIGNS.match(text, at)
    if sign:
        return Measure(sign[0], sign.end(), known=False)
    if at < len(text) and (text[at].isascii() and text[at].isalpha()):
        return None
    if at >= len(text) or not _HAN.match(text, at) or text[at] in _NO_MEASURE:
        return Measure("", at, known=False)
    word = _first_word(text[at : at + 2 * _LONGEST])
    beyond = text[at + len(word) : at + len(word) + 1]
    if len(word) > 1 and (not whole or (_HAN.match(beyond) and beyond not in _NO_MEASURE)):
        word = ""  # 6000万|农村人口: a whole noun follows
    return Measure(word, at + len(word), known=False)


@cache
def _first_word(text: str) -> str:
    """The noun or measure word a text opens with, empty where it opens with another word."""
    han = next((n for n, char in enumerate(text) if not _HAN.match(char)), len(text))
    words = dictionary.cut(text[:han])
    first = words[0]
    tag = dictionary.tag(first)
    if tag in _NO_WORDS or (len(first) > 1 and tag[:1] in _VERBAL):
        return ""
    return first if len(first) <= _LONGEST else ""
