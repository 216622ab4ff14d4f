"""Two figures, however written -> whether they say the same number of the same: 97% and 97.0%, 1.17万人次 and 11700人次, 宗 and 件."""

from __future__ import annotations

from drafter.zh.expression import expression
from drafter.zh.figures import Figure
from drafter.zh.units import same

_SPAN = expression("[-—–~～－至]")
_DIGITS = expression("[^\\d]")
_BLANKS = expression("[\\s,，]")
_QUALIFIERS = {
    word: group[0]
    for group in (("近", "将近", "接近"), ("超", "超过", "逾", "突破"), ("约", "大约"), ("余", "多"))
    for word in group
}
_SINGLE = frozenset("家项条处所座")
"""Measure words of single things, for which 个 may stand where all else that is said is the same: 问题94个, 94项问题."""
_ALIKE = (frozenset(("场", "次", "场次")), frozenset("台辆"))
"""The same where the same meetings or machines are counted, and as many."""
_BODIES = ("部门", "单位", "街道", "乡镇", "镇", "乡", "村", "社区")
"""Nouns that are counted without a measure word: 5部门 is 5个部门."""


def printed(figure: Figure) -> str:
    """A figure without blanks and commas in it."""
    return _BLANKS.sub("", figure.text)


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether a figure of a draft says the same number as that of a text that otherwise says the same; a span only where it is
    printed the same, one told in 万 or 亿 not in more digits."""
    if printed(one) == printed(other):
        return True
    if _SPAN.search(one.text) or _SPAN.search(other.text):
        return False
    if _precise(one) > _precise(other):
        return False
    qualified = _QUALIFIERS.get(one.qualifier, one.qualifier) == _QUALIFIERS.get(other.qualifier, other.qualifier)
    return qualified and one.value == other.value and same_unit(one.unit, other.unit)


def _precise(figure: Figure) -> int:
    """How many digits of it are told, those of 万 aside: 1.8万 is not as good as 18000."""
    return len(
        _DIGITS.sub("", figure.text).rstrip("0" if "." in figure.text and "万" not in figure.text else " ").lstrip("0")
    )


def same_unit(one: str, other: str) -> bool:
    """Whether as many of the same thing may be told in either unit."""
    if (
        same(one, other)
        or any({one, other} <= some for some in _ALIKE)
        or (one == "个" and other in _SINGLE)
        or (other == "个" and one in _SINGLE)
    ):
        return True
    return {one, other} <= {"个", "家", "", *_BODIES} and not {one, other} <= {*_BODIES}
