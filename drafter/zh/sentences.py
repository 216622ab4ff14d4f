"""A paragraph -> its sentences, each with where it stands. A stop inside quotation marks closes with the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.zh.assignments import BRACKETED
from drafter.zh.expression import expression

_STOP = expression("[。！？!?][。！？!?]*[”’）)」』]*")
"""What ends a sentence."""
_NOTE = expression(rf"(?<=[。！？!?])\s*{BRACKETED}[。；;]?")
"""A note in brackets behind it, a sentence of its own: ……17个。（责任科室：办公室）二是……"""
_CLAUSE = expression(r"[，,；;：:。！？!?]")
_LETTER = expression(r"\w")
_MOST = 2000
"""Characters of a sentence at most: the longest known has 639. What goes on longer is taken in pieces, cut behind a mark."""
_PIECE = expression(rf".{{1,{_MOST}}}(?<=[，,；;：:、])|.{{1,{_MOST}}}", re.S)


class Sentence(NamedTuple):
    """text == paragraph[start:end], end mark included."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=4096)
def split(paragraph: str) -> tuple[Sentence, ...]:
    """Sentences left to right; nothing is dropped but blanks between them. Remembered: each is asked for often."""
    sentences, start, seen = list[Sentence](), 0, 0
    for end in [*_ends(paragraph), len(paragraph)]:
        wordless, seen = not _LETTER.search(paragraph, seen, end), end
        if not wordless:
            whole = paragraph[start:end]
            sentences += _pieces(whole, start) if len(whole) > _MOST else [_sentence(whole, start)]
            start = end
    return tuple(sentences)


def _ends(paragraph: str) -> Iterator[int]:
    """Where sentences end, and the notes behind them."""
    at = 0
    while found := _STOP.search(paragraph, at):
        at = found.end()
        yield at
        while note := _NOTE.match(paragraph, at):
            at = note.end()
            yield at


def _sentence(text: str, at: int) -> Sentence:
    """Words of a paragraph from place `at` on -> the sentence, blanks around it left out."""
    end, bare = at + len(text), text.strip()
    lead = 0 if len(bare) == len(text) else len(text) - len(text.lstrip())
    return Sentence(at + lead, end, bare)


def _pieces(text: str, at: int) -> Iterator[Sentence]:
    """A sentence longer than any -> its pieces, those that are nothing but marks left out."""
    for piece in _PIECE.finditer(text):
        if _LETTER.search(piece[0]):
            yield _sentence(piece[0], at + piece.start())


def has_words(text: str) -> bool:
    """Whether there is a letter or digit besides the marks."""
    return bool(_LETTER.search(text))


def clauses(sentence: str) -> list[tuple[int, int]]:
    """(start, end) of every stretch between commas, colons, semicolons and stops."""
    spans, start = [], 0
    for match in _CLAUSE.finditer(sentence):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(sentence)))
    return [span for span in spans if span[1] > span[0]]
