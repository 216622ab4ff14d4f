"""What two lots of texts share, term by term, rare terms weighing more: overlap, cosine, and the best pair of clauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set, Sized
from dataclasses import dataclass
from itertools import chain

import numpy as np

from drafter.zh.lexicon import Matrix


@dataclass(frozen=True)
class Overlap:
    """Terms of texts (rows) and of others (columns). shared, cosine: (rows, columns); mass, others: the weight of each
    text's terms; covered: the weight of a row's terms that any column has; rarest: that of the rarest two shared ones."""

    shared: Matrix
    cosine: Matrix
    mass: Matrix
    others: Matrix
    covered: Matrix
    rarest: tuple[Matrix, Matrix]

    @property
    def recall(self) -> Matrix:
        """The share of a row's weight that a column has."""
        return self.shared / np.maximum(self.mass[:, None], 1e-6)

    @property
    def precision(self) -> Matrix:
        """The share of a column's weight that a row has."""
        return self.shared / np.maximum(self.others[None], 1e-6)

    @property
    def dice(self) -> Matrix:
        """Twice what is shared by what both have."""
        return 2 * self.shared / np.maximum(self.mass[:, None] + self.others[None], 1e-6)


def overlap(rows: Sequence[Set[str]], columns: Sequence[Set[str]], weight: Callable[[str], float]) -> Overlap:
    """Terms of the rows and of the columns, and what a term weighs -> their overlap."""
    ours, theirs = set(chain.from_iterable(rows)), set(chain.from_iterable(columns))
    weights = {term: weight(term) for term in ours | theirs}
    place = {term: index for index, term in enumerate(sorted(ours & theirs))}
    scale = np.array([weights[term] for term in place], np.float32)
    have, others = _incidence(rows, place), _incidence(columns, place)
    squares = {term: one**2 for term, one in weights.items()}
    told, others_told = ([sorted(bag) for bag in bags] for bags in (rows, columns))  # sums do not hang on a set's order
    lengths, other_lengths = (np.sqrt(_mass(lists, squares)) for lists in (told, others_told))
    shared = (have * scale) @ others.T
    cosine = (have * scale**2) @ others.T / np.maximum(lengths[:, None] * other_lengths[None], 1e-6)
    return Overlap(
        shared, cosine, _mass(told, weights), _mass(others_told, weights), (have * scale).sum(1),
        _rarest(have * scale, others),
    )  # fmt: skip


def _incidence(bags: Sequence[Set[str]], place: dict[str, int]) -> Matrix:
    matrix = np.zeros((len(bags), len(place)), np.float32)
    for row, bag in zip(matrix, bags, strict=True):
        row[[place[term] for term in bag if term in place]] = 1.0
    return matrix


def _mass(lists: Sequence[Sequence[str]], weights: dict[str, float]) -> Matrix:
    return np.array([sum(map(weights.__getitem__, terms)) for terms in lists], np.float32)


def _rarest(weighed: Matrix, others: Matrix) -> tuple[Matrix, Matrix]:
    """The weight of the rarest and of the second rarest term that a row shares with a column; 0 where there is none."""
    first, second = (np.zeros((len(weighed), len(others)), np.float32) for _ in range(2))
    for place, row in enumerate(weighed):
        held = np.flatnonzero(row)
        if len(held):
            top = np.sort(row[held] * others[:, held], axis=1)
            first[place] = top[:, -1]
            second[place] = top[:, -2] if len(held) > 1 else 0.0
    return first, second


@dataclass(frozen=True)
class Groups:
    """Members one after the other, each group's first at starts; size: members of each."""

    starts: np.ndarray
    size: np.ndarray

    @classmethod
    def of(cls, members: Sequence[Sized]) -> Groups:
        """Groups of some members each, none empty."""
        size = np.array([len(some) for some in members])
        return cls(np.concatenate([[0], np.cumsum(size)[:-1]]).astype(int), size)

    def most(self, matrix: Matrix, axis: int) -> Matrix:
        """The greatest value over the members of each group along an axis."""
        best: Matrix = np.maximum.reduceat(matrix, self.starts, axis=axis)
        return best

    def mean(self, matrix: Matrix) -> Matrix:
        """The mean over the rows of each group."""
        means: Matrix = np.add.reduceat(matrix, self.starts, axis=0) / self.size[:, None]
        return means.astype(np.float32)
