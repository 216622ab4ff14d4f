"""Rates told beside their parts: of which words they are of the two counts right before them, and what the parts make."""

from __future__ import annotations

from decimal import Decimal

from drafter.zh.expression import expression

OF_TWO_BEFORE = expression("成功|办结|审结|结案|化解|合格|优良|优秀|满意|通过|完成|整改|和解|采纳")
"""Rates that are of the two counts told right before them, whatever words these are told in."""
SIZES = frozenset(("%", "元", "公里", "米", "亩", "公顷", "平方米", "平方公里", "吨", "千瓦", "万千瓦", "天", "小时"))
"""Units of what is measured, of which no rate of a department's is a share."""


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part and its whole, which is not nothing -> the part in per cent."""
    return 100 * part / whole
