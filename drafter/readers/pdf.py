"""PDF files that hold text -> Sheet: paragraphs rebuilt from the places of the characters, page furniture taken off."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.readers import ocr
from drafter.readers.furniture import split
from drafter.readers.paper import MAX_CHARACTERS, MAX_LINES, Line, Sheet, unread
from drafter.readers.paragraphs import paragraphs
from drafter.readers.rows import Row, rows

_START = 1024
"""Bytes in which the mark of a PDF must stand; scanners write a few of their own before it."""
_MAX_PAGES = 500
_MAX_STREAM, _MAX_RATIO = 8 * 2**20, 60
"""A part of a page that unpacks beyond both is a bomb; pictures may, pdfium does not unpack them for their text."""
_STREAM = re.compile(rb"stream\r?\n")
_OCR = "用 WPS 或扫描软件识别成文字，存成 docx 后再读"
_SCAN_CHARACTERS = 10
"""Characters a page of a scan may have: stamps of time and page numbers."""


def claims(data: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return b"%PDF-" in data[:_START]


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a PDF -> its paragraphs and table rows, scans by recognition. DrafterError when broken, locked, hostile."""
    if _bomb(data):
        raise DrafterError(f"“{path.name}”解开后太大，不像一份报告", fix="用 WPS 打开，另存为 docx 后再读")
    document = _open(path, data)
    try:
        found, empty = _rows(document, path)
        kept, dropped = split(found)
        if sum(len(row.text) for row in kept) < _SCAN_CHARACTERS:
            return ocr.read_pdf(path, document)
    finally:
        document.close()
    lines = [
        Line(number, text, Look.TABLE_ROW if table else Look.BODY)
        for number, (text, table) in enumerate(paragraphs(kept), start=1)
    ]
    _refuse_noise(lines, path)
    return Sheet(tuple(lines), tuple(_doubts(lines, dropped, empty)))


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


def _rows(document: Any, path: Path) -> tuple[list[Row], list[int]]:
    """An open PDF -> rows of all pages, and the numbers of pages without a word; each page is closed when read."""
    import pypdfium2

    found: list[Row] = []
    empty: list[int] = []
    characters = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            try:
                here = rows(page, number)
            finally:
                page.close()
        except pypdfium2.PdfiumError as error:
            raise _broken(path) from error
        except OverflowError as error:
            raise _too_long(path) from error
        characters += sum(len(row.text) for row in here)
        if characters > MAX_CHARACTERS or len(found) > MAX_LINES:
            raise _too_long(path)
        found += here
        empty += [] if here else [number]
    return found, empty


def _too_long(path: Path) -> DrafterError:
    return DrafterError(f"“{path.name}”有三十万字以上，不像一份报告", fix="只留要用的那一份报告，另存后再读")


def _broken(path: Path) -> DrafterError:
    return DrafterError(
        f"“{path.name}”不是完好的 PDF 文件",
        fix="用 WPS 或浏览器打开试试；能打开就另存为 docx 后再读，打不开就重新要一份",
    )


def _refuse_noise(lines: list[Line], path: Path) -> None:
    """DrafterError where the fonts do not say which characters they print."""
    text = "".join(line.text for line in lines)
    if sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text) > 0.2 * len(text):
        raise DrafterError(f"“{path.name}”的字体没有编码，读出来是乱码", fix=_OCR)


def _doubts(lines: list[Line], dropped: list[str], empty: list[int]) -> Iterator[tuple[int, str]]:
    """What the reader dropped or could not read, in Chinese."""
    if dropped:
        kinds = Counter(re.sub(r"\d+", "1", text) for text in dropped)
        shown = "、".join(f"“{text[:20]}”" for text, _ in kinds.most_common(3))
        yield 0, f"去掉了页眉、页脚和页码{len(dropped)}处，如{shown}；误删了正文的请补上"
    if empty:
        pages = "、".join(map(str, empty[:10]))
        yield 0, f"PDF 第{pages}页{'等' if len(empty) > 10 else ''}没有文字，是图片的请识别后补上"
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
