"""Slots in the clerk's text: {{ 受理法律援助案件 }} stands where this year's figure goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SLOT = re.compile(r"[{｛]{2}\s*([^{}｛｝\n]*?)\s*[}｝]{2}")
PLACEHOLDER = re.compile(r"【待填[^】]*】|[×xX＊*_＿]{2,}(?=[\u4e00-\u9fff%％，。；、]|$)|[〇○]{2,}")
"""Gaps a person leaves while writing: 【待填…】, ××, ＿＿, ○○."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the text: characters start..end; name is the metric's name when it is a slot, else None."""

    start: int
    end: int
    text: str
    name: str | None = None


def pieces(text: str) -> Iterator[Piece]:
    """The text, cut into words and slots, nothing left out."""
    end = 0
    for match in _SLOT.finditer(text):
        if match.start() > end:
            yield Piece(end, match.start(), text[end : match.start()])
        yield Piece(match.start(), match.end(), match[0], match[1])
        end = match.end()
    if end < len(text):
        yield Piece(end, len(text), text[end:])


def slot(name: str) -> str:
    """The slot of a metric."""
    return f"{{{{ {name} }}}}"


def put_slots(text: str, figures: list[tuple[int, int, str]]) -> str:
    """A paragraph with each (start, end, name) replaced by the slot of that name."""
    for start, end, name in sorted(figures, reverse=True):
        text = text[:start] + slot(name) + text[end:]
    return text
