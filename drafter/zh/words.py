"""Words of a text, behind one function; nothing is loaded before the first cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def cutter(counts: Mapping[str, int]) -> Callable[[str], list[str]]:
    """Words and how often each is met -> a function that cuts a text into words, in order; punctuation counts as words.

    The large dictionary of jieba, half a second of loading, is not needed: only its way of cutting.
    """
    import jieba

    tokenizer = jieba.Tokenizer()
    known: dict[str, int] = {}
    for word, count in counts.items():
        known[word] = count
        for end in range(1, len(word)):
            known.setdefault(word[:end], 0)
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = known, sum(known.values()), True
    cut: Callable[[str], list[str]] = tokenizer.lcut
    return cut
