"""What several papers tell of one event -> the event once, with all its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from drafter.model.collected import News
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs

_ALL, _MUCH, _SOME = 0.9, 0.6, 0.34
"""Share of the shorter sentence's character pairs that the other has: from which it is told there; share of all pairs that both
have, from which they tell one event; share of the shorter's from which they do if both name the same thing."""
_LEAST = 6
"""Pairs of a sentence from which a share of them tells anything."""
_NAMED = expression("[“《][^”》]{3,30}[”》]")


def grouped(news: Sequence[News]) -> tuple[News, ...]:
    """News in the papers' order -> each event once, told as the first paper does, the places of the others beside it."""
    found: list[News] = []
    for one in news:
        place = next((n for n, other in enumerate(found) if _tells(other, one)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = replace(found[place], also=(*found[place].also, one.source))
    return tuple(found)


def _tells(event: News, one: News) -> bool:
    """Whether another paper's sentence tells an event; what a paper tells twice in other words it means twice."""
    return any(
        source.file != one.source.file and same_event(source.quote, one.source.quote)
        for source in (event.source, *event.also)
    ) or squeeze(event.source.quote) == squeeze(one.source.quote)


def same_event(one: str, other: str) -> bool:
    """Whether two sentences tell of one event: they share most words, or a name and some words, and no count of one thing
    differs."""
    here, there = _heard(one), _heard(other)
    least = min(len(here.pairs), len(there.pairs))
    if least < _LEAST:
        return squeeze(one) == squeeze(other)
    both = len(here.pairs & there.pairs)
    if both / least < _SOME:
        return False
    told = both / least >= _ALL or both / len(here.pairs | there.pairs) >= _MUCH
    return (told or bool(here.names & there.names)) and not _differ(here.counts, there.counts)


@dataclass(frozen=True)
class _Heard:
    """A sentence: its character pairs, what it names in quotation marks, its values with their units."""

    pairs: frozenset[str]
    names: frozenset[str]
    counts: frozenset[tuple[Decimal, str]]


@lru_cache(maxsize=20_000)
def _heard(text: str) -> _Heard:
    names = frozenset(squeeze(word) for word in _NAMED.findall(text))
    return _Heard(frozenset(pairs(text)), names, frozenset((f.figure.value, f.figure.unit) for f in figures.find(text)))


def _differ(here: frozenset[tuple[Decimal, str]], there: frozenset[tuple[Decimal, str]]) -> bool:
    """Whether both count in the same units and agree in none."""
    units = {unit for _, unit in here} & {unit for _, unit in there}
    return bool(units) and not here & there
