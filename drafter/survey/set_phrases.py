"""The clauses that many places write word for word: set phrases of the centre, and what is copied from nowhere."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from drafter.survey.masked_text import FIGURE
from drafter.survey.text_library import Library

_PHRASE, _MOST_PHRASES = 8, 300
"""Characters of what is listed as everybody's, masked; how many of these."""


class Phrase(NamedTuple):
    """A clause that many places write, as it is printed most often; first: the earliest year it is in."""

    text: str
    places: int
    reports: int
    first: int


def phrases(library: Library) -> Iterator[Phrase]:
    """The clauses that many places write, those with figures left out, the commonest first."""
    common = _common(library)
    of, printed = defaultdict[str, set[int]](set), defaultdict[str, Counter[str]](Counter)
    for number, row in library.rows():
        for words in library.mask(number).clauses(row.text):
            if _digest(words) in common:
                of[words].add(number)
                printed[words][library.mask(number).printed(row.text, words)] += 1
    places = {words: len({library.place[number] for number in reports}) for words, reports in of.items()}
    for words in sorted(of, key=lambda words: (-places[words], -len(of[words]), words))[:_MOST_PHRASES]:
        first = min(library.reports[number].year for number in of[words])
        yield Phrase(printed[words].most_common(1)[0][0], places[words], len(of[words]), first)


def _common(library: Library) -> frozenset[int]:
    """The digests of the clauses that many places write, the most places first where they are too many."""
    hashes, places = array("q"), array("l")
    for number, row in library.rows():
        for words in library.mask(number).clauses(row.text):
            if len(words) >= _PHRASE and FIGURE not in words:
                hashes.append(_digest(words))
                places.append(library.place[number])
    if not hashes:
        return frozenset()
    pairs = np.unique(np.stack([np.array(hashes, np.int64), np.array(places, np.int64)], axis=1), axis=0)
    found, counts = np.unique(pairs[:, 0], return_counts=True)
    order = np.argsort(-counts, kind="stable")[: 2 * _MOST_PHRASES]
    return frozenset(found[order][counts[order] >= library.few].tolist())


def _digest(words: str) -> int:
    """Eight bytes that are the same in every run."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)
