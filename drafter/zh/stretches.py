"""Four characters that stand together again and again in official Chinese; made by benchmarks/learn_stretches.py from real
reports and from the idioms of jieba's dictionary."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("stretches.txt")
SIZE = 4
"""Characters of a stretch."""
_HALF = SIZE // 2


_ANY = "?"


def usual(words: str) -> bool:
    """Whether four characters are met in reports of three places at least, or are an idiom."""
    return words in _table()[0]


def fitting(words: str, at: int) -> str:
    """Four characters and a place among them -> the characters that would make them usual there; at either end, an idiom."""
    return _table()[1].get(words[:at] + _ANY + words[at + 1 :], "")


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    """All of them, and what stands in each place of them. A line of the file: the first two characters, the others two by
    two, those of idioms behind a second blank."""
    every, gaps = list[str](), dict[str, str]()
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, *tails = line.split(" ")
        for tail, places in zip(tails, (range(1, SIZE - 1), range(SIZE)), strict=False):
            for at in range(0, len(tail), _HALF):
                words = head + tail[at : at + _HALF]
                every.append(words)
                for place in places:
                    key = words[:place] + _ANY + words[place + 1 :]
                    gaps[key] = gaps.get(key, "") + words[place]
    return frozenset(every), gaps
