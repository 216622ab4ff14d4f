"""A value as last year's report would print it: no commas where that has none, 万元 where that counts in 万元, last year's unit
where the paper names none."""

from __future__ import annotations

from decimal import Decimal

from drafter.collecting.mention import Mention
from drafter.zh.figures import SCALES, Figure

_PLACES = Decimal("0.01")


def as_last_year(one: Mention, last: Figure) -> str:
    """A mention and last year's figure -> the value fit for the cell; never with fewer digits than the paper gives."""
    plain = one.printed if "," in last.text or "，" in last.text else one.printed.replace(",", "").replace("，", "")
    if not one.figure.unit and last.unit:
        return f"{plain}{last.unit}"
    scale = next((name for name in SCALES if name and f"{name}{last.unit}" in last.text), "")
    bare = one.cell and last.unit == one.figure.unit and not one.figure.qualifier
    if not scale or not bare or scale in one.printed:
        return plain
    value = one.figure.value / SCALES[scale]
    return f"{value.normalize():f}{scale}{last.unit}" if value == value.quantize(_PLACES) else plain
