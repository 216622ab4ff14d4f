"""Words of a short text by the large dictionary, looked up where it lies: nothing is loaded, and no more kept than was asked for."""

from __future__ import annotations

import math
import mmap
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

_LONGEST = 10
"""Characters of the longest word asked for."""

_REMEMBERED = 1 << 14
"""Openings of words kept in mind."""
_ALL = math.log(60_101_967)
"""Logarithm of all counts of jieba's dictionary (jieba 0.42.1, dict.txt) together."""


def cut(text: str) -> list[str]:
    """A text -> its words in order, the likeliest cut by how often each is met; a character in no word stands alone."""
    size = len(text)
    best, back = [0.0] + [-math.inf] * size, [0] * (size + 1)
    for start in range(size):
        said, end = best[start], start + 1
        if said + (alone := _alone(text[start])) >= best[end]:
            best[end], back[end] = said + alone, start
        words = _opened(text[start : start + 2])
        for length, weights in words:
            weight = weights.get(text[start : start + length]) if start + length <= size else None
            if weight is not None and said + weight >= best[start + length]:
                best[start + length], back[start + length] = said + weight, start
    edges = [size]
    while edges[-1]:
        edges.append(back[edges[-1]])
    return [text[start:end] for start, end in pairwise(reversed(edges))]


@cache
def _alone(char: str) -> float:
    """Logarithm of how likely a character is a word."""
    known = count(char)
    return math.log(known) - _ALL if known else -_ALL


@lru_cache(maxsize=_REMEMBERED)
def _opened(head: str) -> tuple[tuple[int, dict[str, float]], ...]:
    """Two characters -> the words that begin with them by their length, each with the logarithm of how likely it is."""
    if len(head) < 2:
        return ()
    lines, sought = _lines(), head.encode("utf-8", "replace")
    at, found = _first(sought), dict[int, dict[str, float]]()
    while lines[at : at + len(sought)] == sought:
        end = lines.find(b"\n", at)
        word, often = lines[at : end if end >= 0 else len(lines)].decode().split()[:2]
        if len(word) <= _LONGEST:
            found.setdefault(len(word), {})[word] = math.log(int(often)) - _ALL
        at = end + 1 if end >= 0 else len(lines)
    return tuple(found.items())


def _first(sought: bytes) -> int:
    """Where the first line stands that is not before some bytes."""
    lines = _lines()
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", start, high)
        end = high if end < 0 else end
        low, high = (end + 1, high) if lines[start:end] < sought else (low, start)
    return low


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
