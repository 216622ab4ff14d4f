"""Slots in the clerk's text: {{ 受理法律援助案件 }} stands where this year's figure goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from drafter.zh.expression import expression

_SLOT = expression(r"[{｛]{2}\s*([^{}｛｝\n]*?)\s*[}｝]{2}")
PLACEHOLDER = expression(r"【待填[^】]*】|[×xX＊*_＿]{2,}(?=[\u4e00-\u9fff%％，。；、]|$)|[〇○]{2,}")
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


@dataclass(frozen=True)
class Filled:
    """A text with its slots filled. pieces: those of the text as typed; begins: where each begins here."""

    text: str
    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Some characters here -> those of the text as typed that print them, slots whole."""
        ends = (*self.begins[1:], len(self.text))
        every = zip(self.begins, ends, self.pieces, strict=True)
        met = [(begin, piece) for begin, stop, piece in every if begin < end and start < stop]
        (begin, first), (opening, last) = met[0], met[-1]
        left = first.start if first.name is not None else first.start + max(0, start - begin)
        right = last.end if last.name is not None else last.start + end - opening
        return left, right


def filled(text: str, figure: Callable[[str], str]) -> Filled:
    """A text, and what stands for each name in it -> the text with its slots filled."""
    made, begins, every = "", list[int](), tuple(pieces(text))
    for piece in every:
        begins.append(len(made))
        made += piece.text if piece.name is None else figure(piece.name)
    return Filled(made, every, tuple(begins))


def slot(name: str) -> str:
    """The slot of a metric."""
    return f"{{{{ {name} }}}}"


def put_slots(text: str, figures: list[tuple[int, int, str]]) -> str:
    """A paragraph with each (start, end, name) replaced by the slot of that name."""
    for start, end, name in sorted(figures, reverse=True):
        text = text[:start] + slot(name) + text[end:]
    return text
