"""Word files -> Sheet: body order, tables, text boxes, content controls, tracked changes accepted, numbers restored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.readers.archive import Package
from drafter.readers.numbering import Numbering, W, val
from drafter.readers.paper import Line, Sheet

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIP = {_FALLBACK, *(W + tag for tag in ("del", "moveFrom", "pPr", "instrText", "delText", "sectPr"))}
_AS_TEXT = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_MAIN = "word/document.xml"
_ONE = {Look.TITLE, Look.ATTACHMENT_TITLE}
"""Looks whose line breaks are layout, not new paragraphs."""
_LOOKS = {f"drafter{look.name}": look for look in Look} | {"Title": Look.TITLE}


def claims(data: bytes) -> bool:
    """Whether the bytes are a zip that holds a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a .docx -> its paragraphs in reading order. DrafterError when it is broken, hostile or no Word file."""
    package = Package(data, path.name)
    document = package.xml(_MAIN)
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise DrafterError(f"“{path.name}”里没有 Word 正文", fix="用 Word 或 WPS 打开，另存为 docx 后再读")
    numbering = Numbering(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
    found = enumerate(_blocks(body, numbering), start=1)
    return Sheet(tuple(Line(number, text, look) for number, (look, text) in found))


def _blocks(parent: etree._Element, numbering: Numbering) -> Iterator[tuple[Look, str]]:
    """Paragraphs and table rows under an element, text boxes after the paragraph that holds them."""
    for element in parent.iterchildren(tag=etree.Element):
        if element.tag == W + "p":
            words, boxes = _words(element)
            look = _LOOKS.get(val(element.find(W + "pPr"), "pStyle"), Look.BODY)
            label = numbering.label(element) if words.strip() else ""
            words = words.replace("\n", "") if look in _ONE else words
            for line in (label + words).split("\n"):
                yield look, line
            for box in boxes:
                yield from _blocks(box, numbering)
        elif element.tag == W + "tbl":
            for row in element.iterfind(W + "tr"):
                head = row.find(f"{W}trPr/{W}tblHeader") is not None
                yield Look.TABLE_HEAD if head else Look.TABLE_ROW, "\t".join(_cells(row, numbering))
        elif element.tag not in _SKIP:
            yield from _blocks(element, numbering)


def _cells(row: etree._Element, numbering: Numbering) -> Iterator[str]:
    for child in row.iterchildren(tag=etree.Element):
        if child.tag == W + "tc":
            yield " ".join(text.strip() for _, text in _blocks(child, numbering) if text.strip())
        elif child.tag not in _SKIP:
            yield from _cells(child, numbering)  # a content control around cells


def _words(paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
    """A paragraph's visible words with insertions accepted, and the text boxes found on the way."""
    words: list[str] = []
    boxes: list[etree._Element] = []

    def walk(element: etree._Element) -> None:
        for child in element.iterchildren(tag=etree.Element):
            if child.tag in _SKIP or (child.tag == W + "r" and _hidden(child)):
                continue
            if child.tag == W + "t":
                words.append(child.text or "")
            elif child.tag in _AS_TEXT:
                words.append(_AS_TEXT[child.tag] if child.get(W + "type") != "page" else "")
            elif child.tag == W + "txbxContent":
                boxes.append(child)
            else:
                walk(child)

    walk(paragraph)
    return "".join(words), boxes


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val", "1") not in ("0", "false", "off")
