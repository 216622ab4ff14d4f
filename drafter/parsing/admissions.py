"""Paragraphs outside the part for problems that own up to some: 虽然取得了一定成绩，但还存在一些薄弱环节：一是……"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.parsing.mark import Mark
from drafter.zh import shortcomings
from drafter.zh.headings import marker_of
from drafter.zh.sentences import split

_FIRST = 2
"""Sentences of a paragraph one of which opens it: 成绩来之不易。我们也清醒地看到……"""
_SHORT = 30
"""Characters of a sentence that may stand before the one that opens."""


def admissions(texts: Sequence[str], heads: Mapping[int, Mark], span: tuple[int, int]) -> set[int]:
    """Texts of all paragraphs, the headings they open with, first and last paragraph -> those that own up to shortcomings,
    with the items that follow them."""
    found: set[int] = set()
    for paragraph in (p for p in range(span[0], span[1] + 1) if p not in found and p not in heads):
        if _opens(texts[paragraph - 1]):
            found |= {paragraph, *_items(texts, paragraph, span[1])}
    return found


def _opens(text: str) -> bool:
    sentences = split(text)[:_FIRST]
    return any(
        shortcomings.opens(sentence.text) and (number == 0 or len(sentences[0].text) <= _SHORT)
        for number, sentence in enumerate(sentences)
    )


def _items(texts: Sequence[str], opening: int, last: int) -> list[int]:
    """The paragraphs that list what an opening paragraph announces: counted from one, in one way."""
    if len(split(texts[opening - 1])) > _FIRST:
        return []
    listed: list[int] = []
    for paragraph in range(opening + 1, last + 1):
        marker = marker_of(texts[paragraph - 1])
        if texts[paragraph - 1] and (marker is None or marker.number != len(listed) + 1):
            break
        listed += [paragraph] if marker else []
    return listed
