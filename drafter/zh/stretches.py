"""Four characters that stand together again and again in official Chinese; made by benchmarks/learn_stretches.py from real
reports and from the idioms of jieba's dictionary."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("stretches.txt")
SIZE = 4
"""Characters of a stretch."""
_HALF = SIZE // 2


def usual(words: str) -> bool:
    """Whether four characters are met in reports of three places at least, or are an idiom."""
    return words[_HALF:] in _behind(words[:_HALF])


def fits(words: str, at: int, char: str) -> bool:
    """Whether another character in a place of four makes them usual; at either end, an idiom."""
    made = words[:at] + char + words[at + 1 :]
    return made[_HALF:] in _behind(made[:_HALF], idioms=at in (0, SIZE - 1))


def _behind(head: str, *, idioms: bool = False) -> frozenset[str]:
    """What stands behind two characters, two by two; idioms: of idioms alone."""
    return _met(head, idioms=idioms) if head in _tails() else frozenset()


@cache
def _met(head: str, *, idioms: bool) -> frozenset[str]:
    met, _, sayings = _tails()[head].partition(" ")
    lots = (sayings,) if idioms else (met, sayings)
    return frozenset(lot[at : at + _HALF] for lot in lots for at in range(0, len(lot), _HALF))


@cache
def _tails() -> dict[str, str]:
    """The first two characters -> what is met behind them, and behind a blank what makes an idiom with them. A line of the file:
    the first two characters, a blank, the others two by two."""
    lines = FILE.read_text("utf-8").splitlines()
    return {line[:_HALF]: line[_HALF + 1 :] for line in lines if line[0] != "#"}
