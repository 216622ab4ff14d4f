"""How much two stretches of words share, by their pairs of characters."""

from __future__ import annotations

from drafter.zh.hygiene import squeeze


def pairs(text: str) -> frozenset[str]:
    """A text -> its pairs of neighbouring characters, marks left out."""
    plain = squeeze(text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def shared(one: str, other: str) -> tuple[int, float]:
    """Two texts -> how many pairs both have, and the share of these in the shorter."""
    here, there = pairs(one), pairs(other)
    both = len(here & there)
    return both, both / (min(len(here), len(there)) or 1)
