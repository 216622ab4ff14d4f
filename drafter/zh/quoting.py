"""Quotation marks inside quotation marks: “甲” quoted becomes ‘甲’ (GB/T 15834)."""

from __future__ import annotations

_INNER = str.maketrans("“”", "‘’")


def inner(text: str) -> str:
    """A text ready to stand between “ and ”."""
    return text.translate(_INNER)


def quote(text: str) -> str:
    """A text between “ and ”, its own marks turned to inner ones."""
    return f"“{inner(text)}”"
