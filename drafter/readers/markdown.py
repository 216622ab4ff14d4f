"""Markdown -> Lines: marks taken off, tables as rows, links as their words; pictures counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.model.manuscript import Look
from drafter.readers.assembling import Line

_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s+|[-*+]\s+(?=\S))+|(?<!\\)(?:\*\*|__)|<!--[^>]{0,200}-->")
_PICTURE = re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,500}\)|<img\b[^>]{0,500}>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]]{1,200})\]\((?:https?:|mailto:|/|\.|#)[^)]{0,500}\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ROW = re.compile(r"\|(.*)\|")
_RULE = re.compile(r"(?:[-*_]\s*){3,}|\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")


def lines_of(text: str) -> Iterator[Line]:
    """Text of a Markdown file -> its lines in order, numbered as they stand there."""
    rows = [*map(str.strip, text.splitlines()), ""]
    for number, (line, after) in enumerate(pairwise(rows), start=1):
        cells = _ROW.fullmatch(line)
        if _RULE.fullmatch(line):
            continue
        if cells:
            words = "\t".join(_bare(cell.strip()) for cell in _BAR.split(cells[1]))
            yield Line(number, words, Look.TABLE_HEAD if "|" in after and _RULE.fullmatch(after) else Look.TABLE_ROW)
        else:
            yield Line(number, _bare(line))


def pictures(text: str) -> int:
    """Text of a Markdown file -> how many pictures it shows."""
    return len(_PICTURE.findall(text))


def _bare(line: str) -> str:
    return _ESCAPED.sub(r"\1", _LINK.sub(r"\1", _MARKS.sub("", _PICTURE.sub("", line))))
