"""Two lists of paragraphs -> which of the old is which of the new, which only moved, which came or went."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from drafter.zh.dictionary import cut
from drafter.zh.resembling import Bag

_LIKE = 0.4
"""Share of character pairs from which one paragraph is the other's new wording."""
_HELD = 0.8
"""Share of the shorter one's character pairs that the longer one has when it is the same paragraph with more in it."""
_MOVED = 8
"""Characters from which a paragraph that is found elsewhere has moved: a shorter one may be there twice."""
_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?[%％‰]?")
_MOST = 400
"""Characters of a stretch cut into words: a longer one is cut in pieces."""


@dataclass
class Pairs:
    """same: place in the new -> place in the old, in order in both; moved: the same, out of order."""

    same: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)


def paired(old: Sequence[str], new: Sequence[str], rows: Sequence[Sequence[bool]], *, figures: bool) -> Pairs:
    """Texts of paragraphs; rows: which are rows of tables, in the old and the new; figures: whether a figure is a word like
    others, else all figures are alike."""
    before, after = ([masked(text, figures=figures) for text in texts] for texts in (old, new))
    made = Pairs()
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    made.same = {b + n: a + n for a, b, size in blocks for n in range(size)}
    _moves(before, after, made)
    reached = (0, 0)
    for a, b in [*((a, b) for b, a in sorted(made.same.items())), (len(before), len(after))]:
        _alike(before, after, rows, (reached, (a, b)), made)
        reached = (a + 1, b + 1)
    return made


def _moves(before: Sequence[str], after: Sequence[str], made: Pairs) -> None:
    taken = set(made.same.values())
    left: dict[str, list[int]] = {}
    for n, text in enumerate(before):
        if n not in taken and len(text) >= _MOVED:
            left.setdefault(text, []).append(n)
    for n, text in enumerate(after):
        if n not in made.same and left.get(text):
            made.moved[n] = left[text].pop(0)


def _alike(
    before: Sequence[str], after: Sequence[str], rows: Sequence[Sequence[bool]],
    gap: tuple[tuple[int, int], tuple[int, int]], made: Pairs,
) -> None:  # fmt: skip
    """Within a gap between equal paragraphs, the likest pairs in order."""
    (a, b), (c, d) = gap
    moved = set(made.moved.values())
    mine = [(n, Bag(before[n])) for n in range(a, c) if n not in moved]
    theirs = [(n, Bag(after[n])) for n in range(b, d) if n not in made.moved]
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(theirs) + 1)]
    for n, bag in mine:
        line = [(0.0, list[tuple[int, int]]())]
        for k, (m, other) in enumerate(theirs):
            like = _likeness(bag, other, before[n], after[m]) if rows[0][n] == rows[1][m] else 0.0
            pair = best[-1][k]
            joined = (pair[0] + like, [*pair[1], (m, n)]) if like >= _LIKE else pair
            line.append(max(line[-1], best[-1][k + 1], joined, key=lambda one: one[0]))
        best.append(line)
    made.same |= dict(best[-1][-1][1])


def _likeness(bag: Bag, other: Bag, was: str, now: str) -> float:
    """How alike two paragraphs are; one that stands in the other nearly whole was lengthened or shortened, and is like it."""
    like = bag.like(other)
    held = other.holds_of(was) if len(was) <= len(now) else bag.holds_of(now)
    return max(like, _LIKE) if held >= _HELD and min(len(was), len(now)) >= _MOVED else like


def masked(text: str, *, figures: bool) -> str:
    """A text as it is compared."""
    return text if figures else _FIGURE.sub("0", text)


def tokens(text: str) -> list[str]:
    """A text in words; a figure is one."""
    made, at = list[str](), 0
    for found in _FIGURE.finditer(text):
        made += [*_words(text[at : found.start()]), found[0]]
        at = found.end()
    return [*made, *_words(text[at:])]


def _words(text: str) -> list[str]:
    return [word for start in range(0, len(text), _MOST) for word in cut(text[start : start + _MOST])]


def changes(old: str, new: str, *, figures: bool) -> list[tuple[str, str]]:
    """Two wordings -> stretches in order, each (what stood in the old, what stands in the new), equal where unchanged.
    figures: whether differing figures are a change; else a stretch may show the new one alone as unchanged."""
    before, after = tokens(old), tokens(new)
    keys = [[masked(token, figures=figures) for token in side] for side in (before, after)]
    made = list[tuple[str, str]]()
    for code, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        there = "".join(after[c:d])
        made.append((there if code == "equal" else "".join(before[a:b]), there))
    return made
