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
    return words[_HALF:] in _pairs("".join(_tails().get(words[:_HALF], ())))


def fitting(words: str, at: int) -> str:
    """Four characters and a place among them -> the characters that would make them usual there; at either end, an idiom."""
    head, tail = words[:_HALF], words[_HALF:]
    idioms = at in (0, SIZE - 1)
    if at >= _HALF:
        stays = SIZE - 1 - at
        met = _pairs(_met(head, idioms=idioms))
        return "".join(pair[at - _HALF] for pair in met if pair[stays] == tail[stays])
    heads = _heads()[idioms].get(tail, ())
    return "".join(one[at] for one in heads if one[1 - at] == head[1 - at])


def _met(head: str, *, idioms: bool) -> str:
    """What stands behind two characters, two by two; idioms: of idioms alone."""
    return "".join(_tails().get(head, ())[idioms:])


def _pairs(text: str) -> list[str]:
    return [text[at : at + _HALF] for at in range(0, len(text), _HALF)]


@cache
def _tails() -> dict[str, list[str]]:
    """The first two characters -> what is met behind them, and what makes an idiom with them. A line of the file: the first
    two characters, the others two by two, those of idioms behind a second blank."""
    lines = (line.split(" ") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {head: tails for head, *tails in lines}


@cache
def _heads() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The last two characters -> the first two met before them, in order; those that make an idiom with them."""
    found: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for head, tails in _tails().items():
        for idioms, heads in enumerate(found):
            for tail in dict.fromkeys(_pairs("".join(tails[idioms:]))):
                heads.setdefault(tail, []).append(head)
    return found
