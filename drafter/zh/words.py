"""Words of a text, behind one function; nothing is loaded before the first cut."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Protocol


class Counted(Protocol):
    """Words and how often each is met."""

    total: int
    """How often all of them together."""

    @property
    def get(self) -> Callable[[str], int | None]:
        """How often a word is met, nothing of one that is not known."""
        ...

    @property
    def longest(self) -> Callable[[str], int]:
        """Characters of the longest word that two characters open, 1 where there is none."""
        ...


def cutter(counts: Counted) -> Callable[[str], list[str]]:
    """Words and how often each is met -> a function that cuts a text into words, in order; punctuation counts as words.

    The large dictionary of jieba, half a second of loading, is not needed: only its way of cutting. Nor is every opening
    of a word, by which it knows how long to look: the longest word that two characters open tells as much.
    """
    tokenizer = _jieba().Tokenizer()
    longest, met = counts.longest, counts.get

    def ends(text: str) -> dict[int, list[int]]:
        """Of each place, the places of the last characters of the words that begin there; its own where none does."""
        found = {}
        for start in range(len(text)):
            size = longest(text[start : start + 2])
            beyond = min(len(text), start + size)
            words = size > 1 and [end for end in range(start, beyond) if met(text[start : end + 1])]
            found[start] = words or [start]
        return found

    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = counts, counts.total, True
    tokenizer.get_DAG = ends
    cut: Callable[[str], list[str]] = tokenizer.lcut
    return cut


def _jieba() -> ModuleType:
    """jieba, loaded without pkg_resources, which it takes where it finds it, only to open the dictionary not needed here."""
    absent = object()
    held = sys.modules.get("pkg_resources", absent)
    sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]  # None makes the import fail, and jieba do without
    try:
        import jieba
    finally:
        if held is absent:
            del sys.modules["pkg_resources"]
    module: ModuleType = jieba
    return module
