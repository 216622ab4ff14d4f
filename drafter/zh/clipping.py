"""A text as it is quoted in short: cut where it is too long, never within a number."""

from __future__ import annotations

from drafter.zh.expression import expression

_NUMBER = expression(r"\d[\d.,，．]*")


def clipped(text: str, most: int, dots: str = "……") -> str:
    """A text, or its first characters, `most` at most, with dots behind; a number that would be cut is left out whole."""
    if len(text) <= most:
        return text
    within = (found.start() for found in _NUMBER.finditer(text, 0, most + 1) if found.start() < most < found.end())
    return text[: next(within, most) or most].rstrip() + dots
