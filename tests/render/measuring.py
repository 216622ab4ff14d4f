"""A PDF -> its pages, lines and characters, in millimetres from the page's upper left corner. Measured with pdfium."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

MM = 25.4 / 72
"""Millimetres in a point."""

_SAME_LINE = 0.3
"""Baselines no further apart than this, in millimetres, are one line's."""

_DENSITY = 20
"""Pixels to the millimetre when ink is measured."""


def unspaced(text):
    """A text without blanks and ends of lines; every mark stays."""
    return "".join(text.split())


@dataclass(frozen=True)
class Char:
    """left, right: where its own width begins and ends; top, bottom: of its ink; font: name and whether embedded."""

    text: str
    left: float
    right: float
    baseline: float
    top: float
    bottom: float
    font: str
    embedded: bool


@dataclass(frozen=True)
class Line:
    chars: tuple[Char, ...]

    @property
    def text(self):
        return "".join(char.text for char in self.chars)

    @property
    def left(self):
        return self.chars[0].left

    @property
    def right(self):
        return self.chars[-1].right

    @property
    def baseline(self):
        return self.chars[0].baseline


@dataclass(frozen=True)
class Page:
    """index: in the file, from 0; chars: in the order they are written, without blanks; the page number is the last line."""

    file: str
    index: int
    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    pictures: int = 0

    @cached_property
    def every_line(self):
        rows = []
        for char in sorted(self.chars, key=lambda c: c.baseline):
            if not rows or char.baseline - rows[-1][0].baseline > _SAME_LINE:
                rows.append([])
            rows[-1].append(char)
        return [Line(tuple(sorted(row, key=lambda c: c.left))) for row in rows]

    @property
    def lines(self):
        return self.every_line[:-1] if self.foot else self.every_line

    @property
    def foot(self):
        """The line of the page number, None where there is none."""
        return self.every_line[-1] if re.fullmatch(r"—\d+—", self.every_line[-1].text) else None

    @property
    def text(self):
        """The words in the order they are written, without the page number."""
        foot = set(map(id, self.foot.chars)) if self.foot else set()
        return "".join(char.text for char in self.chars if id(char) not in foot)

    def ink_top(self, char):
        """Upper edge, as printed, of a character's ink no further than 5 mm over its baseline."""
        page = pypdfium2.PdfDocument(self.file)[self.index]
        above = char.baseline - 5
        grey = page.render(scale=_DENSITY * MM, crop=(0, 0, 0, above / MM), grayscale=True).to_numpy().squeeze()
        strip = grey[:, round(char.left * _DENSITY) : round(char.right * _DENSITY)]
        return above + np.flatnonzero((strip < 128).any(axis=1))[0] / _DENSITY


@cache
def measured(file):
    """Path of a PDF -> its pages."""
    document = pypdfium2.PdfDocument(file)
    return [
        Page(
            str(file),
            number - 1,
            number,
            page.get_width() * MM,
            page.get_height() * MM,
            tuple(_chars(page)),
            _pictures(page),
        )
        for number, page in enumerate(document, start=1)
    ]


def _pictures(page):
    return sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))


def _chars(page):
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if not char.strip():
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        left, _, right, _ = text.get_charbox(index, loose=True)
        _, bottom, _, top = text.get_charbox(index)
        place = (left * MM, right * MM, (height - y.value) * MM, (height - top) * MM, (height - bottom) * MM)
        yield Char(char, *place, *_font(text, index))


def _font(text, index):
    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(text.raw, index))
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, 200)
    return name.value.decode(), raw.FPDFFont_GetIsEmbedded(font) == 1
