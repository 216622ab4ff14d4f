"""Quotation marks inside quotation marks: “甲” quoted becomes ‘甲’ (GB/T 15834)."""

from __future__ import annotations

from collections.abc import Iterable

_INNER = str.maketrans("“”", "‘’")


def inner(text: str) -> str:
    """A text ready to stand between “ and ”."""
    return text.translate(_INNER)


def quote(text: str) -> str:
    """A text between “ and ”, its own marks turned to inner ones."""
    return f"“{inner(text)}”"


def quote_some(some: Iterable[str]) -> str:
    """Up to four words, each once, between marks of their own or “ and ”: “甲”、《乙》."""
    told = list(dict.fromkeys(some))
    return "、".join(one if one[:1] in "“《" else quote(one) for one in told[:4])
