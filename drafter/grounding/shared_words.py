"""Whether a word of one text is in another, and which words may come and go: names of the bureau, of its district."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.zh.expression import expression

_GUARD = "副非"
"""Characters right before a word that make another of it: 副区长."""


@dataclass(frozen=True)
class Around:
    """What of a given text one of its statements may borrow words from; ours: names of the bureau that may be said or left out;
    whole: names of the district that may be left out; after: the clause
    behind it, where the statement may say that with it."""

    near: str
    ours: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    after: str = ""

    def owns(self, word: str) -> bool:
        """Whether a word is of the bureau's name."""
        return any(word in name for name in self.ours)

    def says(self, word: str, said: str) -> bool:
        """Whether a word of a text is of the bureau's name there; one of one character only within that: 市|律师协会 is not ours."""
        for name in self.ours if len(word) == 1 else ():
            said = said.replace(name, "")
        return self.owns(word) and (len(word) > 1 or word not in said)

    def spares(self, word: str, said: str = "") -> bool:
        """Whether a word may be left out, of 区综治 the first character where the rest is said."""
        return self.owns(word) or word in self.whole or (word[0] in self.whole and has(said, word[1:]))


def has(text: str, word: str) -> bool:
    """Whether a text has a word, not as the end of one that means another."""
    at = text.find(word)
    while at >= 0:
        if at == 0 or text[at - 1] not in _GUARD or word[0] in _GUARD:
            return True
        at = text.find(word, at + 1)
    return False


_HAN = expression("[\u3400-\u9fff]+")
_BETWEEN = frozenset("由受至到于在对向与和及的了把以为从")
"""Characters that stand between words and may be taken for the end of one."""


def _is_made_of(word: str, near: str) -> bool:
    """Whether a word is one of a text, but for what stands between words at its ends: 夏令营|受."""
    if len(word) < 2:
        return not word or word in _BETWEEN
    if word[0] in _BETWEEN and _is_made_of(word[1:], near):
        return True
    return has(near, word[:-1]) and word[-1] in _BETWEEN


def is_there(said: str, near: str, word: str) -> bool:
    """Whether a word of one text is in another; one of one character with a character beside it, as 示范村 is not in 乡村."""
    if len(word) == 1:
        beside = {said[at : at + 2] for at in range(len(said) - 1) if word in said[at : at + 2]}
        return any(pair in near for pair in beside) or said == word
    if has(near, word) or (len(word) > 1 and _HAN.fullmatch(word) and _is_made_of(word, near)):
        return True
    return any(f"{guard}{word}" in said and f"{guard}{word}" in near for guard in _GUARD)
