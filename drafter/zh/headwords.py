"""Words looked up where they lie in a file, those of one opening at a time: of tens of thousands a dossier asks for some hundreds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HEAD: Final = 2
"""Characters of an opening."""
_NEXT = 21
"""Bits of a character's number."""


def opening(word: str) -> int:
    """The number under which a word is found: of its first characters."""
    return ord(word[0]) << _NEXT | (ord(word[1]) if len(word) > 1 else 0)


@dataclass
class Headwords:
    """Words in the order of their openings, then of their characters; a word's place is its number in that order.

    openings: their numbers, rising. firsts, starts: of each, and of one beyond the last, the place of its first word, and
    where in the text that begins. text: the words in UTF-8, a line each.
    """

    openings: Sequence[int]
    firsts: Sequence[int]
    starts: Sequence[int]
    text: memoryview

    def __post_init__(self) -> None:
        self._opened: dict[str, dict[str, int]] = {}

    def place(self, word: str) -> int:
        """The place of a word, -1 of one that is not there."""
        head = word[:HEAD]
        known = self._opened.get(head)
        return (self._open(head) if known is None else known).get(word, -1)

    def longest(self, head: str) -> int:
        """Characters of the longest word with this opening, 1 where there is none."""
        return max(map(len, self._open(head)), default=1)

    def _open(self, head: str) -> dict[str, int]:
        sought = opening(head) if head else -1
        at = bisect_left(self.openings, sought)
        found: dict[str, int] = {}
        if at < len(self.openings) and self.openings[at] == sought:
            lines = str(self.text[self.starts[at] : self.starts[at + 1]], "utf-8").split("\n")
            first = self.firsts[at]
            found = {word: first + number for number, word in enumerate(lines) if word}
        self._opened[head] = found
        return found
