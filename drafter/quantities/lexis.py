"""Words of a clause and what each does in it, by words.txt: the likeliest cut, looked up in memory."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

VERB, BOTH, ADVERB, PREPOSITION, CONJUNCTION, TIME, RELATION, PLACE, ADJECTIVE, NOUN, PARTICLE = "vgdpctrfanu"
"""What a word does; BOTH is a verb that is a noun as well, as 培训; RELATION as 同比."""
NOMINAL = (NOUN, BOTH, ADJECTIVE)
"""What a noun is made of."""
_ALL, _CHARACTER, _DEAR = 26, 17, 1 << 30
"""Logarithm (to 2) of all counts together; what it costs to let a character stand alone; more than anything costs."""
_CHARACTERS = {
    VERB: "获设建有达受占需超含赴使让令作住喝排居",
    ADVERB: "均都已共约又也还再仍全各仅曾正就更最不未无相只才先后拟要",
    PREPOSITION: "在对向为把将被由从给与同较比按经据以于至到自用随跟除",
    CONJUNCTION: "和及或并且而但",
    PARTICLE: "的了着过之地得等",
}
_SORT_OF = {char: sort for sort, chars in _CHARACTERS.items() for char in chars}


_REMEMBERED = 1 << 16
"""Openings of words kept in mind."""


class _Opening(NamedTuple):
    """Two characters as words begin with them: what they do as a word, what it costs to take it, how long the longest word is
    that they open, and of every longer one what it does and what it costs."""

    sort: str
    cost: int
    longest: int
    longer: dict[str, tuple[str, int]]


@cache
def _lines() -> dict[str, str]:
    """A character -> the words that begin with it, in the order of what follows, which is all that is written of each."""
    lines = Path(__file__).with_name("words.txt").read_text("utf-8").split("\n")
    return {line[0]: line[1:] for line in lines if line and line[0] != "#"}


@lru_cache(maxsize=_REMEMBERED)
def _opening(head: str) -> _Opening | None:
    """Two characters -> the words they open, looked up where they lie; None where there are none, or one character alone."""
    line = _lines().get(head[0], "")
    at = line.find(f" {head[1]}") if head[1:] else -1
    if at < 0:
        return None
    sort, cost, longest, longer = NOUN, _DEAR, 0, dict[str, tuple[str, int]]()
    while line.startswith(head[1], at + 1):
        end = line.find(" ", at + 1) % (len(line) + 1)  # at its end where there is none
        told = line[at + 1 : end].rstrip("0123456789")
        word, does, costs = head[0] + told[:-1], told[-1], _ALL - int(line[at + 1 + len(told) : end])
        if len(word) == len(head):
            sort, cost = does, costs
        else:
            longer[word], longest = (does, costs), max(longest, len(word))
        at = end
    return _Opening(sort, cost, longest, longer)


def ends_word(text: str, at: int) -> bool:
    """Whether a word of a text ends before a place in it."""
    return at in accumulate(len(word) for _, word in cut(text))


def cut(text: str) -> tuple[tuple[str, str], ...]:
    """Han characters -> (sort, word) of each word, the cheapest cut."""
    size = len(text)
    costs, back = [0] + [_DEAR] * size, [0] * (size + 1)
    sorts = [""] * (size + 1)
    for at in range(size):
        cost = costs[at]
        if cost + _CHARACTER < costs[at + 1]:
            costs[at + 1], back[at + 1], sorts[at + 1] = cost + _CHARACTER, at, ""
        opens = _opening(text[at : at + 2])
        if not opens:
            continue
        sort, dear, longest, longer = opens
        if cost + dear < costs[at + 2]:
            costs[at + 2], back[at + 2], sorts[at + 2] = cost + dear, at, sort
        for end in range(at + 3, min(size, at + longest) + 1):
            known = longer.get(text[at:end])
            if known and cost + known[1] < costs[end]:
                costs[end], back[end], sorts[end] = cost + known[1], at, known[0]
    found = []
    while size:
        start = back[size]
        found.append((sorts[size] or _SORT_OF.get(text[start], NOUN), text[start:size]))
        size = start
    return tuple(reversed(found))
