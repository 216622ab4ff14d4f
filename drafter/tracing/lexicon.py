"""What is common in reports and what is rare: words and runs of characters counted over a background of real reports, and a
vector for each word. Made by benchmarks/learn_lexicon.py; no sentence of a report is in it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drafter.zh.hygiene import squeeze
from drafter.zh.words import cutter

Matrix = NDArray[np.floating[Any]]
"""Rows of numbers; what is made here is float32."""

FILE = Path(__file__).with_name("lexicon.npz")
_NO_WORD = re.compile(r"[\d.]+|[A-Za-z]")
_RUNS = (2, 3)
"""Lengths of the runs of characters that are counted."""
_REMEMBERED = 5_000
"""Texts whose words are kept in mind: a heading stands over many sentences, a sentence of one clause is its clause."""


class Lexicon:
    """Sentences, words and runs counted over the background; a vector a word, of `dimensions` numbers."""

    def __init__(self, file: Path = FILE) -> None:
        with np.load(file, allow_pickle=False) as held:
            words = bytes(held["words"]).decode("utf-8").split("\n")
            self.sentences = int(held["sentences"])
            self.counts: dict[str, int] = dict(zip(words, held["counts"].tolist(), strict=True))
            self._place = dict(zip(words, range(len(words)), strict=True))
            self._vectors, self._scale = held["vectors"], float(held["scale"])
            self.dimensions: int = self._vectors.shape[1]
            self._runs = {size: _Runs(size, held[f"runs{size}"], held[f"counts{size}"]) for size in _RUNS}
        self._words = lru_cache(_REMEMBERED)(self._cut_up)
        self._cut = cutter({word: 2 + count for word, count in self.counts.items()})

    def words(self, text: str) -> list[str]:
        """The words of a text, without figures and single letters."""
        return list(self._words(text))

    def _cut_up(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in map(squeeze, self._cut(text)) if word and not _NO_WORD.fullmatch(word))

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a word over the background's sentences, in nats."""
        return self._rarity(self.counts.get(word, 0))

    def run_rarity(self, run: str) -> float:
        """The same of a run of two or three characters."""
        return self._rarity(self._runs[len(run)].count(run))

    def _rarity(self, count: int) -> float:
        return math.log((self.sentences + 1) / (count + 0.5))

    def vectors(self, words: Sequence[str]) -> Matrix:
        """A row of length 1 a word; zeros for one that is not known."""
        places = [self._place.get(word, -1) for word in words]
        found = self._vectors[places].astype(np.float32)
        found[[place < 0 for place in places]] = 0.0
        return unit(found)

    def embed(self, bags: Sequence[Iterable[str]]) -> Matrix:
        """A row of length 1 a bag of words: the sum of its words' vectors, each weighed by its rarity."""
        rows = np.zeros((len(bags), self._vectors.shape[1]), np.float32)
        for row, bag in zip(rows, bags, strict=True):
            known = sorted(word for word in bag if word in self._place)
            if known:
                weights = np.array([self.rarity(word) for word in known], np.float32) * self._scale
                row += weights @ self._vectors[[self._place[word] for word in known]].astype(np.float32)
        return unit(rows)


def unit(rows: Matrix) -> Matrix:
    """Rows scaled to length 1; zeros stay."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Matrix = (rows / np.maximum(lengths, 1e-6)).astype(np.float32)
    return scaled


def runs(text: str, size: int) -> set[str]:
    """Runs of so many characters, typography aside."""
    plain = squeeze(text)
    return {plain[start : start + size] for start in range(len(plain) - size + 1)}


class _Runs:
    """Runs of one size in the order of their characters, a line each, looked up where they lie: of a hundred thousand a
    dossier asks for a few."""

    def __init__(self, size: int, packed: NDArray[np.uint8], counts: NDArray[np.uint32]) -> None:
        self._lines, self._counts = bytes(packed).decode("utf-8"), counts
        self._size, self._found = size, dict[str, int]()
        if len(self._lines) != len(counts) * (size + 1) - 1:
            raise ValueError("a run of another size")

    def count(self, run: str) -> int:
        """How often a run was counted."""
        if run not in self._found:
            self._found[run] = self._sought(run)
        return self._found[run]

    def _sought(self, run: str) -> int:
        lines, size, step = self._lines, self._size, self._size + 1
        low, high = 0, len(self._counts)
        while low < high:
            middle = (low + high) // 2
            if lines[middle * step : middle * step + size] < run:
                low = middle + 1
            else:
                high = middle
        return int(self._counts[low]) if lines[low * step : low * step + size] == run else 0


@cache
def lexicon() -> Lexicon:
    """The lexicon shipped, loaded once."""
    return Lexicon()
