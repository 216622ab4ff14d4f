"""One page of a PDF through pdfium -> its characters with their places, and the cells that drawn lines make of them."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect
from collections.abc import Callable, Iterator
from ctypes import c_double, c_float, c_int
from typing import Any, NamedTuple

from drafter.readers.paper import MAX_CHARACTERS

_MAX_RULES, _THIN = 1000, 2.5
_RADICALS = str.maketrans("⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻩⻬⻰⺠⺟", "虎西见角贝车长门青页风飞食马鱼鸟黄齐龙民母")


class Glyph(NamedTuple):
    """A character with its left and right edge and its baseline, in points from the top left of the page."""

    left: float
    right: float
    base: float
    char: str


Rule = tuple[float, float, float, float]
"""left, top, right, bottom of a line drawn on the page."""


def frame(page: Any) -> tuple[Callable[[float, float], tuple[float, float]], float]:
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


def glyphs(text: Any, place: Callable[[float, float], tuple[float, float]], upright: float) -> Iterator[Glyph]:
    """Printed characters in the order of the file, without the blanks that pdfium makes up.

    OverflowError when a page has more of them than a report.
    """
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


def rules(page: Any, place: Callable[[float, float], tuple[float, float]]) -> Iterator[Rule]:
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
        if right - left <= _THIN or bottom - top <= _THIN:
            yield left, top, right, bottom
        elif raw.FPDFPath_GetDrawMode(item, fill, stroke) and stroke and raw.FPDFPath_CountSegments(item) <= 6:
            yield from ((left, top, right, top), (left, bottom, right, bottom))
            yield from ((left, top, left, bottom), (right, top, right, bottom))


def by_cell(printed: list[Glyph], drawn: list[Rule]) -> tuple[list[list[list[Glyph]]], list[Glyph]]:
    """Glyphs -> rows of tables as glyphs by cell, and the glyphs outside all tables."""
    flat = [rule for rule in drawn if rule[3] - rule[1] <= _THIN < rule[2] - rule[0]]
    tall = [rule for rule in drawn if rule[2] - rule[0] <= _THIN < rule[3] - rule[1]]
    if len(tall) < 3:
        return [], printed
    found: dict[int, dict[int, list[Glyph]]] = {}
    outside: list[Glyph] = []
    heights = _apart([rule[1] for rule in flat])
    for glyph in printed:
        middle, base = (glyph.left + glyph.right) / 2, glyph.base - 2
        above = [rule[1] for rule in flat if rule[1] <= base and rule[0] - 3 <= middle <= rule[2] + 3]
        below = any(rule[1] > base and rule[0] - 3 <= middle <= rule[2] + 3 for rule in flat)
        beside = [rule[0] for rule in tall if rule[1] - 3 <= base <= rule[3] + 3]
        if above and below and len(_apart(beside)) > 2 and min(beside) <= middle <= max(beside):
            row = bisect(heights, max(above) + 1)
            found.setdefault(row, {}).setdefault(bisect(_apart(beside), middle), []).append(glyph)
        else:
            outside.append(glyph)
    return [[cells.get(n, []) for n in range(1, max(cells) + 1)] for _, cells in sorted(found.items())], outside


def _apart(values: list[float]) -> list[float]:
    """Positions -> the different ones, those within 3 points counted once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 3:
            kept.append(value)
    return kept
