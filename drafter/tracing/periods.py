"""This year's sentences in order -> which of them look back over several years: from 五年来…… until 一年来……."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TERM = re.compile(
    r"(?:过去的?|这|回[望首顾](?:过去的?)?)[四五]年|[四五]年来|十[一二三四五]五”?(?:时期|以来|期间)|本届政府|(?:19|20)\d\d年以来"
)
"""Opens the account of a term or of a five-year plan, which goes on over sentences and paragraphs."""
_YEAR = re.compile(r"(?:过去|这|回[望首顾])的?一年|一年来|过去的(?:19|20)\d\d年|(?:19|20)\d\d年[是很]|今年以来")
"""Opens the account of the last year."""
_SPAN = re.compile(r"[近这]?[两三四五]年(?:来|间|累计)|近[两三四五]年")
_ONE = re.compile(r"(?:^|[，；。])(?:(?:19|20)\d\d年[，,]|全年)")
"""These hold for their sentence alone."""
_OPENING = 25
"""Characters of a sentence in which an account is opened."""


def several(told: Sequence[tuple[int, str]]) -> list[bool]:
    """Whether each (paragraph, sentence) tells of more than a year."""
    flags: list[bool] = []
    term = False
    for _, sentence in told:
        opening = sentence[:_OPENING]
        if _YEAR.search(opening):
            term = False
        elif _TERM.search(opening):
            term = True
        flags.append((term and not _ONE.search(sentence)) or bool(_SPAN.search(opening)))
    return flags
