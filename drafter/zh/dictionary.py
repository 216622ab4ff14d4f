"""Words of a short text by the large dictionary, looked up where it lies: nothing is loaded, nothing kept."""

from __future__ import annotations

import math
import mmap
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

_LONGEST = 10
"""Characters of the longest word asked for."""

_ALL = math.log(60_101_967)
"""Logarithm of all counts of jieba's dictionary (jieba 0.42.1, dict.txt) together."""


def cut(text: str) -> list[str]:
    """A text -> its words in order, the likeliest cut by how often each is met; a character in no word stands alone."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST), end)
        best.append(max((best[start][0] + _weight(text[start:end]), start) for start in starts))
    edges = [len(text)]
    while edges[-1]:
        edges.append(best[edges[-1]][1])
    return [text[start:end] for start, end in pairwise(reversed(edges))]


def _weight(word: str) -> float:
    known = count(word)
    return math.log(known) - _ALL if known else -_ALL if len(word) == 1 else -math.inf


@cache
def count(word: str) -> int:
    """How often a word is met, 0 for one that is not known."""
    entry = _entry(word)
    return int(entry[1]) if entry else 0


@cache
def tag(word: str) -> str:
    """What part of speech the dictionary takes a word for (n, v, d, p, q …), empty for one that is not known."""
    entry = _entry(word)
    return entry[2].decode() if entry else ""


def _entry(word: str) -> list[bytes]:
    """The fields of a word's line, none where there is no such line; the lines are in the order of their bytes."""
    lines, sought = _lines(), word.encode("utf-8", "replace") + b" "
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", start, high)
        end = high if end < 0 else end
        line = lines[start:end]
        if line.startswith(sought):
            return line.split()
        low, high = (end + 1, high) if line < sought else (low, start)
    return []


@cache
def _lines() -> mmap.mmap:
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("jieba")
    with (Path(found.origin).with_name("dict.txt")).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
