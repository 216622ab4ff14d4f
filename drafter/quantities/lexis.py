"""Words of a clause and what each does in it, by words.txt: the likeliest cut, looked up in memory."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

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


@cache
def _words() -> tuple[dict[str, tuple[str, int]], dict[str, int]]:
    """Every word -> what it does, and what it costs to take it; two characters -> the longest word they open."""
    found: dict[str, tuple[str, int]] = {}
    longest: dict[str, int] = {}
    for line in Path(__file__).with_name("words.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            head, *words = line.split()
            found.update(dict.fromkeys(words, (head[0], _ALL - int(head[1:]))))
    for word in found:
        if len(word) > longest.get(word[:2], 0):
            longest[word[:2]] = len(word)
    return found, longest


@lru_cache(maxsize=8192)
def cut(text: str) -> tuple[tuple[str, str], ...]:
    """Han characters -> (sort, word) of each word, the cheapest cut."""
    words, longest = _words()
    size = len(text)
    costs, back = [0] + [_DEAR] * size, [0] * (size + 1)
    sorts = [NOUN] * (size + 1)
    for at in range(size):
        cost = costs[at]
        if cost + _CHARACTER < costs[at + 1]:
            costs[at + 1], back[at + 1], sorts[at + 1] = cost + _CHARACTER, at, _SORT_OF.get(text[at], NOUN)
        for end in range(at + 2, min(size, at + longest.get(text[at : at + 2], 0)) + 1):
            known = words.get(text[at:end])
            if known and cost + known[1] < costs[end]:
                costs[end], back[end], sorts[end] = cost + known[1], at, known[0]
    found = []
    while size:
        start = back[size]
        found.append((sorts[size], text[start:size]))
        size = start
    return tuple(reversed(found))
