"""Texts of many places -> of each the runs of characters that are not in what many places write, and which texts share many of
these (MinHash).

A run is four characters, known by a hash. What the centre says stands everywhere, eight characters of it in a row; its runs are
left out, so it neither makes two texts alike nor costs a comparison. Time grows with the number of characters, sorting aside;
memory is some four bytes a character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Self, TypeAlias

import numpy as np
from rensa import RMinHash

Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
_RUN, _PHRASE = 4, 8
"""Characters of a run, and of what tells, where many places write it, that it is nobody's own."""
_PRIMES = (11400714819323198485, 14029467366897019727, 1609587929392839161, 9650029242287828579)
"""Odd 64-bit numbers (of xxHash) that mix the characters of a run."""
_BITS = 25
"""Counters, as a power of two, of stretches of eight characters: 5,000 reports have some 60 million different ones, so two fall on one counter, which
does not make twelve."""
_BANDS, _ROWS, _SEED = 32, 3, 20
"""Texts that share half of all their runs meet in one of the bands with a chance of .986, a fifth with .23."""
_BLOCK = 20_000
"""Texts looked at together."""
_NEIGHBOURS = 24
"""Texts a text is compared with in one band, the nearest in order."""


class Rare(NamedTuple):
    """Of each text, from at[n] to at[n + 1], the hashes of the runs that few places write, each once and in order."""

    runs: Array
    at: Array

    def of(self, text: int) -> Array:
        """The rare runs of a text."""
        found: Array = self.runs[self.at[text] : self.at[text + 1]]
        return found


def rare(texts: Sequence[str], written: Sequence[Sequence[int]], few: int) -> Rare:
    """Different texts, for each place the numbers of those it writes, and how many places are no longer few -> the rare runs."""
    counts = np.zeros(1 << _BITS, np.uint16)
    for of in written:
        counts[np.unique(_bucket(_Hashed.of([texts[text] for text in of]).phrases()))] += 1
    lots, sizes = [np.zeros(0, np.uint32)], [np.zeros(1, np.int64)]
    for first in range(0, len(texts), _BLOCK):
        block = texts[first : first + _BLOCK]
        hashed = _Hashed.of(block)
        runs, owner = _once(*hashed.rare(counts, few))
        lots.append(runs.astype(np.uint32))
        sizes.append(np.bincount(owner, minlength=len(block)))
    return Rare(np.concatenate(lots), np.cumsum(np.concatenate(sizes)))


class _Hashed(NamedTuple):
    """The characters of texts in a row, and of each the number of its text."""

    points: Array
    owner: Array

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Texts put in a row."""
        points = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).astype(np.uint64)
        return cls(points, np.repeat(np.arange(len(texts)), np.fromiter(map(len, texts), np.int64, len(texts))))

    def phrases(self) -> Array:
        """The hashes of all stretches of eight characters within a text."""
        found: Array = self._hashes(_PHRASE)[self._whole(_PHRASE)]
        return found

    def rare(self, counts: Array, few: int) -> tuple[Array, Array]:
        """How many places write what is in each bucket -> the runs that are not all in what many write, and their texts."""
        common = (counts[_bucket(self._hashes(_PHRASE))] >= few) & self._whole(_PHRASE)
        covered = np.zeros(len(self.points), bool)
        for at in range(_PHRASE):
            covered[at : at + len(common)] |= common
        kept = self._whole(_RUN)
        kept &= ~np.logical_and.reduce([covered[at : at + len(kept)] for at in range(_RUN)])
        return self._hashes(_RUN)[kept] >> np.uint64(32), self.owner[: len(kept)][kept]

    def _hashes(self, size: int) -> Array:
        """Of so many characters from each place on, as long as there are so many."""
        last = max(0, len(self.points) - size + 1)
        mixed = np.zeros(last, np.uint64)
        for at in range(size):
            mixed += self.points[at : at + last] * np.uint64(_PRIMES[at % len(_PRIMES)])
            mixed ^= mixed >> np.uint64(29)
        return mixed * np.uint64(_PRIMES[0])

    def _whole(self, size: int) -> Array:
        """Whether so many characters from a place on are of one text."""
        last = max(0, len(self.points) - size + 1)
        whole: Array = self.owner[:last] == self.owner[len(self.owner) - last :]
        return whole


def _bucket(hashes: Array) -> Array:
    found: Array = hashes >> np.uint64(64 - _BITS)
    return found


def _once(runs: Array, owner: Array) -> tuple[Array, Array]:
    """Runs and their texts in order of text and run, what a text has twice left out."""
    order = np.lexsort((runs, owner))
    runs, owner = runs[order], owner[order]
    first = np.ones(len(runs), bool)
    first[1:] = (runs[1:] != runs[:-1]) | (owner[1:] != owner[:-1])
    return runs[first], owner[first]


def alike(of: Rare, least: int) -> Iterator[tuple[int, int]]:
    """Rare runs, and how many a text must have -> pairs of texts that may share half of theirs, each once."""
    chosen = np.flatnonzero(np.diff(of.at) >= least)
    if len(chosen) < 2:
        return
    keys = np.concatenate([_keys(of, chosen[at : at + _BLOCK]) for at in range(0, len(chosen), _BLOCK)])
    met = np.unique(np.concatenate([_meeting(keys[:, band], len(chosen)) for band in range(_BANDS)]))
    for pair in met.tolist():
        first, second = divmod(pair, len(chosen))
        yield int(chosen[first]), int(chosen[second])


def _keys(of: Rare, texts: Array) -> Array:
    """Texts -> by what they meet in each band, (texts, bands): the digests of its rows, mixed."""
    runs = np.concatenate([of.of(text) for text in texts]).astype(np.uint64)
    offsets = np.concatenate([[0], np.cumsum(np.diff(of.at)[texts])]).astype(np.uint64)
    made = RMinHash.digest_matrix_from_flat_token_hashes(runs, offsets, _BANDS * _ROWS, _SEED)
    rows = np.array(made.to_rows(), np.uint64).reshape(len(texts), _BANDS, _ROWS)
    keys = np.zeros((len(texts), _BANDS), np.uint64)
    for row, prime in zip(range(_ROWS), _PRIMES, strict=False):
        keys = (keys ^ rows[:, :, row]) * np.uint64(prime)
        keys ^= keys >> np.uint64(31)
    return keys


def _meeting(key: Array, count: int) -> Array:
    """Pairs of texts that have one key, each with those nearest behind it in order: the first times count and the second."""
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    found = [np.zeros(0, np.int64)]
    for step in range(1, min(_NEIGHBOURS, len(key) - 1) + 1):
        same = np.flatnonzero(ranked[:-step] == ranked[step:])
        if not len(same):
            break
        found.append(order[same] * count + order[same + step])
    return np.concatenate(found)


def shared(one: Array, other: Array) -> int:
    """How many runs two texts share."""
    return len(np.intersect1d(one, other, assume_unique=True))
