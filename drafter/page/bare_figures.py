"""A figure as it is typed or pasted -> as its cell says it: what a bare number is, and which unit it is given, is said here alone."""

from __future__ import annotations

import re
import unicodedata

from drafter.page.addresses import Json

_BARE = re.compile(r"(?:约|近|超过?|逾|不足)?\d[\d,，]*(?:\.\d+)?(?P<scale>万亿|[万亿])?[余多]?")
_WIDE = re.compile(r"[\d.,%０-９．，％]+")
"""A number as an input method may write it: its digits and signs are taken as those of a keyboard."""
_SCALE = re.compile("^(?:万亿|[万亿])")


def is_figure(table: str, field: str) -> bool:
    """Whether a cell is a figure of this year."""
    return (table, field) == ("指标", "今年")


def with_unit(said: str, row: Json) -> str:
    """What was typed, and its row as windows have it -> the same, behind a bare number last year's unit: 463 is 463场 where
    last year's is 150余场, 1.8万 is 1.8万件 where it is 1.6万余件."""
    plain = unicodedata.normalize("NFKC", said) if _WIDE.fullmatch(said) else said
    bare = _BARE.fullmatch(plain)
    if not bare:
        return plain
    unit = str(row.get("unit") or "")
    return plain + (_SCALE.sub("", unit) if bare["scale"] else unit)
