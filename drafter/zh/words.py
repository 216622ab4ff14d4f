"""Words of a text, behind one function; nothing is loaded before the first cut."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import ModuleType


def cutter(counts: Mapping[str, int]) -> Callable[[str], list[str]]:
    """Words and how often each is met -> a function that cuts a text into words, in order; punctuation counts as words.

    The large dictionary of jieba, half a second of loading, is not needed: only its way of cutting.
    """
    tokenizer = _jieba().Tokenizer()
    known = {word[:end]: 0 for word in counts for end in range(1, len(word))}
    known.update(counts)
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = known, sum(known.values()), True
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
