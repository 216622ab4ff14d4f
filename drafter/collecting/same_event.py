"""What several papers tell of one event -> the event once, with all its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
    these, those = set(pairs(one)), set(pairs(other))
    least = min(len(these), len(those))
    if least < _LEAST:
        return squeeze(one) == squeeze(other)
    both = len(these & those)
    told = both / least >= _ALL or both / len(these | those) >= _MUCH
    name = {squeeze(word) for word in _NAMED.findall(one)} & {squeeze(word) for word in _NAMED.findall(other)}
    return (told or (both / least >= _SOME and bool(name))) and not _differ(one, other)


def _differ(one: str, other: str) -> bool:
    """Whether both count in the same units and agree in none."""
    here, there = set(_counts(one)), set(_counts(other))
    units = {unit for _, unit in here} & {unit for _, unit in there}
    return bool(units) and not here & there


def _counts(text: str) -> Iterator[tuple[object, str]]:
    for found in figures.find(text):
        yield found.figure.value, found.figure.unit
