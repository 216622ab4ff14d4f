"""Which of several things stand in the right order already: the others have to be moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence


def rising(places: Sequence[int]) -> frozenset[int]:
    """Places, each different -> which of them, counted from 0, are the longest sequence that only rises."""
    tails: list[int] = []
    chains: list[list[int]] = []
    for n, place in enumerate(places):
        at = bisect_left(tails, place)
        chain = [*(chains[at - 1] if at else []), n]
        tails[at : at + 1] = [place]
        chains[at : at + 1] = [chain]
    return frozenset(chains[-1]) if chains else frozenset()


def standing(places: Sequence[int], firm: Sequence[bool]) -> frozenset[int]:
    """Places, each different, and whether each is to be believed before the others -> which of them, counted from 0, stand in
    the right order: the most of those that are firm, and what fits between them."""
    sure = [n for n, one in enumerate(firm) if one]
    right = {sure[k] for k in rising([places[n] for n in sure])}
    for n, place in enumerate(places):
        if all((m < n) == (places[m] < place) for m in right - {n}):
            right.add(n)
    return frozenset(right)


def in_order(names: Sequence[str], order: Sequence[str], here: Collection[str]) -> set[str]:
    """The names that stand in the table in this order already: the most of those that were here before, and what fits between
    them."""
    place = {name: n for n, name in enumerate(order)}
    return {names[n] for n in standing([place[name] for name in names], [name in here for name in names])}
