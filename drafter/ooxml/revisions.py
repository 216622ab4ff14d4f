"""Tracked changes of a Word document accepted, as Word accepts them: what was deleted or moved away is gone."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from drafter.ooxml.numbering import W

_GONE = (W + "del", W + "moveFrom")
_ROW, _CELL = [f"{W}trPr/{tag}" for tag in _GONE], f"{W}tcPr/{W}cellDel"
_MARK = [f"{W}pPr/{W}rPr/{tag}" for tag in _GONE]
_MARKED = frozenset({W + "rPr", W + "trPr"})
"""Where a change says something of a mark or a row, and holds no words."""
_BETWEEN = frozenset(
    W + tag
    for tag in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", *(tag[len(W):] for tag in _GONE),
    )
)  # fmt: skip
"""What may stand between two paragraphs and is none."""


def accept(body: etree._Element) -> None:
    """Takes deleted and moved-away words, rows and cells out of a document, and joins paragraphs whose mark is deleted.

    Of two joined paragraphs the later one's properties hold, as its mark is the one that stays (ECMA-376, 17.13.5.15).
    """
    changes = list(body.iter(*_GONE, W + "cellDel"))
    if not changes:
        return
    for element in changes:
        if element.tag in _GONE and element.getparent().tag not in _MARKED:
            _drop(element)
    for row in [row for row in body.iter(W + "tr") if _has(row, _ROW)]:
        _drop(row)
    for cell in [cell for cell in body.iter(W + "tc") if _has(cell, [_CELL])]:
        _drop(cell)
    for paragraph in [paragraph for paragraph in body.iter(W + "p") if _has(paragraph, _MARK)]:
        _join(paragraph)
    for table in [table for table in body.iter(W + "tbl") if next(table.iter(W + "tr"), None) is None]:
        _drop(table)


def _has(element: etree._Element, paths: Sequence[str]) -> bool:
    return any(element.find(path) is not None for path in paths)


def _join(paragraph: etree._Element) -> None:
    """Takes the words of the next paragraph into one without mark, and its properties; what has no words goes."""
    if paragraph.getparent() is None:
        return
    while _has(paragraph, _MARK) and paragraph.find(f"{W}pPr/{W}sectPr") is None:
        after = paragraph.getnext()
        while after is not None and after.tag in _BETWEEN:
            after = after.getnext()
        if after is None or after.tag != W + "p":
            break
        _drop(paragraph.find(W + "pPr"))
        kept = after.find(W + "pPr")
        paragraph.extend([child for child in after if child is not kept])
        if kept is not None:
            paragraph.insert(0, kept)
        _drop(after)
    if _has(paragraph, _MARK) and not any((text.text or "").strip() for text in paragraph.iter(W + "t")):
        _drop(paragraph)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
