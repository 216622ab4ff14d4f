"""Words of a text, behind one function; the dictionary loads at the first cut."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache


@cache
def _cutter() -> Callable[[str], list[str]]:
    try:
        import rjieba  # extra "fast": the same dictionary, quicker to load
    except ImportError:
        import logging

        import jieba

        jieba.setLogLevel(logging.WARNING)
        cut: Callable[[str], list[str]] = jieba.lcut
        return cut
    fast: Callable[[str], list[str]] = rjieba.cut
    return fast


def cut(text: str) -> list[str]:
    """Words in order of the text; punctuation counts as words."""
    return _cutter()(text)
