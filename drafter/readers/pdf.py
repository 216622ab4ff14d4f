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
from drafter.readers import ocr, ruled
from drafter.readers.assembling import MAX_CHARACTERS, Sheet
from drafter.readers.garbled import judged
from drafter.readers.glyphs import Glyph, Page, Rule, Side
from drafter.readers.pdf_seen import see
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
        seen = see(path, copy, judged(_pages(path, copy)))
    made = typeset(list(chain(*seen.printed.values())))
    if not made.paragraphs:
        raise ocr.nothing(path)
    doubts = (*((0, message) for message in seen.told), *made.doubts, *ocr.doubts(seen.scans, made))
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
    placed = (Glyph(left, right, base, unified(char), font) for left, right, base, char, font in glyphs)
    return Page(Side(number, width, height, picture), tuple(placed), tuple(Rule(*r) for r in rules))
