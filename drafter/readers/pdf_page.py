"""One page of a PDF through pdfium -> its characters with their places, and the lines drawn on it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator
from ctypes import c_double, c_float, c_int
from typing import Any

from drafter.readers.glyphs import THIN, Glyph, Page, Rule, Side
from drafter.readers.paper import MAX_CHARACTERS

_MAX_RULES = 1000
_STAMP, _LARGE, _OUTLINES = 10, 0.2, 50
"""A page is a picture when it has fewer characters than this beside a picture of this share of the page, or so many
shapes: a stamp of the time or a page number may be printed on a scan, a seal is no page."""
_RADICALS = str.maketrans("⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻩⻬⻰⺠⺟", "虎西见角贝车长门青页风飞食马鱼鸟黄齐龙民母")


def printed(page: Any, number: int) -> Page:
    """A pypdfium2 page -> what is printed on it; number counts pages from 1.

    OverflowError when it has more characters than a report.
    """
    place, upright = _frame(page)
    text = page.get_textpage()
    try:
        glyphs = tuple(_glyphs(text, place, upright))
    finally:
        text.close()
    return Page(Side(number, *page.get_size()), glyphs, tuple(_rules(page, place)) if glyphs else ())


def pictured(page: Any, characters: int) -> bool:
    """Whether a page with so many characters is a picture of one: a scan, or print turned into outlines."""
    from pypdfium2 import raw

    if characters >= _STAMP:
        return False
    edges, outlines, (width, height) = [c_float() for _ in range(4)], 0, page.get_size()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_RULES)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        outlines += kind == raw.FPDF_PAGEOBJ_PATH
        if kind == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(item, *edges):
            left, low, right, high = (edge.value for edge in edges)
            if (right - left) * (high - low) > _LARGE * width * height:
                return True
    return outlines >= _OUTLINES


def _frame(page: Any) -> tuple[Callable[[float, float], tuple[float, float]], float]:
    """How a point of the page is placed for the reader, and the angle of upright characters."""
    left, bottom, right, top = page.get_cropbox()
    turned: dict[int, Callable[[float, float], tuple[float, float]]] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    rotation = page.get_rotation() % 360
    return turned[rotation], math.radians(rotation)


def _glyphs(text: Any, place: Callable[[float, float], tuple[float, float]], upright: float) -> Iterator[Glyph]:
    """Printed characters in the order of the file, without the blanks that pdfium makes up."""
    from pypdfium2 import raw

    if text.count_chars() > MAX_CHARACTERS:
        raise OverflowError
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    page = text.raw
    for index in range(text.count_chars()):
        char = _character(raw.FPDFText_GetUnicode(page, index))
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
            yield Glyph(min(left, right), max(left, right), base, char)


def _character(code: int) -> str:
    """Code of a character -> itself; radicals that fonts give for characters are made characters again."""
    if code in (0x02, 0xFFFE):  # pdfium's signs for a hyphen at the end of a line
        return "-"
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code == 0:
        return "\ufffd"
    char = chr(code)
    return unicodedata.normalize("NFKC", char) if 0x2F00 <= code <= 0x2FD5 else char.translate(_RADICALS)


def _rules(page: Any, place: Callable[[float, float], tuple[float, float]]) -> Iterator[Rule]:
    """Thin lines and frames drawn on the page, as the edges they show."""
    from pypdfium2 import raw

    edges, fill, stroke = [c_float() for _ in range(4)], c_int(), c_int()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_RULES)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(item, *edges):
            continue
        ax, ay = place(edges[0].value, edges[1].value)
        bx, by = place(edges[2].value, edges[3].value)
        left, top, right, bottom = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        if right - left <= THIN or bottom - top <= THIN:
            yield Rule(left, top, right, bottom)
        elif raw.FPDFPath_GetDrawMode(item, fill, stroke) and stroke and raw.FPDFPath_CountSegments(item) <= 6:
            yield from (Rule(left, top, right, top), Rule(left, bottom, right, bottom))
            yield from (Rule(left, top, left, bottom), Rule(right, top, right, bottom))
