"""A value as last year's report would print it: no commas where that has none, 万元 where that counts in 万元, in last year's
unit where the paper's counts the same (宗 for 件, 家 for 个) or it names none."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from drafter.zh import units
from drafter.zh.expression import expression
from drafter.zh.figures import SCALES, Figure

_PLACES, _MONEY_PLACES = Decimal("0.01"), Decimal("0.0001")
"""To which a value told in 万 is printed: 1.71万座; money to the last 元, 612.4532万元."""
_SCALE = expression("\\d(?P<scale>万亿|亿|万)(?:余|多)?[^\\d]*$")


class Value(Protocol):
    """A value as a paper gives it."""

    @property
    def printed(self) -> str:
        """Fit for a cell."""
        ...

    @property
    def figure(self) -> Figure:
        """In the base unit."""
        ...


def as_last_year(one: Value, last: Figure) -> str:
    """A value and last year's figure -> the value fit for the cell; never with fewer digits than the paper gives."""
    plain = one.printed if "," in last.text or "，" in last.text else one.printed.replace(",", "").replace("，", "")
    unit = one.figure.unit
    if not unit and last.unit:
        return f"{plain}{last.unit}"
    if unit != last.unit and units.same_thing(unit, last.unit) and plain.endswith(unit):
        plain, unit = f"{plain.removesuffix(unit)}{last.unit}", last.unit
    return (_scaled(one, last) if unit == last.unit and not one.figure.qualifier else "") or plain


def _scaled(one: Value, last: Figure) -> str:
    """The value in 万 or 亿 where last year's is and the paper's is not; empty where it is told so or does not come out even."""
    told = _SCALE.search(last.text)
    if not told or any(scale and scale in one.printed for scale in SCALES):
        return ""
    value = one.figure.value / SCALES[told["scale"]]
    places = _MONEY_PLACES if last.unit == "元" else _PLACES
    return f"{value.normalize():f}{told['scale']}{last.unit}" if value == value.quantize(places) else ""
