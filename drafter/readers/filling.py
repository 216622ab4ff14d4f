"""Characters of a page that its fonts do not tell, from what was recognised on its picture: line by line, each in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from drafter.readers.glyphs import Glyph, Page, apart, lines
from drafter.zh import unified

_ALIKE = 0.5
"""How alike a line and what was recognised of it are at least, of what can be read."""
_MARKS = str.maketrans(",;:?!()", "，；：？！（）")


def filled(page: Page, seen: Sequence[str]) -> Page:
    """A page with characters that are U+FFFD, and the lines recognised on it -> the page with those that were found."""
    found: dict[int, str] = {}
    for line in lines([glyph for glyph in page.glyphs if not glyph.char.isspace()]):
        for run in apart(line):
            if any(glyph.char == unified.UNREAD for glyph in run):
                found.update(_found(run, seen))
    return replace(page, glyphs=tuple(glyph._replace(char=found.get(id(glyph), glyph.char)) for glyph in page.glyphs))


def _found(run: Sequence[Glyph], seen: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Characters that stand together, and lines -> of each that cannot be read, which it is, and the character."""
    words = "".join(glyph.char for glyph in run).translate(_MARKS)
    legible = len(words) - words.count(unified.UNREAD)
    best = max(map(_bare, seen), key=lambda line: _alike(words, line), default="")
    if not best or _alike(words, best) < _ALIKE * max(1, legible):
        return
    for kind, start, end, first, last in SequenceMatcher(None, words, best, autojunk=False).get_opcodes():
        if kind == "replace" and end - start == last - first:
            for glyph, char in zip(run[start:end], best[first:last], strict=True):
                if glyph.char == unified.UNREAD:
                    yield id(glyph), char


def _bare(line: str) -> str:
    return "".join(line.split()).translate(_MARKS)


def _alike(words: str, line: str) -> int:
    """How many characters of the one stand in the other in the same order."""
    return sum(block.size for block in SequenceMatcher(None, words, line, autojunk=False).get_matching_blocks())
