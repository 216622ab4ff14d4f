"""Run apart, as a script: a .pdf's path and a path to write to -> JSON of what is printed on each page, through pdfium.

A file can make pdfium draw for hours and fill any memory; here it may run out of time or memory alone.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Callable, Iterator
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_void_p, cast, create_string_buffer
from pathlib import Path
from typing import Any

Placed = Callable[[float, float], tuple[float, float]]

_THIN, _MAX_RULES, _MAX_DRAWN = 2.5, 1000, 10_000
"""Points up to which a drawn box is a line; lines beyond which a page is a drawing; shapes beyond which it is no print turned
into outlines, of which a page has a thousand."""
_STAMP, _LARGE, _PIXELS, _OUTLINES = 10, 0.2, 10_000, 50
"""A page is a picture when it has fewer characters than this beside a picture of this share of the page, and so many
pixels, or so many shapes: a stamp of the time or a page number may be printed on a scan, a seal or logo is no page."""

_TOLD = range(0x2E80, 0xE000)
"""Codes, of Chinese characters, that are not asked whether the font's table has them: a font without one has low codes."""


def main(source: str, target: str, pages: int, characters: int) -> None:
    """Writes {"pages": […]}; a page is [width, height, whether it is a picture, [[left, right, base, character, font], …], lines].

    Or {"refused": why}: "locked", "broken", "many" when there are more pages or characters than the bounds allow.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source)
        told = _read(document, pages, characters)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        told = {"refused": "locked" if locked else "broken"}
    Path(target).write_text(json.dumps(told), "utf-8")


def _read(document: Any, pages: int, characters: int) -> dict[str, Any]:
    if not len(document):
        return {"refused": "broken"}
    if len(document) > pages:
        return {"refused": "many"}
    told = []
    fonts: dict[tuple[bytes, int], int] = {}
    for page in document:
        text = page.get_textpage()
        characters -= text.count_chars()
        if characters < 0:
            return {"refused": "many"}
        told.append(_printed(page, text, fonts))
        text.close()
        page.close()
    return {"pages": told}


def _printed(page: Any, text: Any, fonts: dict[tuple[bytes, int], int]) -> list[Any]:
    """A pypdfium2 page, its text, the fonts known so far -> its size, whether it is a picture, glyphs and lines, in points
    from the top left."""
    place, upright = _frame(page)
    font = _numbered(text, fonts)
    glyphs = [[*glyph, font(index)] for index, glyph in _glyphs(text, place, upright)]
    return [*page.get_size(), _pictured(page, len(glyphs)), glyphs, list(_rules(page, place)) if glyphs else []]


def _pictured(page: Any, characters: int) -> bool:
    """Whether a page with so many characters is a picture of one: a scan, or print turned into outlines."""
    from pypdfium2 import raw

    if characters >= _STAMP or raw.FPDFPage_CountObjects(page.raw) > _MAX_DRAWN:
        return False
    edges, size, (width, height) = [c_float() for _ in range(4)], (c_uint(), c_uint()), page.get_size()
    outlines = 0
    for item, kind in _objects(page):
        outlines += kind == raw.FPDF_PAGEOBJ_PATH
        if kind != raw.FPDF_PAGEOBJ_IMAGE or not raw.FPDFPageObj_GetBounds(item, *edges):
            continue
        left, low, right, high = (edge.value for edge in edges)
        fine = not raw.FPDFImageObj_GetImagePixelSize(item, *size) or size[0].value * size[1].value >= _PIXELS
        if fine and (right - left) * (high - low) > _LARGE * width * height:
            return True
    return outlines >= _OUTLINES


def _objects(page: Any) -> Iterator[tuple[Any, int]]:
    from pypdfium2 import raw

    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_RULES)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        yield item, raw.FPDFPageObj_GetType(item)


def _frame(page: Any) -> tuple[Placed, float]:
    """How a point of the page is placed for the reader, and the angle of upright characters."""
    left, bottom, right, top = page.get_cropbox()
    turned: dict[int, Placed] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    rotation = page.get_rotation() % 360
    return turned[rotation], math.radians(rotation)


def _numbered(text: Any, fonts: dict[tuple[bytes, int], int]) -> Callable[[int], int]:
    """A page's text -> the number of the font that a character, by its place in it, is in: a name and a size of data each."""
    from pypdfium2 import raw

    known: dict[int | None, int] = {None: 0}
    page, item_of = text.raw, raw.FPDFText_GetTextObject
    item_of.restype = c_void_p  # an address is all that is wanted of most

    def number(index: int) -> int:
        item = item_of(page, index)
        if item not in known:
            name, size = create_string_buffer(128), c_size_t()
            font = raw.FPDFTextObj_GetFont(cast(item, raw.FPDF_PAGEOBJECT))
            raw.FPDFFont_GetBaseFontName(font, name, len(name))
            raw.FPDFFont_GetFontData(font, None, 0, size)
            known[item] = fonts.setdefault((name.value, size.value), len(fonts) + 1)
        return known[item]

    return number


def _glyphs(text: Any, place: Placed, upright: float) -> Iterator[tuple[int, tuple[float, float, float, str]]]:
    """Printed characters in the order of the file, each with its place in it, without the blanks that pdfium makes up."""
    from pypdfium2 import raw

    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    page = text.raw
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        char = _character(code)
        if code not in _TOLD and raw.FPDFText_HasUnicodeMapError(page, index) == 1:
            char = "\ufffd"
        if not char:
            continue
        if char.isspace() and raw.FPDFText_IsGenerated(page, index):
            continue
        if abs(math.cos(raw.FPDFText_GetCharAngle(page, index) - upright)) < 0.95:
            continue
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetLooseCharBox(page, index, box)
        (left, low), (right, high) = place(box.left, box.bottom), place(box.right, box.top)
        base = place(x.value, y.value)[1]
        if abs(min(low, high) - base) < 200:
            yield index, (min(left, right), max(left, right), base, char)


def _character(code: int) -> str:
    """Code of a character -> itself; U+FFFD for what prints, and no font says what."""
    if code in (0x02, 0xFFFE):  # pdfium's signs for a hyphen at the end of a line
        return "-"
    if code > 0x10FFFF or (unicodedata.category(chr(code)) in ("Cc", "Cs") and not chr(code).isspace()):
        return "\ufffd"
    return chr(code)


def _rules(page: Any, place: Placed) -> Iterator[tuple[float, float, float, float]]:
    """Thin lines and frames drawn on the page, as the edges they show."""
    from pypdfium2 import raw

    edges, fill, stroke = [c_float() for _ in range(4)], c_int(), c_int()
    for item, kind in _objects(page):
        if kind != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(item, *edges):
            continue
        ax, ay = place(edges[0].value, edges[1].value)
        bx, by = place(edges[2].value, edges[3].value)
        left, top, right, bottom = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        if right - left <= _THIN or bottom - top <= _THIN:
            yield left, top, right, bottom
        elif raw.FPDFPath_GetDrawMode(item, fill, stroke) and stroke and raw.FPDFPath_CountSegments(item) <= 6:
            yield from ((left, top, right, top), (left, bottom, right, bottom))
            yield from ((left, top, left, bottom), (right, top, right, bottom))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
