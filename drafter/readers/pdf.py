"""PDF files that hold text -> Sheet: paragraphs rebuilt from the places of the characters, page furniture taken off."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.readers import ocr
from drafter.readers.paper import MAX_CHARACTERS, Line, Sheet, unread
from drafter.readers.pdf_page import pictured, printed
from drafter.readers.pictures import from_pdf
from drafter.readers.rows import Row, rows
from drafter.readers.typeset import typeset

_START = 1024
"""Bytes in which the mark of a PDF must stand; scanners write a few of their own before it."""
_MAX_PAGES = 500
_MAX_STREAM, _MAX_RATIO = 8 * 2**20, 60
"""A part of a page that unpacks beyond both is a bomb; pictures may, pdfium does not unpack them for their text."""
_STREAM = re.compile(rb"stream\r?\n")
_OCR = "用 WPS 或扫描软件识别成文字，存成 docx 后再读"
_STAMP = 10
"""Characters that a scan without recognition may have: stamps of time and page numbers."""


def claims(data: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return b"%PDF-" in data[:_START]


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a PDF -> its paragraphs and table rows, scans by recognition. DrafterError when broken, locked, hostile."""
    if _bomb(data):
        raise DrafterError(f"“{path.name}”解开后太大，不像一份报告", fix="用 WPS 打开，另存为 docx 后再读")
    document = _open(path, data)
    try:
        pages, pictures = _pages(document, path)
        scans = ocr.recognised(from_pdf(path, document, pictures), path) if pictures and ocr.installed() else []
    finally:
        document.close()
    for scan in scans:
        pages[scan.number - 1] = list(scan.rows)
    made = typeset([row for page in pages for row in page])
    unseen = [] if scans else pictures
    if unseen and sum(len(para.text) for para in made.paragraphs) < _STAMP:
        raise DrafterError(f"“{path.name}”是扫描件，里面没有文字", fix=ocr.INSTALL)
    if not made.paragraphs:
        raise ocr.nothing(path)
    _refuse_noise(made.lines, path)
    return Sheet(made.lines, (*made.doubts, *ocr.doubts(scans, made), *_doubts(made.lines, unseen)))


def _open(path: Path, data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise DrafterError(f"“{path.name}”有打开密码，读不了", fix="先取消打开密码，存好后再读") from error
        raise _broken(path) from error
    pages = len(document)
    if 0 < pages <= _MAX_PAGES:
        return document
    document.close()
    if not pages:
        raise _broken(path)
    raise DrafterError(f"“{path.name}”有{pages}页，不像一份报告", fix="只留要用的那一份报告，另存后再读")


def _pages(document: Any, path: Path) -> tuple[list[list[Row]], list[int]]:
    """An open PDF -> rows page by page, and the numbers of pages that are pictures; each page is closed when read."""
    import pypdfium2

    found: list[list[Row]] = []
    pictures: list[int] = []
    characters = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            try:
                here = printed(page, number)
                if pictured(page, len(here.glyphs)):
                    pictures.append(number)
            finally:
                page.close()
        except pypdfium2.PdfiumError as error:
            raise _broken(path) from error
        except OverflowError as error:
            raise _too_long(path) from error
        characters += len(here.glyphs)
        if characters > MAX_CHARACTERS:
            raise _too_long(path)
        found.append(rows(here))
    return found, pictures


def _too_long(path: Path) -> DrafterError:
    return DrafterError(f"“{path.name}”有三十万字以上，不像一份报告", fix="只留要用的那一份报告，另存后再读")


def _broken(path: Path) -> DrafterError:
    return DrafterError(
        f"“{path.name}”不是完好的 PDF 文件",
        fix="用 WPS 或浏览器打开试试；能打开就另存为 docx 后再读，打不开就重新要一份",
    )


def _refuse_noise(lines: Sequence[Line], path: Path) -> None:
    """DrafterError where the fonts do not say which characters they print."""
    text = "".join(line.text for line in lines)
    if sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text) > 0.2 * len(text):
        raise DrafterError(f"“{path.name}”的字体没有编码，读出来是乱码", fix=_OCR)


def _doubts(lines: Sequence[Line], unseen: list[int]) -> Iterator[tuple[int, str]]:
    """What could not be read, in Chinese: pages that are pictures, characters without a code."""
    if unseen:
        pages = "、".join(map(str, unseen[:10]))
        yield 0, f"第{pages}页{'等' if len(unseen) > 10 else ''}是图片，没有读进来：{ocr.INSTALL}"
    yield from unread(lines, "段")


def _bomb(data: bytes) -> bool:
    """Whether a stream of the file unpacks to far more than the parts of a page need."""
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - 400) : found.start()].rpartition(b"obj")[2]
        if b"/Image" in head or b"FlateDecode" not in head:
            continue
        unpacker, packed = zlib.decompressobj(), data[found.end() : found.end() + _MAX_STREAM]
        try:
            size = len(unpacker.decompress(packed, _MAX_STREAM))
        except zlib.error:
            continue
        used = len(packed) - len(unpacker.unconsumed_tail)
        if size >= _MAX_STREAM and size > _MAX_RATIO * used:
            return True
    return False
