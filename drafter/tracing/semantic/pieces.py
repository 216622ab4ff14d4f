"""Text -> the pieces of multilingual-e5-small: the likeliest cut under a unigram model (Kudo 2018), by dynamic programming."""

from __future__ import annotations

import re

from drafter.tracing.semantic.image import MARK, Image

_UNKNOWN = 10.0
"""How much less likely than the least likely piece an unknown character is, in nats."""
_SPACES = re.compile(" {2,}")


class Pieces:
    """The cut of the package's own tokenizer (e5.c, tok_content)."""

    def __init__(self, image: Image) -> None:
        self._numbers, self._scores = image.pieces
        self._written, self._unknown = image.characters, image.unknown
        self._longest = max(map(len, self._numbers))
        self._penalty = min(self._scores) - _UNKNOWN

    def __call__(self, text: str) -> list[int]:
        """The numbers of a text's pieces."""
        plain = _SPACES.sub(" ", text.translate(self._written))
        plain = (plain if plain.startswith(" ") else f" {plain}").replace(" ", MARK)
        best, cut = [0.0], [(0, 0)]
        for end in range(1, len(plain) + 1):
            ways = [(best[end - 1] + self._penalty, end - 1, self._unknown)]
            for start in range(max(0, end - self._longest), end):
                number = self._numbers.get(plain[start:end])
                if number is not None:
                    ways.append((best[start] + self._scores[number], start, number))
            score, start, number = max(ways)
            best.append(score)
            cut.append((start, number))
        found, end = [], len(plain)
        while end:
            end, number = cut[end]
            found.append(number)
        return found[::-1]
