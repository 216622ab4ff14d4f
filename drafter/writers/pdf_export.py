"""A Word draft -> its PDF, by LibreOffice, and which of the fonts the draft names the PDF does without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import create_string_buffer
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from drafter.office import libreoffice, outside
from drafter.office.libreoffice import Filters
from drafter.writers import fingerprint, zipping
from drafter.zh.gbt9704 import PRINTED

SECONDS = 60
"""A draft of 16 pages takes one to two; a cold, busy machine some twenty."""
_BOUNDS = outside.Bounds(SECONDS, memory=3 * 2**29)
_FILTERS = Filters("docx", "MS Word 2007 XML", "pdf", "writer_pdf_Export")
_NAMED = re.compile(r'<w:rFonts\b[^>]*?w:(?:ascii|eastAsia)="[^>]*>')
_FONT = re.compile(r'w:(?:ascii|eastAsia)="([^"]+)"')
_TEXTS = re.compile(r"word/(?:document|footer\d*)\.xml")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_DOCUMENT = "word/document.xml"
_BY_MARGIN, _BY_PAGE = (f'w:horzAnchor="{anchor}" w:tblpXSpec='.encode() for anchor in ("margin", "page"))
_NAME = 200
"""Bytes of a font's name at most."""
_DEPTH = 4


@dataclass(frozen=True)
class Pdf:
    """A PDF's bytes, its fingerprint among them. absent: fonts the draft names and this computer lacks; instead: what
    was taken for them."""

    data: bytes
    absent: tuple[str, ...]
    instead: tuple[str, ...]


def print_pdf(draft: bytes) -> Pdf | None:
    """Bytes of a .docx of drafter's -> its PDF; None when LibreOffice is not there, fails, or takes over SECONDS."""
    made = libreoffice.convert(_anchored(draft), _FILTERS, _BOUNDS)
    data = None if made is None else fingerprint.stamped_pdf(made)
    if data is None:
        return None
    try:
        named, held = _named(draft), _held(data)
    except pypdfium2.PdfiumError:  # half a file: LibreOffice was ended, or the disk is full
        return None
    absent = tuple(font for font in PRINTED if font in named and not any(PRINTED[font].match(name) for name in held))
    kept = [PRINTED[font] for font in named if font in PRINTED]
    return Pdf(data, absent, tuple(name for name in held if not any(pattern.match(name) for pattern in kept)))


def _anchored(data: bytes) -> bytes:
    """The draft with 版记 anchored to the page: a table as wide as the type area and anchored to it, as Word has it
    exactly, LibreOffice 7.4 does not float. It then stands within 1 mm."""
    parts = zipping.parts(data)
    parts[_DOCUMENT] = parts[_DOCUMENT].replace(_BY_MARGIN, _BY_PAGE)
    return zipping.packed(parts)


def _named(draft: bytes) -> set[str]:
    """Fonts that the runs of a draft, its page numbers included, are set in."""
    texts = [data.decode() for name, data in zipping.parts(draft).items() if _TEXTS.fullmatch(name)]
    return {font for text in texts for run in _NAMED.findall(text) for font in _FONT.findall(run)}


def _held(data: bytes) -> list[str]:
    """Fonts that the text of a PDF is set in, in order, without the mark of a subset."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = (name for page in document for name in _on(page))
        return list(dict.fromkeys(_SUBSET.sub("", name).removesuffix("-Regular") for name in found))
    finally:
        document.close()


def _on(page: pypdfium2.PdfPage) -> Iterator[str]:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH):
        font = pdfium.FPDFTextObj_GetFont(item.raw)
        name = create_string_buffer(_NAME)
        if font and 0 < pdfium.FPDFFont_GetBaseFontName(font, name, _NAME) <= _NAME:
            yield name.value.decode("utf-8", "replace")
