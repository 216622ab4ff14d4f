"""Bytes of a .docx -> Paper: tracked changes accepted, hidden words left out, every property resolved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from drafter.inspecting import theme
from drafter.inspecting.formatting import Properties, Styles, of_paragraph, of_run, switch, twips
from drafter.inspecting.paper import Footer, Grid, Page, Paper, Paragraph, Run
from drafter.model.finding import DrafterError
from drafter.ooxml.archive import Package
from drafter.ooxml.extent import Extent
from drafter.ooxml.numbering import AS_TEXT, FALLBACK, Numbering, W, val
from drafter.ooxml.revisions import accept

_MAIN, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SKIP = {FALLBACK, *(W + tag for tag in ("pPr", "rPr", "sectPr", "txbxContent", "pict"))}
_SHEET = "drafterSHEET"
_PAGE_NUMBER = "1"
_GRID_UNITS = 4096 / 20
"""A grid tells what it adds to a character in 4096ths of a point (ECMA-376, 17.6.5)."""
_NAMES = {"default": "页脚（单页）", "even": "页脚（双页）"}


def load(data: bytes, name: str) -> Paper:
    """Bytes of a .docx -> its paper. DrafterError when it is damaged, locked, hostile or no Word file."""
    _check_kind(data, name)
    package = Package(data, name)
    document = package.xml(_MAIN)
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise DrafterError(f"“{name}”里没有 Word 正文", fix="用 Word 或 WPS 打开，另存为 docx 后再检查")
    accept(body)
    styles = package.xml("word/styles.xml")
    walker = _Walker(Styles(styles), Numbering(package.xml("word/numbering.xml"), styles), Extent(name, "再检查"))
    paragraphs = _after_sheet(tuple(walker.blocks(body)))
    settings = package.xml("word/settings.xml")
    return Paper(
        paragraphs,
        tuple(map(_page, walker.sections)),
        tuple(_footers(package, walker)),
        settings is not None and switch(settings, "evenAndOddHeaders") == "1",
        theme.fonts(package.xml("word/theme/theme1.xml"), _attribute(settings, "themeFontLang", "eastAsia")),
        settings is not None and switch(settings, "mirrorMargins") == "1",
    )


def _after_sheet(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Without 审阅单, the first page of a review copy: it is no part of the paper."""
    told = (n for n, p in enumerate(paragraphs) if p.properties.get("pStyle", "").startswith(_SHEET))
    return paragraphs[max(told, default=-1) + 1 :]


def _check_kind(data: bytes, name: str) -> None:
    if not data.strip():
        raise DrafterError(f"“{name}”是空的", fix="确认存盘成功，或换一份有内容的文件")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DrafterError(
            f"“{name}”是旧版的 doc、wps，或者设了打开密码，查不了格式",
            fix="用 Word 或 WPS 打开，取消密码，另存为 docx 后再检查",
        )
    if not data.startswith(b"PK\x03\x04"):
        raise DrafterError(
            f"“{name}”不是 Word 文件（docx）", fix="确认选对了文件；能用 Word 打开的，另存为 docx 后再检查"
        )


def _attribute(parent: etree._Element | None, name: str, attribute: str) -> str:
    """An attribute of a child, empty where there is none."""
    found = None if parent is None else parent.find(W + name)
    return "" if found is None else found.get(W + attribute, "")


@dataclass
class _Walker:
    """Goes through a document in reading order, counting paragraphs and sections."""

    styles: Styles
    numbering: Numbering
    extent: Extent
    sections: list[etree._Element] = field(default_factory=list)
    _number: int = 0

    def blocks(self, parent: etree._Element, table: str | None = None) -> Iterator[Paragraph]:
        """Paragraphs under an element, table cells too; the section's properties come last."""
        for element in parent.iterchildren(tag=etree.Element):
            self.extent.element()
            if element.tag == W + "p":
                paragraph = self.paragraph(element, table)
                self.extent.line(len(paragraph.words))
                self._number += bool(paragraph.words.strip())
                number = self._number if paragraph.words.strip() else 0
                yield replace(paragraph, number=number, section=len(self.sections))
                self.sections.extend(element.iterfind(f"{W}pPr/{W}sectPr"))
            elif element.tag == W + "tbl":
                yield from self.blocks(element, val(element.find(W + "tblPr"), "tblStyle"))
            elif element.tag == W + "sectPr":
                self.sections.append(element)
            elif element.tag not in _SKIP:
                yield from self.blocks(element, table)

    def paragraph(self, element: etree._Element, table: str | None = None) -> Paragraph:
        """A paragraph with what holds of it."""
        properties = self.styles.paragraph(of_paragraph(element.find(W + "pPr")), table or "")
        runs = tuple(run for run in self._runs(element, properties, table or "", [False]) if run.text)
        label = self.numbering.label(element) if any(run.text.strip() for run in runs) else ""
        return Paragraph(0, runs, properties, 0, table is not None, label, "", _breaks(element))

    def _runs(self, parent: etree._Element, paragraph: Properties, table: str, in_field: list[bool]) -> Iterator[Run]:
        """Runs as printed; of a PAGE field its place, once, in the setting of its instruction."""
        for element in parent.iterchildren(tag=etree.Element):
            self.extent.element()
            if element.tag == W + "r":
                properties = self.styles.run(of_run(element.find(W + "rPr")), paragraph, table)
                if properties["vanish"] != "1":
                    yield Run("".join(_words(element, in_field)), properties)
                for base in element.iterfind(f"{W}ruby/{W}rubyBase"):
                    yield from self._runs(base, paragraph, table, in_field)
            elif element.tag == W + "fldSimple" and _is_page(element.get(W + "instr", "")):
                inner = next(element.iter(W + "rPr"), None)
                yield Run(_PAGE_NUMBER, self.styles.run(of_run(inner), paragraph, table))
            elif element.tag not in _SKIP:
                yield from self._runs(element, paragraph, table, in_field)


def _breaks(paragraph: etree._Element) -> bool:
    return any(element.get(W + "type") == "page" for element in paragraph.iter(W + "br"))


def _words(run: etree._Element, in_field: list[bool]) -> Iterator[str]:
    for element in run.iterchildren(tag=etree.Element):
        if element.tag == W + "instrText" and _is_page(element.text or ""):
            in_field[0] = True
            yield _PAGE_NUMBER
        elif element.tag == W + "fldChar" and element.get(W + "fldCharType") == "end":
            in_field[0] = False
        elif element.tag == W + "t" and not in_field[0]:
            yield element.text or ""
        elif element.tag in AS_TEXT and element.get(W + "type") != "page":
            yield AS_TEXT[element.tag]


def _is_page(instruction: str) -> bool:
    return "PAGE" in instruction.upper().split()


def _page(section: etree._Element) -> Page:
    size, margins, grid = (section.find(W + tag) for tag in ("pgSz", "pgMar", "docGrid"))
    width, height = (12240, 15840) if size is None else (twips(size.get(W + "w")), twips(size.get(W + "h")))
    turned = size is not None and size.get(W + "orient") == "landscape"
    told = {} if margins is None else {str(etree.QName(key).localname): str(v) for key, v in margins.attrib.items()}
    return Page(width, height, told, turned or width > height, None if grid is None else _grid(grid))


def _grid(element: etree._Element) -> Grid:
    kind = element.get(W + "type", "default")
    added = twips(element.get(W + "charSpace")) / _GRID_UNITS if kind in ("linesAndChars", "snapToChars") else 0
    return Grid(twips(element.get(W + "linePitch")), kind != "default", added)


def _footers(package: Package, walker: _Walker) -> Iterator[Footer]:
    """The paragraphs with page numbers, of every footer any section names."""
    relations = package.xml(_RELATIONS)
    parts = {} if relations is None else {r.get("Id", ""): r.get("Target", "") for r in relations}
    seen: set[tuple[str, str]] = set()
    for section in walker.sections:
        for reference in section.iterfind(W + "footerReference"):
            kind, target = reference.get(W + "type", "default"), parts.get(reference.get(_RELATION, ""), "")
            if kind not in _NAMES or not target or (kind, target) in seen:
                continue
            seen.add((kind, target))
            root = package.xml(posixpath.normpath(posixpath.join("/word", target)).lstrip("/"))
            if root is not None:
                accept(root)
                yield from _numbers(root, kind, walker)


def _numbers(root: etree._Element, kind: str, walker: _Walker) -> Iterator[Footer]:
    for element in root.iter(W + "p"):
        outside = {ancestor.tag for ancestor in element.iterancestors()}
        has_page = any(_is_page(told.text or "") for told in element.iter(W + "instrText")) or any(
            _is_page(told.get(W + "instr", "")) for told in element.iter(W + "fldSimple")
        )
        paragraph = walker.paragraph(element)
        if has_page and FALLBACK not in outside and _PAGE_NUMBER in paragraph.words:
            placed = W + "txbxContent" in outside or element.find(f"{W}pPr/{W}framePr") is not None
            yield Footer(kind, replace(paragraph, name=_NAMES[kind]), placed)
