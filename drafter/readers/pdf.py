"""PDF files that hold text -> Sheet: paragraphs rebuilt from the places of the characters, page furniture taken off."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.readers import ocr, outside
from drafter.readers.glyphs import Glyph, Page, Rule, Side
from drafter.readers.paper import MAX_CHARACTERS, Line, Sheet, unread
from drafter.readers.pictures import from_pdf
from drafter.readers.rows import rows
from drafter.readers.typeset import typeset

_START = 1024
"""Bytes in which the mark of a PDF must stand; scanners write a few of their own before it."""
_MAX_PAGES = 500
_BOUNDS = outside.Bounds(seconds=5, memory=450 * 2**20)
"""A report of thirty pages takes a third of a second and 80 MB."""
_SCRIPT = Path(__file__).with_name("pdf_pages.py")
_STAMP = 10
"""Characters that a scan without recognition may have: stamps of time and page numbers."""
_OCR = "用 WPS 或扫描软件识别成文字，存成 docx 后再读"
_REFUSED = {
    "locked": ("有打开密码，读不了", "先取消打开密码，存好后再读"),
    "many": (f"有{_MAX_PAGES}页或三十万字以上，不像一份报告", "只留要用的那一份报告，另存后再读"),
    "broken": (
        "不是完好的 PDF 文件，或者大得不像一份报告",
        "用 WPS 或浏览器打开试试；能打开就另存为 docx 后再读，打不开就重新要一份",
    ),
}


def claims(data: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return b"%PDF-" in data[:_START]


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a PDF -> its paragraphs and table rows, scans by recognition. DrafterError when broken, locked, hostile."""
    pages = _pages(path, data)
    pictures = [page.side.number for page in pages if page.side.picture]
    scans = ocr.recognised(from_pdf(path, data, pictures), path) if pictures and ocr.installed() else []
    seen = {scan.number: scan.rows for scan in scans}
    made = typeset([row for page in pages for row in seen.get(page.side.number) or rows(page)])
    unseen = [] if scans else pictures
    if unseen and sum(len(para.text) for para in made.paragraphs) < _STAMP:
        raise DrafterError(f"“{path.name}”是扫描件，里面没有文字", fix=ocr.INSTALL)
    if not made.paragraphs:
        raise ocr.nothing(path)
    _refuse_noise(made.lines, path)
    return Sheet(made.lines, (*made.doubts, *ocr.doubts(scans, made), *_doubts(made.lines, unseen)))


def _pages(path: Path, data: bytes) -> list[Page]:
    """Bytes -> what is printed on each page; DrafterError when pdfium cannot tell in its time and memory."""
    with outside.folder() as folder:
        source, target = folder / "in.pdf", folder / "pages.json"
        source.write_bytes(data)
        bounds = str(_MAX_PAGES), str(MAX_CHARACTERS)
        done = outside.run(outside.python(_SCRIPT, source, target, *bounds), _BOUNDS) and target.is_file()
        told = json.loads(target.read_text("utf-8")) if done else {"refused": "broken"}
    if "refused" in told:
        message, fix = _REFUSED[told["refused"]]
        raise DrafterError(f"“{path.name}”{message}", fix=fix)
    return [_page(number, *page) for number, page in enumerate(told["pages"], start=1)]


def _page(number: int, width: float, height: float, picture: bool, *drawn: list[Any]) -> Page:
    glyphs, rules = drawn
    return Page(Side(number, width, height, picture), tuple(Glyph(*g) for g in glyphs), tuple(Rule(*r) for r in rules))


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
