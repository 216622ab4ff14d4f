"""What is common in reports and what is rare: words and runs of characters counted over a background of real reports, and a
vector for each word. Made by benchmarks/learn_lexicon.py; no sentence of a report is in it."""

from __future__ import annotations

import json
import math
import mmap
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drafter.zh.headwords import Headwords
from drafter.zh.hygiene import squeeze
from drafter.zh.words import cutter

Matrix = NDArray[np.floating[Any]]
"""Rows of numbers; what is made here is float32."""

FILE = Path(__file__).with_name("lexicon.bin")
_HEADER = 4096
"""Bytes of the longest line that says where what is."""
_NO_WORD = re.compile(r"[\d.]+|[A-Za-z]")
_REMEMBERED = 5_000
"""Texts whose words are kept in mind: a heading stands over many sentences, a sentence of one clause is its clause."""

_ASKED = 50_000
"""Words and runs of which the answer is kept in mind."""


class Lexicon:
    """Sentences, words and runs counted over the background; a vector a word, of `dimensions` numbers.

    The file is looked into where it lies: a line of JSON says where each of its tables begins and how many bytes it has, and
    the tables follow, of numbers with the least byte first.
    """

    def __init__(self, file: Path = FILE) -> None:
        with file.open("rb") as opened:
            held = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
        beyond = bytes(held[:_HEADER]).index(b"\n") + 1
        said = json.loads(bytes(held[:beyond]))
        tables = {name: held[beyond + start : beyond + start + size] for name, (start, size) in said["tables"].items()}
        self.sentences: int = said["sentences"]
        self.dimensions: int = said["dimensions"]
        self._scale: float = said["scale"]
        self._known, self._runs = _Counts("words", tables), _Counts("runs", tables)
        self._vectors = np.frombuffer(tables["vectors"], np.int8).reshape(-1, self.dimensions)
        self._words = lru_cache(_REMEMBERED)(self._cut_up)
        self._meaning = lru_cache(_REMEMBERED)(self._meant)
        self.rarity = lru_cache(_ASKED)(self._rarity_of_word)
        self.run_rarity = lru_cache(_ASKED)(self._rarity_of_run)
        self._cut = cutter(_Cut(self._known, said["total"]))

    def words(self, text: str) -> list[str]:
        """The words of a text, without figures and single letters."""
        return list(self._words(text))

    def _cut_up(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in map(squeeze, self._cut(text)) if word and not _NO_WORD.fullmatch(word))

    def _rarity_of_word(self, word: str) -> float:
        """Inverse document frequency of a word over the background's sentences, in nats."""
        return self._rarity(self._known.count(word))

    def _rarity_of_run(self, run: str) -> float:
        """The same of a run of two or three characters."""
        return self._rarity(self._runs.count(run))

    def _rarity(self, count: int) -> float:
        return math.log((self.sentences + 1) / (count + 0.5))

    def vectors(self, words: Sequence[str]) -> Matrix:
        """A row of length 1 a word; zeros for one that is not known."""
        places = [self._known.words.place(word) for word in words]
        found = self._vectors[places].astype(np.float32)
        found[[place < 0 for place in places]] = 0.0
        return unit(found)

    def embed(self, bags: Sequence[Iterable[str]]) -> Matrix:
        """A row of length 1 a bag of words: the sum of its words' vectors, each weighed by its rarity."""
        rows = np.zeros((len(bags), self._vectors.shape[1]), np.float32)
        for row, bag in zip(rows, bags, strict=True):
            known = sorted((word, place) for word in bag if (place := self._known.words.place(word)) >= 0)
            if known:
                weights = np.array([self.rarity(word) for word, _ in known], np.float32) * self._scale
                row += weights @ self._vectors[[place for _, place in known]].astype(np.float32)
        return unit(rows)

    def meanings(self, texts: Sequence[str]) -> Matrix:
        """A row of length 1 a text, how often it says a word aside; the same texts are asked for again and again."""
        return np.stack([self._meaning(text) for text in texts])

    def apart(self, texts: Sequence[str], common: Matrix | float) -> Matrix:
        """The same, less what they have in common with others; zeros stay."""
        rows = self.meanings(texts)
        return unit(np.where(rows.any(1, keepdims=True), rows - common, 0.0))

    def _meant(self, text: str) -> Matrix:
        row: Matrix = self.embed([self._words(text)])[0]
        return row


def unit(rows: Matrix) -> Matrix:
    """Rows scaled to length 1; zeros stay."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Matrix = (rows / np.maximum(lengths, 1e-6)).astype(np.float32)
    return scaled


def runs(text: str, size: int) -> set[str]:
    """Runs of so many characters, typography aside."""
    plain = squeeze(text)
    return {plain[start : start + size] for start in range(len(plain) - size + 1)}


class _Counts:
    """Words or runs, and how often each was counted."""

    def __init__(self, name: str, tables: Mapping[str, memoryview]) -> None:
        self.words = Headwords(
            tables[f"{name}.openings"].cast("Q"),
            tables[f"{name}.firsts"].cast("I"),
            tables[f"{name}.starts"].cast("I"),
            tables[f"{name}.text"],
        )
        self._counts = tables[f"{name}.counts"].cast("I")

    def count(self, word: str) -> int:
        """How often a word was counted, 0 for one that is not known."""
        place = self.words.place(word)
        return self._counts[place] if place >= 0 else 0


class _Cut:
    """The words as a text is cut by them: each is met twice more than it was counted, one that was not counted twice."""

    def __init__(self, known: _Counts, total: int) -> None:
        self.total = total
        self.longest = lru_cache(_ASKED)(known.words.longest)
        self.get = lru_cache(_ASKED)(self._met)
        self._known = known

    def _met(self, word: str) -> int | None:
        """How often a word is met, nothing of one that is not known."""
        return 2 + self._known.count(word) if self._known.words.place(word) >= 0 else None


@cache
def lexicon() -> Lexicon:
    """The lexicon shipped, loaded once."""
    return Lexicon()
