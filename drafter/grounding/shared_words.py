"""Whether a word of one text is in another, and which words may come and go: names of the bureau, of its district."""

from __future__ import annotations

from dataclasses import dataclass

_GUARD = "副非"
"""Characters right before a word that make another of it: 副区长."""


@dataclass(frozen=True)
class Around:
    """What of a given text one of its statements may borrow words from; ours: names of the bureau that may be said or left out;
    whole: names of the district that may be left out."""

    near: str
    ours: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    def owns(self, word: str) -> bool:
        """Whether a word is of the bureau's name."""
        return any(word in name for name in self.ours)

    def spares(self, word: str) -> bool:
        """Whether a word may be left out."""
        return self.owns(word) or word in self.whole


def has(text: str, word: str) -> bool:
    """Whether a text has a word, not as the end of one that means another."""
    at = text.find(word)
    while at >= 0:
        if at == 0 or text[at - 1] not in _GUARD or word[0] in _GUARD:
            return True
        at = text.find(word, at + 1)
    return False


def is_there(said: str, near: str, word: str) -> bool:
    """Whether a word of one text is in another; one of one character with a character beside it, as 示范村 is not in 乡村."""
    if len(word) == 1:
        beside = {said[at : at + 2] for at in range(len(said) - 1) if word in said[at : at + 2]}
        return any(pair in near for pair in beside) or said == word
    return has(near, word) or any(f"{guard}{word}" in said and f"{guard}{word}" in near for guard in _GUARD)
