"""The encoder (a BERT of twelve layers, post-norm: Devlin et al. 2019; Wang et al. 2024) over the package's own weights, to
which what was learned here is added."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from drafter.tracing.semantic.image import Image
from drafter.tracing.semantic.pieces import Pieces
from drafter.zh.lexicon import Matrix

_LONGEST = 128
"""Pieces of a text that count; one report sentence in two thousand is longer."""
_LOT = 1024
"""Pieces encoded at a time: some 20 MB."""
_THREADS = 4
"""Lots encoded side by side; numpy lets go of the interpreter, and no lot knows of another."""


@dataclass(frozen=True)
class Layer:
    """The weights of a layer, (in, out), and its biases; gains and shifts of its two norms."""

    mix: tuple[Matrix, Matrix]
    out: tuple[Matrix, Matrix]
    widen: tuple[Matrix, Matrix]
    narrow: tuple[Matrix, Matrix]
    norms: tuple[tuple[Matrix, Matrix], tuple[Matrix, Matrix]]


class Encoder:
    """Texts -> a row of `hidden` numbers a piece."""

    def __init__(self, image: Image, learned: Mapping[str, Matrix], layers: int | None = None) -> None:
        """layers: how many, from the first; all where none is told."""
        self._image, self._shape, self._pieces = image, image.shape, Pieces(image)
        self._layers = [layer(image, learned, number) for number in range(layers or image.shape.layers)]
        self._places = (
            image.numbers("emb.pos").reshape(-1, image.shape.hidden) + image.numbers("emb.type")[: image.shape.hidden]
        )
        self._norm = (image.numbers("emb.ln.w"), image.numbers("emb.ln.b"))

    def states(self, texts: Sequence[str], prefix: str) -> list[Matrix]:
        """Texts, and what the package wants before each -> (pieces, hidden) a text, the marks of beginning and end among them."""
        image = self._image
        cut = [[image.begin, *self._pieces(prefix + text), image.end][:_LONGEST] for text in texts]
        order = sorted(range(len(cut)), key=lambda n: len(cut[n]))
        lots = _lots(order, cut)
        found: list[Matrix] = [np.empty(0)] * len(cut)
        with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as pool:
            for lot, rows in zip(lots, pool.map(self._encoded, [[cut[n] for n in lot] for lot in lots]), strict=True):
                ends = np.cumsum([len(cut[n]) for n in lot])[:-1]
                for n, states in zip(lot, np.split(rows, ends), strict=True):
                    found[n] = states
        return found

    def _encoded(self, cut: list[list[int]]) -> Matrix:
        """Texts in pieces, shortest first -> (all pieces, hidden)."""
        known = {number: place for place, number in enumerate(sorted({n for text in cut for n in text}))}
        vectors = self._image.rows("emb.word", list(known))
        rows = vectors[[known[number] for text in cut for number in text]]
        rows = rows + np.concatenate([self._places[: len(text)] for text in cut])
        rows = _normed(rows, self._norm, self._shape.epsilon)
        alike = [(size, len(list(group))) for size, group in groupby(map(len, cut))]
        for weights in self._layers:
            rows = self._through(weights, rows, alike)
        return rows

    def _through(self, weights: Layer, rows: Matrix, alike: list[tuple[int, int]]) -> Matrix:
        epsilon = self._shape.epsilon
        rows = _normed(
            rows + _linear(self._attended(_linear(rows, weights.mix), alike), weights.out), weights.norms[0], epsilon
        )
        return _normed(rows + _linear(_gelu(_linear(rows, weights.widen)), weights.narrow), weights.norms[1], epsilon)

    def _attended(self, mixed: Matrix, alike: list[tuple[int, int]]) -> Matrix:
        """Queries, keys and values of all pieces -> what each piece hears of its own text. alike: (length, texts) in a row."""
        heads, hidden = self._shape.heads, self._shape.hidden
        heard, at = np.empty((len(mixed), hidden), np.float32), 0
        for size, count in alike:
            some = mixed[at : at + size * count].reshape(count, size, 3, heads, hidden // heads)
            query, key, value = (some[:, :, n].transpose(0, 2, 1, 3) for n in range(3))
            odds = query @ key.transpose(0, 1, 3, 2) / np.float32((hidden // heads) ** 0.5)
            odds = np.exp(odds - odds.max(-1, keepdims=True))
            odds /= odds.sum(-1, keepdims=True)
            heard[at : at + size * count] = (odds @ value).transpose(0, 2, 1, 3).reshape(-1, hidden)
            at += size * count
        return heard


def layer(image: Image, learned: Mapping[str, Matrix], number: int) -> Layer:
    """A layer: the package's weights, plus what was learned of it, a product of two thin matrices."""
    hidden, inner = image.shape.hidden, image.shape.inner

    def pair(name: str, parts: Sequence[str], rows: int) -> tuple[Matrix, Matrix]:
        weights = np.concatenate([image.weights(f"l{number}.{part}.w", rows) for part in parts])
        biases = np.concatenate([image.numbers(f"l{number}.{part}.b") for part in parts])
        if f"{number}.{name}.left" in learned:
            weights = weights + learned[f"{number}.{name}.left"] @ learned[f"{number}.{name}.right"]
            biases = biases + learned[f"{number}.{name}.bias"]
        return np.ascontiguousarray(weights.T), biases

    def norm(name: str) -> tuple[Matrix, Matrix]:
        gain, shift = image.numbers(f"l{number}.{name}.w"), image.numbers(f"l{number}.{name}.b")
        added = learned.get(f"{number}.{name}")
        return (gain, shift) if added is None else (gain + added[0], shift + added[1])

    return Layer(
        pair("qkv", "qkv", hidden), pair("ao", ["ao"], hidden), pair("fi", ["fi"], inner), pair("fo", ["fo"], hidden),
        (norm("aln"), norm("oln")),
    )  # fmt: skip


def _lots(order: list[int], cut: list[list[int]]) -> list[list[int]]:
    lots: list[list[int]] = [[]]
    room = _LOT
    for n in order:
        if lots[-1] and room < len(cut[n]):
            lots.append([])
            room = _LOT
        lots[-1].append(n)
        room -= len(cut[n])
    return lots if order else []


def _linear(rows: Matrix, weights: tuple[Matrix, Matrix]) -> Matrix:
    made: Matrix = rows @ weights[0] + weights[1]
    return made


def _normed(rows: Matrix, norm: tuple[Matrix, Matrix], epsilon: float) -> Matrix:
    rows = rows - rows.mean(-1, keepdims=True)
    made: Matrix = rows / np.sqrt((rows * rows).mean(-1, keepdims=True) + epsilon) * norm[0] + norm[1]
    return made


def _gelu(rows: Matrix) -> Matrix:
    """x Φ(x), Φ by its tanh (Hendrycks and Gimpel 2016): within .001."""
    inner = rows * rows
    inner *= np.float32(0.044715)
    inner += 1
    inner *= rows
    inner *= np.float32(0.7978846)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= rows
    inner *= np.float32(0.5)
    return inner
