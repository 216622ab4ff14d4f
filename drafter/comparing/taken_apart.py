"""A Word file -> its paragraphs and rows as they can be compared, and its body, in which changes can be marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.ooxml import revisions
from drafter.ooxml.archive import Package
from drafter.ooxml.extent import Extent
from drafter.ooxml.marked import looks_of
from drafter.ooxml.numbering import AS_TEXT, W, val

_WRAPS = frozenset(W + tag for tag in ("ins", "moveTo"))
_MARKS = frozenset(
    W + tag
    for tag in (
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange",
        "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange",
    )
)  # fmt: skip
_PLAIN = frozenset((W + "t", *AS_TEXT))


@dataclass(frozen=True)
class Block:
    """A paragraph, or a row of a table. element: w:p or w:tr; look: as far as the style tells."""

    element: etree._Element
    look: Look = Look.BODY

    @property
    def is_row(self) -> bool:
        """Whether it is a row."""
        return bool(self.element.tag == W + "tr")

    @cached_property
    def paragraphs(self) -> list[etree._Element]:
        """Its paragraphs: of a row, those of its cells."""
        return list(self.element.iter(W + "p")) if self.is_row else [self.element]

    @cached_property
    def text(self) -> str:
        """Its words, paragraphs parted by tabs."""
        return "\t".join(map(words_of, self.paragraphs))


@dataclass
class Paper:
    """A Word file taken apart. data: as it was; body: with its own tracked changes accepted."""

    data: bytes
    document: etree._Element
    blocks: list[Block] = field(default_factory=list)
    styles: frozenset[str] = frozenset()


def paper(data: bytes, name: str) -> Paper:
    """Bytes of a .docx and its name -> the paper. DrafterError where it is broken, hostile or no Word file."""
    package = Package(data, name)
    document = package.xml("word/document.xml")
    body = None if document is None else document.find(W + "body")
    if document is None or body is None:
        raise DrafterError(f"“{name}”里没有 Word 正文", fix="用 Word 或 WPS 打开，另存为 docx 后再比")
    revisions.accept(body)
    _plain(body)
    sheet = package.xml("word/styles.xml")
    styles = [] if sheet is None else sheet.iterfind(W + "style")
    made = Paper(data, document, [], frozenset(style.get(W + "styleId", "") for style in styles))
    extent = Extent(name, "再比")
    for block in _blocks(body, looks_of(sheet)):
        extent.line(len(block.text))
        if block.text.strip():
            made.blocks.append(block)
    return made


def _plain(body: etree._Element) -> None:
    """What was tracked is plain from here on."""
    for mark in list(body.iter(*_MARKS)):
        mark.getparent().remove(mark)
    for wrap in list(body.iter(*_WRAPS)):
        for child in list(wrap):
            wrap.addprevious(child)
        wrap.getparent().remove(wrap)


def _blocks(parent: etree._Element, looks: Mapping[str, Look]) -> Iterator[Block]:
    for element in parent.iterchildren(tag=etree.Element):
        if element.tag == W + "p":
            yield Block(element, looks.get(val(element.find(W + "pPr"), "pStyle"), Look.BODY))
        elif element.tag == W + "tbl":
            yield from (Block(row) for row in element.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is element)
        elif element.tag != W + "sectPr":
            yield from _blocks(element, looks)


def words_of(paragraph: etree._Element) -> str:
    """The words of a paragraph, tabs and line ends among them."""
    return "".join(shown(child) for run in runs_of(paragraph) for child in run if child.tag in _PLAIN)


def runs_of(paragraph: etree._Element) -> list[etree._Element]:
    """The runs of a paragraph with words, those of text boxes and deleted ones not."""
    return [
        run
        for run in paragraph.iter(W + "r")
        if next(run.iterancestors(W + "p")) is paragraph and any(child.tag in _PLAIN for child in run)
    ]


def shown(element: etree._Element) -> str:
    """What an element of a run prints."""
    return (element.text or "") if element.tag == W + "t" else AS_TEXT.get(element.tag, "")
