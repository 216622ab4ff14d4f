"""How much a sentence answers a promise, by an encoder tuned on labelled pairs (benchmarks/learn_semantic.py): as a whole, by
the cosine of two vectors, and piece by piece, each piece of the one against its nearest of the other (late interaction:
Khattab and Zaharia 2020), pieces weighing what was learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from drafter.tracing.overlap import Groups
from drafter.zh.lexicon import Matrix, unit

if TYPE_CHECKING:
    from drafter.tracing.semantic.encoder import Encoder

ASKED, SAID = "query: ", "passage: "
"""What multilingual-e5 was taught to see before a question and before a text that may answer it."""
BACK = 0.5
"""What the sentence's pieces weigh beside the promise's."""


@dataclass(frozen=True)
class Compared:
    """ours, theirs: a vector a promise, a sentence. late, back: each promise's pieces in each sentence, and the other way.
    score: all of it, learned; bar: what of a promise's scores an answer must exceed, learned; (promises, sentences) or (promises,)."""

    ours: Matrix
    theirs: Matrix
    late: Matrix
    back: Matrix
    score: Matrix
    bar: Matrix

    @property
    def against(self) -> Matrix:
        """How far all sentences together exceed the bar, in nats."""
        most = self.score.max(1)
        total: Matrix = np.log(np.exp(self.score - most[:, None]).sum(1)) + most - self.bar
        return total


@dataclass(frozen=True)
class _Read:
    """Texts as the heads see them: means (texts, hidden), vectors (texts, dimensions), and of all pieces in a row vectors and weights."""

    means: Matrix
    vectors: Matrix
    pieces: Matrix
    weights: Matrix
    groups: Groups


class Semantic:
    """The encoder and its heads; learned: see benchmarks/learn_semantic.py."""

    def __init__(self, encoder: Encoder, learned: Mapping[str, Matrix]) -> None:
        self._encoder, self._learned = encoder, learned

    def compare(self, asked: Sequence[str], said: Sequence[str]) -> Compared:
        """Promises and sentences compared."""
        learned = self._learned
        one, other = self._read(asked, ASKED), self._read(said, SAID)
        late, back = _crossed(one, other)
        scale = learned["scale"]
        score = scale[0] * (one.vectors @ other.vectors.T) + scale[1] * (late + BACK * back)
        bar = unit(one.means) @ learned["bar"] + learned["bar.bias"]
        return Compared(one.vectors, other.vectors, late, back, score, bar)

    def _read(self, texts: Sequence[str], prefix: str) -> _Read:
        states, learned = self._encoder.states(texts, prefix), self._learned
        means = np.stack([rows.mean(0) for rows in states]) - learned["mean"]
        rows = np.concatenate(states) - learned["mean.pieces"]
        weights = np.log1p(np.exp(rows @ learned["weight"] + learned["weight.bias"]))
        return _Read(
            means, unit(means @ learned["vector"].T), unit(rows @ learned["piece"].T), weights, Groups.of(states)
        )


def _crossed(one: _Read, other: _Read) -> tuple[Matrix, Matrix]:
    """Every piece of the one against every piece of the other -> both ways, (texts, others)."""
    late, back = [], []
    for vectors, weights in zip(_split(one.pieces, one), _split(one.weights, one), strict=True):
        near = vectors @ other.pieces.T
        late.append(weights @ other.groups.most(near, 1) / weights.sum())
        back.append(_weighed(near.max(0), other))
    return np.stack(late), np.stack(back)


def _split(rows: Matrix, read: _Read) -> list[Matrix]:
    return np.split(rows, read.groups.starts[1:])


def _weighed(near: Matrix, read: _Read) -> Matrix:
    """A number a piece -> the weighed mean of each text's pieces."""
    starts = read.groups.starts
    mean: Matrix = np.add.reduceat(near * read.weights, starts) / np.add.reduceat(read.weights, starts)
    return mean
