"""How exact a printed figure is: the values it may stand for, from its last digit and from 近, 约, 超, 余."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from drafter.zh.expression import expression
from drafter.zh.figures import Figure

_MANTISSA = expression(r"\d[\d,，]*(?:[.．](\d+))?")
_SCALE = expression(r"(?:万亿|[亿万千百])+")
_WORTH = {"万": Decimal(10**4), "亿": Decimal(10**8), "千": Decimal(10**3), "百": Decimal(100)}
_OVER, _UNDER = frozenset("余多超过逾上"), frozenset("近接")
_SLACK = Decimal("0.1")
"""How far 近 and 超 may be from what they stand beside; 约 half of it to both sides."""
_ROUND = 2
"""Zeros at the end of a whole number from which it is taken to be rounded."""


class Between(NamedTuple):
    """The least and the greatest value a figure may stand for, in its base unit."""

    low: Decimal
    high: Decimal

    def meets(self, other: Between) -> bool:
        """Whether one value may be both."""
        return self.low <= other.high and other.low <= self.high


def last_digit(figure: Figure, *, rounded: bool = True) -> Decimal:
    """What one of the last digit printed is worth in the base unit: 0.01亿元 of 4.37亿元, 100元 of 4700元 where such numbers
    are taken to be rounded."""
    found = _MANTISSA.search(figure.text)
    if not found:
        return Decimal(1)
    digits = found[0].replace(",", "").replace("，", "")
    scale = _SCALE.match(figure.text, found.end())
    worth = Decimal(1)
    for char in scale[0] if scale and not figure.unit.startswith(scale[0]) else "":
        worth *= _WORTH[char]
    if found[1]:
        return worth.scaleb(-len(found[1]))
    zeros = len(digits) - len(digits.rstrip("0"))
    return worth.scaleb(zeros) if rounded and zeros >= _ROUND else worth


def between(figure: Figure, *, rounded: bool = True) -> Between:
    """A figure -> the values it may stand for."""
    value, half = figure.value, last_digit(figure, rounded=rounded) / 2
    slack = abs(value) * _SLACK
    if set(figure.qualifier) & _OVER:
        return Between(value, value + max(slack, 2 * half))
    if set(figure.qualifier) & _UNDER:
        return Between(value - max(slack, 2 * half), value)
    if figure.qualifier:
        return Between(value - slack / 2, value + slack / 2)
    return Between(value - half, value + half)


def counted(figure: Figure) -> Between:
    """The same of a count of whole things that is printed whole: nothing was rounded."""
    whole = last_digit(figure) == 1 and not figure.qualifier and figure.value == figure.value.to_integral_value()
    return Between(figure.value, figure.value) if whole and "." not in figure.text else between(figure)
