"""Word files -> Sheet: body order, tables, text boxes, content controls, tracked changes accepted, numbers restored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from drafter.model.finding import DrafterError
from drafter.model.manuscript import IMPRINT, Look
from drafter.ooxml.archive import Package
from drafter.ooxml.eq_field import shown
from drafter.ooxml.extent import Extent
from drafter.ooxml.numbering import AS_TEXT, FALLBACK, Numbering, W, val
from drafter.ooxml.revisions import accept
from drafter.readers.assembling import Line, Sheet
from drafter.zh import unified

_SKIP = {FALLBACK, *(W + tag for tag in ("pPr", "rt", "delText", "sectPr"))}
"""rt: a reading above a character (拼音指南) is no part of its line."""
_TEXT = (W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
"""Words, those of formulas too."""
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
    accept(body)
    numbering = Numbering(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
    extent = Extent(path.name)
    lines: list[Line] = []
    for number, (look, text) in enumerate(_Walker(numbering, _notes(package), extent).blocks(body), start=1):
        extent.line(len(text))
        lines.append(Line(number, text, look))
    return Sheet(tuple(lines))


@dataclass
class _Walker:
    """Goes through a document in reading order. notes: foot- and endnotes not met yet, by the tag and id they are met by;
    fields: instructions of the fields that are open, None for those whose result follows."""

    numbering: Numbering
    notes: dict[tuple[str, str], etree._Element]
    extent: Extent
    fields: list[str | None] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> Iterator[tuple[Look, str]]:
        """Paragraphs and table rows under an element; text boxes and notes after the paragraph that holds them."""
        for element in parent.iterchildren(tag=etree.Element):
            self.extent.element()
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                if _look(next(element.iter(W + "p"), None)) in IMPRINT:
                    yield from (line for cell in element.iter(W + "tc") for line in self.blocks(cell))
                    continue
                for row in element.iterfind(W + "tr"):
                    head = row.find(f"{W}trPr/{W}tblHeader") is not None
                    yield Look.TABLE_HEAD if head else Look.TABLE_ROW, "\t".join(self._cells(row))
            elif element.tag not in _SKIP:
                yield from self.blocks(element)

    def _paragraph(self, element: etree._Element) -> Iterator[tuple[Look, str]]:
        words: list[str] = []
        aside: list[etree._Element] = []
        self._words(element, words, aside)
        text = "".join(words)
        look = _look(element)
        label = self.numbering.label(element) if text.strip() else ""
        text = text.replace("\n", "") if look in _ONE else text
        for line in (label + text).split("\n"):
            yield look, line
        for box in aside:
            yield from self.blocks(box)

    def _cells(self, row: etree._Element) -> Iterator[str]:
        for child in row.iterchildren(tag=etree.Element):
            if child.tag == W + "tc":
                yield " ".join(text.strip() for _, text in self.blocks(child) if text.strip())
            elif child.tag not in _SKIP:
                yield from self._cells(child)  # a content control around cells

    def _words(self, element: etree._Element, words: list[str], aside: list[etree._Element]) -> None:
        """Visible words with insertions accepted; text boxes and notes met on the way are put aside."""
        for child in element.iterchildren(tag=etree.Element):
            self.extent.element()
            if child.tag in _SKIP or (child.tag == W + "r" and _hidden(child)):
                continue
            note = self.notes.pop((str(child.tag), child.get(W + "id", "")), None)
            if note is not None:
                aside.append(note)
            elif child.tag in _TEXT:
                words.append(child.text or "")
            elif child.tag in (W + "fldChar", W + "instrText"):
                words.append(self._field(child))
            elif child.tag == W + "sym":
                words.append(_symbol(child))
            elif child.tag in AS_TEXT:
                words.append(AS_TEXT[child.tag] if child.get(W + "type") != "page" else "")
            elif child.tag == W + "txbxContent":
                aside.append(child)
            else:
                self._words(child, words, aside)

    def _field(self, element: etree._Element) -> str:
        """A part of a field -> what is printed for it: at the end of one that has no result, what it lays out itself."""
        kind, open_ = element.get(W + "fldCharType"), self.fields
        if element.tag == W + "instrText" and open_ and open_[-1] is not None:
            open_[-1] += element.text or ""
        elif kind == "begin":
            open_.append("")
        elif kind == "separate" and open_:
            open_[-1] = None
        elif kind == "end" and open_:
            return shown(open_.pop() or "")
        return ""


def _look(paragraph: etree._Element | None) -> Look:
    """The look a paragraph's style tells of, if it is one of ours."""
    return Look.BODY if paragraph is None else _LOOKS.get(val(paragraph.find(W + "pPr"), "pStyle"), Look.BODY)


def _notes(package: Package) -> dict[tuple[str, str], etree._Element]:
    """Foot- and endnotes by the tag and id of their references; separators are none."""
    found = {}
    for name in ("footnote", "endnote"):
        part = package.xml(f"word/{name}s.xml")
        if part is not None:
            accept(part)
        for note in [] if part is None else part.iterfind(W + name):
            if note.get(W + "type", "normal") == "normal":
                found[f"{W}{name}Reference", note.get(W + "id", "")] = note
    return found


def _symbol(element: etree._Element) -> str:
    """A character named by its font and its code there."""
    code = element.get(W + "char", "")
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else 0
    return unified.symbol(number, element.get(W + "font", ""))


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val", "1") not in ("0", "false", "off")
