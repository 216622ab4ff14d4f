"""Words of a clause and what each does in it, by words.txt: the likeliest cut, looked up in memory."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

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


_Words: TypeAlias = tuple[dict[str, tuple[str, int, int]], dict[str, tuple[str, int]]]


@cache
def _lines() -> dict[str, str]:
    """A character -> the line of the words that begin with it."""
    lines = Path(__file__).with_name("words.txt").read_text("utf-8").split("\n")
    return {line[0]: line for line in lines if line and line[0] != "#"}


@cache
def _words(char: str) -> _Words:
    """A character -> of the words that begin with it: each of two characters -> what it does as a word, what it costs to take it,
    and how long the longest word is that they open; every longer word -> what it does, and what it costs."""
    pairs: dict[str, tuple[str, int, int]] = {}
    longer: dict[str, tuple[str, int]] = {}
    told = NOUN, _DEAR
    for rest in _lines().get(char, "").split(" ")[1:]:
        if rest.isascii():
            told = rest[0], _ALL - int(rest[1:])
        elif len(rest) > 1:
            longer[char + rest] = told
        else:
            pairs[char + rest] = (*told, 0)
    for word in longer:
        sort, cost, longest = pairs.get(word[:2], (NOUN, _DEAR, 0))
        if len(word) > longest:
            pairs[word[:2]] = sort, cost, len(word)
    return pairs, longer


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
        pairs, longer = _words(text[at])
        pair = pairs.get(text[at : at + 2])
        if not pair:
            continue
        if cost + pair[1] < costs[at + 2]:
            costs[at + 2], back[at + 2], sorts[at + 2] = cost + pair[1], at, pair[0]
        for end in range(at + 3, min(size, at + pair[2]) + 1):
            known = longer.get(text[at:end])
            if known and cost + known[1] < costs[end]:
                costs[end], back[end], sorts[end] = cost + known[1], at, known[0]
    found = []
    while size:
        start = back[size]
        found.append((sorts[size] or _SORT_OF.get(text[start], NOUN), text[start:size]))
        size = start
    return tuple(reversed(found))
