"""A plan too long to be compared with everything at once -> lots of promises, each with what may speak of them at all: what
shares most of their rarer pairs of characters. No real pair of reports is so long; a dossier of several may be."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs

WHOLE = 100_000
"""Promises times sentences up to which all are compared with all; the longest pair of reports known has 70 000."""
_PROMISES, _NEAREST, _RIVALS = 60, 5, 2
"""Promises of a lot; sentences taken for each; other promises taken for each answer, and other answers for each promise."""
_COMMON = 0.1
"""Share of the texts from which a pair of characters tells nothing."""


class _Shared:
    """Texts by the pairs of characters in them, for what shares most with another text."""

    def __init__(self, texts: Sequence[str]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for pair in pairs(text):
                places[pair].append(place)
        most = max(2, _COMMON * len(texts))
        self._places = {pair: held for pair, held in places.items() if len(held) <= most}
        self._weight = {pair: math.log(1 + len(texts) / len(held)) for pair, held in self._places.items()}

    def by(self, text: str) -> dict[int, float]:
        """A text -> the places of the texts that share with it, by the rarity of what they share."""
        found: dict[int, float] = defaultdict(float)
        for pair in pairs(text):
            for place in self._places.get(pair, ()):
                found[place] += self._weight[pair]
        return found


def nearest(promises: Sequence[str], told: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Promises and sentences -> lots: places of promises that stand together, places of the sentences nearest to them."""
    shared = _Shared(told)
    for start in range(0, len(promises), _PROMISES):
        lot = list(range(start, min(len(promises), start + _PROMISES)))
        near = {place for n in lot for place in _best(shared.by(promises[n]), _NEAREST)}
        if near:
            yield lot, sorted(near)


def rivals(promises: Sequence[str], answers: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Promises, each with its answer -> lots: places of those whose answer may be another's, and of all to compare them
    with, themselves first. An answer that shares more with its own promise than with any other is not another's."""
    of_promises, of_answers = _Shared(promises), _Shared(answers)
    twins: dict[str, list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        twins[squeeze(answer)].append(place)
    doubted: dict[int, set[int]] = {}
    for place, answer in enumerate(answers):
        suits = of_promises.by(answer)
        same = set(twins[squeeze(answer)][: _RIVALS + 1]) - {place}
        if same or suits.get(place, 0.0) < max(suits.values(), default=1.0):
            near = {*_best(suits, _RIVALS), *_best(of_answers.by(promises[place]), _RIVALS)}
            doubted[place] = (near | same) - {place}
    places = list(doubted)
    for start in range(0, len(places), _PROMISES):
        lot = places[start : start + _PROMISES]
        beside = {other for place in lot for other in doubted[place]} - set(lot)
        others = (other for other in range(len(promises)) if other not in beside and other not in lot)
        beside |= set(
            islice(others, max(0, _PROMISES - len(lot) - len(beside)))
        )  # a few alone tell little of each other
        yield lot, [*lot, *sorted(beside)]


def _best(found: dict[int, float], most: int) -> list[int]:
    """The places that share most."""
    return sorted(found, key=lambda place: (-found[place], place))[:most]
