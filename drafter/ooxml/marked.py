"""A Word draft that others edited -> its paragraphs and rows, with the bookmarks of drafts and the comments in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from drafter.model.edited import Edited, Mark, Remark
from drafter.model.finding import DrafterError
from drafter.model.manifest import draft_of
from drafter.model.manuscript import Look
from drafter.ooxml import revisions
from drafter.ooxml.archive import Package
from drafter.ooxml.comments_read import Said, comments
from drafter.ooxml.extent import Extent
from drafter.ooxml.marked_rows import MarkedPara, pieces
from drafter.ooxml.numbering import AS_TEXT, FALLBACK, Numbering, W, val
from drafter.zh import unified

_SKIP = {FALLBACK, *(W + tag for tag in ("pPr", "rt", "delText", "instrText", "sectPr", "rPr"))}
_TEXT = (W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_TITLE_LOOKS = (Look.TITLE, Look.ATTACHMENT_TITLE)
_STYLES = {
    "title": Look.TITLE, "标题": Look.TITLE,
    **{f"{name} {level}": Look[f"H{level}"] for level in range(1, 5) for name in ("heading", "标题")},
    "附件标题": Look.ATTACHMENT_TITLE, "审阅单": Look.SHEET_TITLE, "审阅小题": Look.SHEET_HEAD, "审阅": Look.SHEET_LINE,
}  # fmt: skip
"""Names of styles, as Word, WPS and LibreOffice write them, -> looks."""


def read(data: bytes, name: str, *, original: bool = False) -> Edited:
    """Bytes of a .docx and its file's name -> the draft, tracked changes accepted, or rejected where the original is
    wanted. DrafterError where it is broken, hostile or no Word file."""
    package = Package(data, name)
    document = package.xml("word/document.xml")
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise DrafterError(f"“{name}”里没有 Word 正文", fix="用 Word 或 WPS 打开，另存为 docx 后再读")
    (revisions.reject if original else revisions.accept)(body)
    styles = package.xml("word/styles.xml")
    walker = _Walker(
        Numbering(package.xml("word/numbering.xml"), styles), looks_of(styles), Extent(name), comments(package)
    )
    walker.blocks(body)
    return walker.edited(name)


def looks_of(styles: etree._Element | None) -> Mapping[str, Look]:
    """Styles of a document by their ids -> looks, as far as their names tell."""
    found = [] if styles is None else styles.iterfind(W + "style")
    named = {style.get(W + "styleId", ""): val(style, "name").lower() for style in found}
    return {number: _STYLES[name] for number, name in named.items() if name in _STYLES}


_Place = tuple[int, int]
"""A paragraph, counted from 0, and a character of it."""


@dataclass
class _Walker:
    """Goes through a document in reading order. starts, spans: where bookmarks (b…) and comments (c…) begin, and stand."""

    numbering: Numbering
    looks: Mapping[str, Look]
    extent: Extent
    said: Mapping[str, Said]
    paras: list[MarkedPara] = field(default_factory=list)
    starts: dict[str, tuple[str, _Place]] = field(default_factory=dict)
    spans: list[tuple[str, _Place, _Place]] = field(default_factory=list)
    tables: int = 0

    def blocks(self, parent: etree._Element, table: int = 0, row: int = 0, column: int = 0) -> None:
        """Paragraphs and tables under an element."""
        for element in parent.iterchildren(tag=etree.Element):
            self.extent.element()
            if element.tag == W + "p":
                self._paragraph(element, table, row, column)
            elif element.tag == W + "tbl" and not table:
                self._table(element)
            elif not self._anchor(element) and element.tag not in _SKIP:
                self.blocks(element, table, row, column)

    def _table(self, element: etree._Element) -> None:
        """Its rows, content controls around them or around cells looked through; a table within a cell is words of the cell."""
        self.tables += 1
        table = self.tables
        for row, line in enumerate(_own(element, "tr", "tbl"), start=1):
            for column, cell in enumerate(_own(line, "tc", "tr")):
                self.blocks(cell, table, row, column)

    def _paragraph(self, element: etree._Element, table: int, row: int, column: int) -> None:
        look = self.looks.get(val(element.find(W + "pPr"), "pStyle"), Look.BODY)
        para = MarkedPara(len(self.paras) + 1, look, table, row, column)
        self.paras.append(para)
        aside: list[etree._Element] = []
        label = self.numbering.label(element)
        self._words(element, para, aside)
        if label and para.size:
            para.words.insert(0, label)
            para.size += len(label)
            self._shift(len(self.paras) - 1, len(label))
        self.extent.line(para.size)
        for box in aside:
            self.blocks(box)

    def _shift(self, number: int, by: int) -> None:
        """The number of an automatic list stands before all that was met in its paragraph."""

        def moved(place: _Place) -> _Place:
            return (place[0], place[1] + by) if place[0] == number and place[1] else place

        self.starts = {key: (name, moved(place)) for key, (name, place) in self.starts.items()}
        self.spans = [(key, moved(start), moved(end)) for key, start, end in self.spans]

    def _words(self, element: etree._Element, para: MarkedPara, aside: list[etree._Element]) -> None:
        """Visible words; text boxes met on the way are put aside."""
        for child in element.iterchildren(tag=etree.Element):
            self.extent.element()
            if child.tag in _SKIP or (child.tag == W + "r" and _hidden(child)) or self._anchor(child):
                continue
            if child.tag in _TEXT:
                para.add(child.text or "")
            elif child.tag == W + "sym":
                code = child.get(W + "char", "")
                number = int(code, 16) if code and len(code) <= 6 and set(code) <= set("0123456789abcdefABCDEF") else 0
                para.add(unified.symbol(number, child.get(W + "font", "")))
            elif child.tag in AS_TEXT:
                breaks = AS_TEXT[child.tag] if child.get(W + "type") != "page" else ""
                para.add("" if para.look in _TITLE_LOOKS and breaks == "\n" else breaks)
            elif child.tag == W + "txbxContent":
                aside.append(child)
            else:
                self._words(child, para, aside)

    def _anchor(self, element: etree._Element) -> bool:
        """Whether an element only says where a bookmark or a comment begins or ends; it is noted."""
        tag, number = element.tag, element.get(W + "id", "")
        if tag == W + "bookmarkStart":
            name = element.get(W + "name", "")
            if draft_of(name):
                self.starts[f"b{number}"] = name, self._here()
        elif tag == W + "commentRangeStart":
            self.starts[f"c{number}"] = f"c{number}", self._here()
        elif tag == W + "bookmarkEnd":
            self._close(f"b{number}")
        elif tag == W + "commentRangeEnd":
            self._close(f"c{number}")
        elif tag == W + "commentReference":
            if not any(name == f"c{number}" for name, _, _ in self.spans):
                self.starts.setdefault(f"c{number}", (f"c{number}", self._here()))
                self._close(f"c{number}")
        else:
            return False
        return True

    def _here(self) -> _Place:
        """Where the walk is: the end of what was read."""
        return (len(self.paras) - 1, self.paras[-1].size) if self.paras else (0, 0)

    def _close(self, key: str) -> None:
        if key in self.starts:
            name, start = self.starts.pop(key)
            self.spans.append((name, start, self._here()))

    def edited(self, name: str) -> Edited:
        """All that was met. A bookmark that never ends holds what follows in its own paragraph."""
        for key, (called, begun) in list(self.starts.items()):
            if key.startswith("b") and self.paras:
                self.spans.append((called, begun, (begun[0], self.paras[begun[0]].size)))
        marks: dict[int, list[Mark]] = {}
        remarks: dict[int, list[Remark]] = {}
        for called, (first, start), (last, end) in self.spans:
            if called.startswith("c"):
                remark = self._remark(called[1:], start, end if last == first else self.paras[first].size)
                remarks.setdefault(first, []).extend([remark] if remark else [])
            else:
                for number, mark in self._marks(called, (first, start), (last, end)):
                    marks.setdefault(number, []).append(mark)
        hung = {called[1:] for called, _, _ in self.spans if called.startswith("c")}
        strays = [self._remark(number, 0, 0) for number in self.said if number not in hung]
        return Edited(name, tuple(pieces(self.paras, marks, remarks)), tuple(one for one in strays if one))

    def _marks(self, name: str, begin: _Place, end: _Place) -> Iterator[tuple[int, Mark]]:
        """A bookmark -> in each paragraph it goes through, the characters it holds."""
        for number in range(begin[0], end[0] + 1):
            start = begin[1] if number == begin[0] else 0
            stop = end[1] if number == end[0] else self.paras[number].size
            if stop > start:
                yield number, Mark(name, start, stop)

    def _remark(self, number: str, start: int, end: int) -> Remark | None:
        one = self.said.get(number)
        if one is None or not one.text:
            return None
        parent = self.said.get(one.parent)
        return Remark(one.author, one.text, start, end, parent.text if parent else "")


def _own(element: etree._Element, tag: str, holder: str) -> list[etree._Element]:
    """The rows of a table, the cells of a row, without those of tables within."""
    return [one for one in element.iter(W + tag) if next(one.iterancestors(W + holder)) is element]


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val", "1") not in ("0", "false", "off")
