"""Rows of all pages -> the paper as it was set: paragraphs and table rows, and what stood around them on the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model.manuscript import Look
from drafter.readers.assembling import Line
from drafter.readers.furniture import split
from drafter.readers.paragraphs import Paragraph, paragraphs
from drafter.readers.text_rows import Row

_SHOWN = 20


@dataclass(frozen=True)
class Typeset:
    """Paragraphs in order, and the words of the page headers, footers and page numbers taken off."""

    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[str, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs as lines of a Sheet, numbered from 1."""
        return tuple(
            Line(number, para.text, Look.TABLE_ROW if para.table else Look.BODY)
            for number, para in enumerate(self.paragraphs, start=1)
        )

    @property
    def doubts(self) -> Iterator[tuple[int, str]]:
        """What was taken off, in Chinese."""
        if self.dropped:
            kinds = Counter(re.sub(r"\d+", "1", text) for text in self.dropped)
            shown = "、".join(f"“{text[:_SHOWN]}”" for text, _ in kinds.most_common(3))
            yield 0, f"去掉了页眉、页脚和页码{len(self.dropped)}处，如{shown}；误删了正文的请补上"


def typeset(rows: Sequence[Row]) -> Typeset:
    """Rows of all pages in order -> the paper without its page furniture."""
    kept, dropped = split(list(rows))
    return Typeset(tuple(paragraphs(kept)), tuple(dropped))
