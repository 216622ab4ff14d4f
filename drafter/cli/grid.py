"""Columns of words on a screen: Chinese characters are two wide, no mark of punctuation begins a line, no number breaks."""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

import click

_PIPED, _LEAST, _MOST = 100, 60, 140
"""Screen columns: into a file or a pipe; what a narrow window is taken for; beyond it lines are too long to read."""

_GAP = "  "
_PIECE = re.compile(r"（第\d+段）|[“‘《（【〔]*(?:[!-~]+|.)[”’》）】〕，。；：、！？…％]*", re.DOTALL)
"""What stays on one line: a character with its opening and closing marks; a number, a Western word, a place whole."""

STRONG = partial(click.style, bold=True)
WARNING = partial(click.style, bold=True, fg="red")
NOTICE = partial(click.style, fg="yellow")
FAINT = partial(click.style, dim=True)


@dataclass(frozen=True)
class Words:
    """Words of a cell that begin a line of their own, and how they are shown where there are colours."""

    text: str
    show: Callable[[str], str] = str


def screen() -> int:
    """How many columns there are to print in."""
    if not sys.stdout.isatty():
        return _PIPED
    return max(_LEAST, min(shutil.get_terminal_size().columns - 1, _MOST))


def width(text: str) -> int:
    """Columns a text takes."""
    return sum(_columns(char) for char in text)


def row(cells: Sequence[Sequence[Words]], widths: Sequence[int]) -> str:
    """Cells side by side, each wrapped within its width; two columns lie between them."""
    folded = [
        [(line, words.show) for words in cell for line in wrap(words.text, room)]
        for cell, room in zip(cells, widths, strict=True)
    ]
    nothing: tuple[str, Callable[[str], str]] = ("", str)
    return "\n".join(_GAP.join(_padded(line, widths)).rstrip() for line in zip_longest(*folded, fillvalue=nothing))


def shares(fixed: Sequence[int], parts: Sequence[int]) -> list[int]:
    """Widths of the fixed columns, then of the others, which share the rest of the screen in these parts."""
    spare = screen() - sum(fixed) - len(_GAP) * (len(fixed) + len(parts) - 1)
    return [*fixed, *(spare * part // sum(parts) for part in parts)]


def wrap(text: str, room: int) -> list[str]:
    """A text as lines no wider than that."""
    return fold(_pieces(text, room), room)


def fold(pieces: Iterable[str], room: int) -> list[str]:
    """Pieces, none of them broken, as lines no wider than that."""
    lines, line = [], ""
    for piece in pieces:
        if line and width(line) + width(piece) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()]


def _pieces(text: str, room: int) -> Iterator[str]:
    for found in _PIECE.finditer(text):
        yield from [found[0]] if width(found[0]) <= room else found[0]


def _padded(line: Sequence[tuple[str, Callable[[str], str]]], widths: Sequence[int]) -> Iterator[str]:
    for (text, show), room in zip(line, widths, strict=True):
        yield (show(text) if text else "") + " " * (room - width(text))


def _columns(char: str) -> int:
    """Two for Chinese characters and full-width marks, none for marks put over others, else one."""
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
