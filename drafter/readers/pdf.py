"""PDF files -> Sheet: paragraphs rebuilt from the places of the characters, page furniture off, pictures recognised."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.office import outside
from drafter.readers import ocr, pictures, ruled
from drafter.readers.assembling import MAX_CHARACTERS, Sheet
from drafter.readers.glyphs import Glyph, Page, Rule, Side
from drafter.readers.recognised import Recognised
from drafter.readers.text_rows import Row, rows
from drafter.readers.typeset import typeset
from drafter.zh.unified import unified

_START = 1024
"""Bytes in which the mark of a PDF must stand; scanners write a few of their own before it."""
_MAX_PAGES = 500
_BOUNDS = outside.Bounds(seconds=5, memory=450 * 2**20)
"""A report of thirty pages takes a third of a second and 80 MB."""
_SCRIPT = Path(__file__).with_name("pdf_pages.py")
_MAX_EFFORT = 15_000_000
"""Places held against lines: one second. A page of a table of thirty rows and eight columns takes two hundred thousand."""
_STAMP = 10
"""Characters that a scan without recognition may have: stamps of time and page numbers."""
_NOISE = 0.2
"""Share of characters without a code from which the fonts do not say what they print."""
Printed = dict[int, list[Row]]
"""Rows of each page, by its number."""
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
    with outside.folder() as folder:
        copy = folder / "in.pdf"
        copy.write_bytes(data)
        pages = {page.side.number: page for page in _pages(path, copy)}
        printed: Printed = {number: rows(page) for number, page in pages.items()}
        noise = _is_noise(printed)
        numbers = list(pages) if noise else [n for n, page in pages.items() if page.side.picture]
        scans: list[Recognised] = []
        if numbers and not ocr.installed():
            told = [_unseen(path, numbers, printed, noise=noise)]
        else:
            scans, told = _scans(path, copy, numbers, alone=len(numbers) == len(pages))
    for number in {scan.number for scan in scans}:
        printed[number] = [row for scan in scans if scan.number == number for row in scan.rows]
    made = typeset(list(chain(*printed.values())))
    if not made.paragraphs:
        raise ocr.nothing(path)
    doubts = (*((0, message) for message in told), *made.doubts, *ocr.doubts(scans, made))
    return Sheet(made.lines, doubts)


def _pages(path: Path, copy: Path) -> list[Page]:
    """A file, and our copy of it -> what is printed on each page; DrafterError when pdfium cannot tell in its bounds."""
    target = copy.with_name("pages.json")
    done = outside.run(outside.python(_SCRIPT, copy, target, str(_MAX_PAGES), str(MAX_CHARACTERS)), _BOUNDS)
    told = json.loads(target.read_text("utf-8")) if done and target.is_file() else {"refused": "broken"}
    if "refused" in told:
        message, fix = _REFUSED[told["refused"]]
        raise DrafterError(f"“{path.name}”{message}", fix=fix)
    return list(_ruled([_page(number, *page) for number, page in enumerate(told["pages"], start=1)]))


def _ruled(pages: Sequence[Page]) -> Iterator[Page]:
    """Pages, as far as all their lines can be looked at; the others, which are drawings, without lines."""
    left = _MAX_EFFORT
    for page in pages:
        cost = ruled.effort(page)
        fits = cost <= left
        left -= cost if fits else 0
        yield page if fits else replace(page, rules=())


def _page(number: int, width: float, height: float, picture: bool, *drawn: list[Any]) -> Page:
    glyphs, rules = drawn
    placed = (Glyph(left, right, base, unified(char)) for left, right, base, char in glyphs)
    return Page(Side(number, width, height, picture), tuple(placed), tuple(Rule(*r) for r in rules))


def _is_noise(printed: Printed) -> bool:
    """Whether the fonts do not say which characters they print."""
    text = "".join(row.text for page in printed.values() for row in page)
    return sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text) > _NOISE * len(text)


def _unseen(path: Path, numbers: Sequence[int], printed: Printed, *, noise: bool) -> str:
    """What is said of pages that are pictures where nothing recognises them; DrafterError where little else is there."""
    if noise:
        raise DrafterError(f"“{path.name}”的字体没有编码，读出来是乱码", fix=ocr.INSTALL)
    if sum(len(row.text) for page in printed.values() for row in page) < _STAMP:
        raise DrafterError(f"“{path.name}”是扫描件，里面没有文字", fix=ocr.INSTALL)
    return f"{_named(numbers)}是图片，没有读进来；{ocr.INSTALL}"


def _scans(path: Path, copy: Path, numbers: Sequence[int], *, alone: bool) -> tuple[list[Recognised], list[str]]:
    """Pages that are pictures -> as recognised, and what is said of them. alone: there are no others.

    A picture that cannot be read costs only itself where there are other pages; else DrafterError.
    """
    if len(numbers) > pictures.MAX_PAGES and not alone:
        return [], [f"{_named(numbers)}是图片，太多了，没有读进来；只留要用的那几页，另存后再读"]
    pictures.refuse_many(path, len(numbers))
    told: list[str] = []

    def shown() -> Iterator[tuple[int, Any]]:
        for number in numbers:
            try:
                yield number, pictures.page_of_pdf(path, copy, number)
            except DrafterError as error:
                if alone:
                    raise
                told.append(f"{_named([number])}没有读进来：{error.message}；{error.fix}")

    scans = ocr.recognised(pictures.Pages(len(numbers), shown()), path)
    if scans:
        read = sorted({scan.number for scan in scans})
        told.append(ocr.RECOGNISED if alone else f"{_named(read)}是图片，{ocr.CHECK}")
    return scans, told


def _named(numbers: Sequence[int]) -> str:
    """Numbers of pages, in words."""
    return f"第{'、'.join(map(str, numbers[:10]))}{f'等{len(numbers)}' if len(numbers) > 10 else ''}页"
