"""The tables of a Word file, cell by cell: a merged cell is repeated over its area, so that each cell has its heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lxml import etree

from drafter.model.material import Grid
from drafter.ooxml.archive import Package
from drafter.ooxml.numbering import W, val
from drafter.ooxml.revisions import accept
from drafter.zh import hygiene

LEAD = 2
"""Paragraphs above a table that may say what it is of."""
_MAX_SPAN = 60
_MAX_CELLS = 50_000


def grids(name: str, data: bytes) -> tuple[Grid, ...]:
    """Bytes of a .docx -> its tables with more than one row and column."""
    document = Package(data, name).xml("word/document.xml")
    if document is None:
        return ()
    accept(document)
    found, number, room = list[Grid](), count(1), _MAX_CELLS
    for table in document.iter(W + "tbl"):
        if any(True for _ in table.iterancestors(W + "tbl")):
            continue
        rows = _rows(table)
        room -= sum(map(len, rows))
        if room < 0:
            break
        if len(rows) > 1 and max(map(len, rows)) > 1:
            found.append(Grid("", next(number), rows, lead=_lead(table)))
    return tuple(found)


def _lead(table: etree._Element) -> str:
    """The words of the paragraphs right above a table."""
    above = (hygiene.tidy("".join(_texts(one))) for one in table.itersiblings(W + "p", preceding=True))
    found = [text for _, text in zip(range(LEAD), filter(None, above), strict=False)]
    return " ".join(reversed(found))


def _rows(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    rows = list[tuple[str, ...]]()
    for row in table.iterfind(W + "tr"):
        above = rows[-1] if rows else ()
        rows.append(tuple(_cells(row, above)))
    return tuple(rows)


def _cells(row: etree._Element, above: tuple[str, ...]) -> Iterator[str]:
    """What each cell of a row shows; one merged with that above shows what that shows."""
    at = 0
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is not row:
            continue
        held = cell.find(W + "tcPr")
        span = val(held, "gridSpan") if held is not None else ""
        merged = held.find(W + "vMerge") if held is not None else None
        text = hygiene.tidy("".join(_texts(cell)))
        if merged is not None and merged.get(W + "val", "continue") == "continue" and at < len(above):
            text = above[at]
        wide = min(int(span), _MAX_SPAN) if span.isdecimal() else 1
        yield from [text] * wide
        at += wide


def _texts(cell: etree._Element) -> Iterator[str]:
    for element in cell.iter(W + "t", W + "br"):
        yield (element.text or "") if element.tag == W + "t" else " "
