"""Tracked changes of a Word document accepted or rejected, as Word does it: what is gone is gone, the rest is plain text."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from drafter.ooxml.numbering import W

_MARKED = frozenset({W + "rPr", W + "trPr"})
"""Where a change says something of a mark or a row, and holds no words."""
_ANCHORS = tuple(
    W + tag for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
)
"""What says where other things stand, and stays when the words around it go."""
_CHANGES = ("del", "moveFrom", "ins", "moveTo")
_BETWEEN = frozenset(
    W + tag
    for tag in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", *_CHANGES,
    )
)  # fmt: skip
"""What may stand between two paragraphs and is none."""


@dataclass(frozen=True)
class _Way:
    """Which changes' words go: when they are accepted, when they are rejected."""

    words: tuple[str, ...]
    cell: str

    @property
    def row(self) -> tuple[str, ...]:
        """Where a row says that it goes."""
        return tuple(f"{W}trPr/{tag}" for tag in self.words)

    @property
    def mark(self) -> tuple[str, ...]:
        """Where a paragraph says that its end goes."""
        return tuple(f"{W}pPr/{W}rPr/{tag}" for tag in self.words)


_ACCEPT = _Way((W + "del", W + "moveFrom"), W + "cellDel")
_REJECT = _Way((W + "ins", W + "moveTo"), W + "cellIns")


def accept(body: etree._Element) -> None:
    """Takes deleted and moved-away words, rows and cells out of a document, and joins paragraphs whose mark is deleted.

    Of two joined paragraphs the later one's properties hold, as its mark is the one that stays (ECMA-376, 17.13.5.15).
    """
    _settle(body, _ACCEPT)


def reject(body: etree._Element) -> None:
    """The same the other way: what was inserted or moved here goes, what was deleted or moved away is there again."""
    _settle(body, _REJECT)
    for text in list(body.iter(W + "delText")):
        text.tag = W + "t"


def _settle(body: etree._Element, way: _Way) -> None:
    changes = list(body.iter(*way.words, way.cell))
    if not changes:
        return
    for element in changes:
        if element.tag in way.words and element.getparent().tag not in _MARKED:
            for anchor in list(element.iter(*_ANCHORS)):
                element.addprevious(anchor)
            _drop(element)
    for row in [row for row in body.iter(W + "tr") if _has(row, way.row)]:
        _drop(row)
    for cell in [cell for cell in body.iter(W + "tc") if _has(cell, (f"{W}tcPr/{way.cell}",))]:
        _drop(cell)
    for paragraph in [paragraph for paragraph in body.iter(W + "p") if _has(paragraph, way.mark)]:
        _join(paragraph, way)
    for table in [table for table in body.iter(W + "tbl") if next(table.iter(W + "tr"), None) is None]:
        _drop(table)


def _has(element: etree._Element, paths: tuple[str, ...]) -> bool:
    return any(element.find(path) is not None for path in paths)


def _join(paragraph: etree._Element, way: _Way) -> None:
    """Takes the words of the next paragraph into one without mark, and its properties; what has no words goes."""
    if paragraph.getparent() is None:
        return
    while _has(paragraph, way.mark) and paragraph.find(f"{W}pPr/{W}sectPr") is None:
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
    if _has(paragraph, way.mark) and not any((text.text or "").strip() for text in paragraph.iter(W + "t")):
        _drop(paragraph)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
