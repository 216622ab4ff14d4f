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
    tails, tail = _tails().get(words[:_HALF], ""), words[_HALF:]
    return tail in tails and any(tail in _pairs(lot) for lot in tails.split(" "))


def fitting(words: str, at: int, chars: str) -> str:
    """Four characters, a place among them, and what may stand there -> the first of it that makes them usual, an idiom at either
    end; empty where nothing does."""
    known, head, tail = _tails(), words[:_HALF], words[_HALF:]
    idioms = at in (0, SIZE - 1)
    if at < _HALF:
        made = ((char, head[:at] + char + head[at + 1 :]) for char in chars)
        heads = [(char, one) for char, one in made if one in known and tail in known[one]]
        return min((char for char, one in heads if tail in _met(one, idioms=idioms)), default="")
    stays = SIZE - 1 - at
    if tail[stays] not in known.get(head, ""):
        return ""
    fits = (pair for pair in _met(head, idioms=idioms) if pair[stays] == tail[stays])
    return next((pair[at - _HALF] for pair in fits if pair[at - _HALF] in chars), "")


def _met(head: str, *, idioms: bool) -> list[str]:
    """What stands behind two characters, two by two; idioms: of idioms alone."""
    met, _, sayings = _tails().get(head, "").partition(" ")
    return _pairs(sayings) if idioms else [*_pairs(met), *_pairs(sayings)]


def _pairs(text: str) -> list[str]:
    return [text[at : at + _HALF] for at in range(0, len(text), _HALF)]


@cache
def _tails() -> dict[str, str]:
    """The first two characters -> what is met behind them, and behind a blank what makes an idiom with them. A line of the file:
    the first two characters, a blank, the others two by two."""
    lines = FILE.read_text("utf-8").splitlines()
    return {line[:_HALF]: line[_HALF + 1 :] for line in lines if line[0] != "#"}
