"""A paragraph -> its sentences, each with where it stands. A stop inside quotation marks closes with the mark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from drafter.zh.expression import expression

_STOP = expression(r"[。！？!?]+[”’）)」』]*")
_CLAUSE = expression(r"[，,；;：:。！？!?]")
_LETTER = expression(r"[\u3400-\u9fff\w]")


@dataclass(frozen=True)
class Sentence:
    """text == paragraph[start:end], end mark included."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=4096)
def split(paragraph: str) -> tuple[Sentence, ...]:
    """Sentences left to right; nothing is dropped but blanks between them. Remembered: each is asked for often."""
    sentences, start, seen = [], 0, 0
    for end in [*(m.end() for m in _STOP.finditer(paragraph)), len(paragraph)]:
        wordless, seen = not _LETTER.search(paragraph, seen, end), end
        if not wordless:
            lead = len(paragraph[start:end]) - len(paragraph[start:end].lstrip())
            sentences.append(Sentence(start + lead, end, paragraph[start + lead : end].rstrip()))
            start = end
    return tuple(sentences)


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
