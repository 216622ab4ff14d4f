"""Rows of all pages -> the report's own rows, and the page headers, footers and page numbers taken off."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from drafter.readers.glyphs import Side
from drafter.readers.text_rows import Row

_DIGITS = re.compile(r"[0-9０-９]+")
_DASHED = re.compile(
    r"[-—–―－·•~～_一\s]*第?\s*([0-9]{1,4}|[０-９]{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十]{1,4})\s*页?[-—–―－·•~～_一\s]*"
)
"""A page number between dashes; recognition takes a dash for 一 or _ now and then."""
_OF_ALL = re.compile(r"第?\s*\d{1,4}\s*页?\s*[/／,，、]?\s*(?:共|/|／|of)?\s*\d{1,4}\s*页?", re.IGNORECASE)
_DEPTH = 3
"""Rows from the top and from the bottom of a page that may belong to its header or footer."""
_MARGIN = 0.16
"""Share of the page's height, at the top and at the bottom, where headers and footers stand."""


def split(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """Rows in order -> those of the report; the words of headers, footers and page numbers, one for every row dropped."""
    pages: dict[Side, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.side].append(row)
    seen = Counter(key for page in pages.values() for key in {_key(row) for row, _ in _edges(page)})
    often = max(2, len(pages) // 4)
    dropped = {
        id(row)
        for page in pages.values()
        for row, inner in _edges(page)
        if seen[_key(row)] >= often or _is_number(row, inner)
    }
    kept = [row for row in rows if id(row) not in dropped]
    return _heads_once(kept), [row.text.strip() for row in rows if id(row) in dropped]


def _edges(page: list[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Rows at the top and bottom of one page outside tables, each with its neighbour towards the middle."""
    for order in (page, page[::-1]):
        for row, inner in zip(order[:_DEPTH], [*order[1:], None], strict=False):
            depth = min(row.base, row.side.height - row.base) / row.side.height
            if depth < _MARGIN and not row.ruled:
                yield row, inner


def _key(row: Row) -> tuple[str, int]:
    """What makes two rows the same header: the words but for the figures, and the height on the page."""
    return _DIGITS.sub("#", re.sub(r"\s", "", row.text)), round(row.base / 4)


def _is_number(row: Row, inner: Row | None) -> bool:
    """Whether a row is a page number by its form, standing apart from the text."""
    text = row.text.strip()
    if len(text) > 30 or not (_DASHED.fullmatch(text) or _OF_ALL.fullmatch(text)):
        return False
    apart = inner is None or abs(row.base - inner.base) > 1.4 * inner.em
    return apart and min(row.base, row.side.height - row.base) < 0.12 * row.side.height


def _heads_once(rows: list[Row]) -> list[Row]:
    """Without the head of a table repeated on each page it runs over."""
    head, kept = "", rows[:1]
    for before, row in pairwise(rows):
        if row.ruled and not before.ruled:
            head = row.text
        if not (row.ruled and before.ruled and row.side != before.side and row.text == head):
            kept.append(row)
    return kept
