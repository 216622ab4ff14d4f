"""Pieces of text where they stand on fixed pages -> paragraphs: lines by baseline, ends by indents and short lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model.manuscript import Look

_SAME_LINE = 0.5
"""Share of the type size by which baselines of one line may differ."""
_GAP, _TWICE = 1.0, 0.3
"""In type sizes: a gap that is a blank, and a distance at which the same words are one word printed bold by force."""
_INDENT, _SHORT, _VERY_SHORT = 1.2, 2.0, 4.0
"""In type sizes: an indent of two characters, a line short of the margin, one that must have ended."""
_LARGE = 1.15
_EDGE, _REPEATS = 0.09, 3
"""Share of the page at its top and foot where page numbers stand; pages on which a running head comes back."""
_PAGE = re.compile(r"[-—–－·•\s]*(?:第\s*)?\d{1,4}\s*(?:页|/\s*\d{1,4})?[-—–－·•\s]*(?:[,，]?\s*共\s*\d{1,4}\s*页)?")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)")
_STOPS = "。！？；：!?;:"


@dataclass(frozen=True)
class Piece:
    """Words, the left end of their baseline from the page's left and top, type size and width; any one unit."""

    text: str
    x: float
    y: float
    size: float
    width: float

    @property
    def right(self) -> float:
        """Where the words end."""
        return self.x + self.width


@dataclass(frozen=True)
class Side:
    """A page: where it starts and how high it is, and what stands on it."""

    top: float
    height: float
    pieces: tuple[Piece, ...]


def paragraphs(sides: Sequence[Side]) -> list[tuple[Look, str]]:
    """Pages -> paragraphs in reading order; page numbers and running heads are left out, page breaks joined."""
    lines = _body(sides)
    if not lines:
        return []
    sizes = sorted(line.size for line in lines for _ in line.text)
    size = sizes[len(sizes) // 2]
    plain = [line for line in lines if line.size < size * _LARGE] or lines
    left = sorted(line.x for line in plain)[len(plain) // 10]
    right = sorted(line.right for line in plain)[-(len(plain) // 10) - 1]
    texts: list[tuple[Look, str]] = []
    before: Piece | None = None
    for line in lines:
        large = line.size > size * _LARGE
        if before is None or _starts(line, before, (left, right, size)):
            texts.append((Look.TITLE if large and len(texts) == 0 else Look.BODY, line.text))
        else:
            texts[-1] = texts[-1][0], _join(texts[-1][1], line.text)
        before = line
    return texts


def _starts(line: Piece, before: Piece, margins: tuple[float, float, float]) -> bool:
    """Whether a line starts a new paragraph after the line before it."""
    left, right, size = margins
    if max(line.size, before.size) > min(line.size, before.size) * _LARGE:
        return True
    if line.size > size * _LARGE:
        return line.y - before.y > 3 * line.size  # a title's lines stand together
    ended = before.text[-1] in _STOPS
    if line.x > left + _INDENT * size or before.right < right - _VERY_SHORT * size:
        return True
    return ended and (before.right < right - _SHORT * size or bool(_HEADING.match(line.text)))


def _join(text: str, line: str) -> str:
    latin = text[-1:].isascii() and line[:1].isascii() and text[-1:].isalpha() and line[:1].isalpha()
    return f"{text} {line}" if latin else text + line


def _body(sides: Sequence[Side]) -> list[Piece]:
    """Lines of all pages without page numbers and what comes back at the edge of most pages."""
    pages = [(side, list(_lines(side.pieces))) for side in sides]
    seen = Counter(_masked(line) for side, lines in pages for line in lines if _at_edge(line, side))
    often = max(_REPEATS, len(pages) / 2)
    return [
        line
        for side, lines in pages
        for line in lines
        if not (_at_edge(line, side) and (_PAGE.fullmatch(line.text) or seen[_masked(line)] >= often))
    ]


def _at_edge(line: Piece, side: Side) -> bool:
    return not side.top + _EDGE * side.height < line.y < side.top + (1 - _EDGE) * side.height


def _masked(line: Piece) -> str:
    return re.sub(r"\d+", "0", line.text)


def _lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces of a page -> its lines, top to bottom, each a piece from its first to its last word."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x)):
        if rows and piece.y - rows[-1][0].y <= _SAME_LINE * max(min(piece.size, rows[-1][0].size), 1.0):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        words = [index for index, piece in enumerate(sorted(row, key=_from_left)) if piece.text.strip()]
        if words:
            yield _line(sorted(row, key=_from_left)[words[0] : words[-1] + 1])


def _from_left(piece: Piece) -> float:
    return piece.x


def _line(row: Sequence[Piece]) -> Piece:
    text, end = "", row[0].x
    last: dict[str, float] = {}
    for piece in row:
        if piece.x - last.get(piece.text, float("-inf")) < _TWICE * piece.size:
            continue
        last[piece.text] = piece.x
        text += (" " if text and piece.x - end > _GAP * piece.size else "") + piece.text
        end = max(end, piece.right)
    blanks = len(text) - len(text.lstrip())  # an indent made of blanks is an indent
    size = max(row[0].size, 0.1)
    return Piece(text.strip(), row[0].x + blanks * size, row[0].y, size, end - row[0].x - blanks * size)
