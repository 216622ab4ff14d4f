"""How alike two paragraphs are: by the pairs of characters they share. It proposes; it does not decide."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from drafter.zh.likeness import pairs


class Bag:
    """A paragraph's pairs of characters."""

    def __init__(self, text: str) -> None:
        self._pairs = pairs(text)
        self._size = self._pairs.total()

    def _shared(self, other: Counter[str]) -> int:
        return sum(min(self._pairs[pair], other[pair]) for pair in self._pairs.keys() & other.keys())

    def like(self, other: Bag) -> float:
        """Share of both paragraphs' pairs that both have, 0..1."""
        total = self._size + other._size
        return 2 * self._shared(other._pairs) / total if total else 0.0

    def may_be_like(self, other: Bag, least: float) -> bool:
        """Whether both are of such lengths that they can be that much alike: looked at first, it spares the counting."""
        return 2 * min(self._size, other._size) >= least * (self._size + other._size)

    def holds(self, part: str) -> float:
        """Share of a part's pairs that are this paragraph's, 0..1; a part of one character or none is held."""
        found = pairs(part)
        return self._shared(found) / found.total() if found else 1.0

    def holds_of(self, text: str) -> float:
        """The same, but nothing holds a text of one character."""
        return self.holds(text) if pairs(text) else 0.0


def cut_up(whole: str, kept: str, part: str, least: float) -> bool:
    """Whether a printed paragraph was cut in two: one half is kept, the other is a part that has its remaining words."""
    bag = Bag(whole)
    return (
        bag.holds_of(part) >= least and len(kept) + len(part) <= 1.5 * len(whole) + 20 and Bag(kept).holds(part) < least
    )


def joined_at(first: str, second: str, text: str) -> int:
    """Two paragraphs and what became of both in one -> where in it the second begins."""
    blocks = SequenceMatcher(None, first + second, text, autojunk=False).get_matching_blocks()
    for a, b, size in blocks:
        if a + size > len(first):
            return max(b, b + len(first) - a)
    return len(text)
