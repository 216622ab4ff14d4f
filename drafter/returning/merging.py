"""A text as it was, and what two people made of it -> both people's changes in one text, or that they cannot stand together."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from drafter.model.slots import pieces
from drafter.zh.dictionary import cut
from drafter.zh.sentences import split


def merged(base: str, one: str, other: str) -> str | None:
    """Three states of a cell -> the text with both changes; None where both changed the same words in different ways.

    Sentence by sentence; within a sentence both changed, word by word, a slot being one word.
    """
    if one == other or other == base:
        return one
    if one == base:
        return other
    found = _woven(_sentences(base), _sentences(one), _sentences(other), deeper=True)
    return None if found is None else "".join(found)


def _sentences(text: str) -> list[str]:
    """A text in sentences, nothing left out; a new line is one of its own."""
    made = list[str]()
    for number, line in enumerate(text.split("\n")):
        made += ["\n"] if number else []
        ends = [0, *(one.end for one in split(line)), len(line)]
        made += [line[start:end] for start, end in pairwise(ends) if end > start]
    return made


def _words(text: str) -> list[str]:
    return [word for piece in pieces(text) for word in ([piece.text] if piece.name is not None else cut(piece.text))]


def _woven(base: Sequence[str], one: Sequence[str], other: Sequence[str], *, deeper: bool) -> list[str] | None:
    """Both ways of changing a sequence, woven together between the parts that neither changed."""
    made: list[str] = []
    at = (0, 0, 0)
    for start, end, first, second in [*_same(base, one, other), (len(base), len(base), len(one), len(other))]:
        parts = base[at[0] : start], one[at[1] : first], other[at[2] : second]
        chosen = _chosen(*parts, deeper=deeper)
        if chosen is None:
            return None
        made += [*chosen, *base[start:end]]
        at = end, first + end - start, second + end - start
    return made


def _chosen(base: Sequence[str], one: Sequence[str], other: Sequence[str], *, deeper: bool) -> list[str] | None:
    """A stretch that at least one of them changed -> what it becomes."""
    if list(one) == list(other) or list(other) == list(base):
        return list(one)
    if list(one) == list(base):
        return list(other)
    if not deeper or not base:
        return None
    return _woven(*(_words("".join(part)) for part in (base, one, other)), deeper=False)


def _same(base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Stretches start..end of the base that both have, and where they begin in each; touching changes are parted by one."""
    mine, theirs = (dict(_matches(base, side)) for side in (one, other))
    both = [n for n in range(len(base)) if n in mine and n in theirs]
    found: list[tuple[int, int, int, int]] = []
    for n in both:
        if found and found[-1][1] == n and mine[n] == mine[n - 1] + 1 and theirs[n] == theirs[n - 1] + 1:
            found[-1] = (found[-1][0], n + 1, *found[-1][2:])
        else:
            found.append((n, n + 1, mine[n], theirs[n]))
    return found


def _matches(base: Sequence[str], side: Sequence[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return [(a + n, b + n) for a, b, size in blocks for n in range(size)]
