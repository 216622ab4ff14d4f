"""A chart as a picture: last year's bar white, this year's dark, so that every printer and every copy tells them apart."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from docx.document import Document
from docx.oxml.shape import CT_Inline
from docx.oxml.text.run import CT_R
from docx.shared import Mm
from PIL import Image, ImageDraw, ImageFont

from drafter.model.chart import Chart, Pair
from drafter.writers import typeface
from drafter.zh.figures import Figure
from drafter.zh.gbt9704 import width
from drafter.zh.hygiene import printable

_DPI = 300
_MILLIMETRES = 150
"""Width of the picture; the type area has 156."""
_WIDTH = round(_MILLIMETRES / 25.4 * _DPI)
_TEXT = 40
"""Pixels: 9.6 pt."""
_BAR, _GAP, _EDGE, _AIR = 44, 32, 3, 14
"""Pixels: height of a bar, space between pairs, outline of a bar, space beside words."""
_ABOVE, _BELOW = 60, 12
"""Pixels between what stands above a picture and its first line, and between the last and the caption."""
_NAME = 14 * _TEXT
"""Pixels a line of a name may take; names have up to two lines."""
_LONG = 200
"""Characters of which no font sets that many in such a line."""
_GREYS = 4
"""Enough for smooth letters, few enough for a small file."""
_INK, _DARK, _PAPER = 0, 85, 255
_LEGEND = (("上年", _PAPER), ("今年", _DARK))


@dataclass(frozen=True)
class _Face:
    """What words are drawn with; chinese: whether it has Chinese characters."""

    font: ImageFont.FreeTypeFont | ImageFont.ImageFont
    chinese: bool

    def write(self, pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str) -> None:
        """A line of words from a point on, digits level with it."""
        _, top, _, bottom = self.font.getbbox("0", anchor="ls")
        pen.text((at[0], at[1] - (top + bottom) / 2), text, _INK, self.font, anchor="ls")

    def length(self, text: str) -> int:
        """Width of a text in pixels."""
        return round(self.font.getlength(text))

    def told(self, figure: Figure) -> str:
        """A figure as printed; where that cannot be drawn its value in the base unit: of 1.2万件 1.2 would be a lie."""
        return printable(figure.text) if self.chinese else f"{figure.value:f}"

    def lines(self, name: str) -> list[str]:
        """A metric's name in one line, or in two of about one length; nothing where it cannot be drawn."""
        if not self.chinese:
            return []
        name = printable(name)
        if len(name) <= _LONG and self.length(name) <= _NAME:
            return [name]
        half = _half(name)
        return [self._clipped(name[:half]), self._clipped(name[half:])]

    def _clipped(self, text: str) -> str:
        text = text if len(text) <= _LONG else f"{text[:_LONG]}…"
        while self.length(text) > _NAME:
            text = f"{text.rstrip('…')[:-1]}…"
        return text


def _half(name: str) -> int:
    """Where the second half of a name begins, by its width; of one too long to be drawn whole, by its characters."""
    if len(name) > _LONG:
        return len(name) // 2
    whole = width(name)
    return next(n for n in range(len(name)) if width(name[:n]) * 2 >= whole)


def put(document: Document, run: CT_R, chart: Chart, number: int) -> None:
    """Draw a chart into an empty run of a document, its figures in words for those who cannot see it. number: its own
    among the pictures; python-docx would look through the whole document for one."""
    relation, image = document.part.get_or_add_image(io.BytesIO(png(chart)))
    size = image.scaled_dimensions(Mm(_MILLIMETRES), None)
    inline = CT_Inline.new_pic_inline(number, relation, image.filename, *size)
    inline.docPr.set("descr", printable(chart.words))
    run.add_drawing(inline)


def png(chart: Chart) -> bytes:
    """A chart -> the bytes of a grey PNG; the same chart on the same machine gives the same bytes."""
    steps = 255 // (_GREYS - 1)
    picture = _drawn(chart, _face()).point([round(grey / steps) for grey in range(256)])
    picture.putpalette([grey * steps for grey in range(_GREYS) for _ in "RGB"])
    stream = io.BytesIO()
    picture.save(stream, "PNG", dpi=(_DPI, _DPI), bits=2)
    return stream.getvalue()


def _face() -> _Face:
    """The Chinese font of this machine, else the one that comes with the library: figures alone."""
    found = typeface.chinese()
    if found is not None:
        with suppress(OSError):  # a font file that cannot be read is as good as none
            return _Face(_loaded(found), chinese=True)
    return _Face(ImageFont.load_default(_TEXT), chinese=False)


@lru_cache(maxsize=1)
def _loaded(found: typeface.Typeface) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(found.file, _TEXT, found.index, layout_engine=ImageFont.Layout.BASIC)


def _drawn(chart: Chart, face: _Face) -> Image.Image:
    """Names left of a common line, from which the bars of each pair run right; figures at their ends."""
    start = _ABOVE + (_BAR + _GAP) * face.chinese
    foot = start + len(chart.pairs) * (2 * _BAR + _GAP) - _GAP
    picture = Image.new("L", (_WIDTH, foot + _BELOW), _PAPER)
    pen = ImageDraw.Draw(picture)
    numbers = max(face.length(f"{pair.number}.") for pair in chart.pairs)
    names = max((face.length(line) for pair in chart.pairs for line in face.lines(pair.name)), default=0)
    figures = max(face.length(face.told(f)) for pair in chart.pairs for f in (pair.before, pair.now))
    axis = numbers + names + 2 * _AIR
    full = (_WIDTH - axis - figures - 2 * _AIR) / max(1.0, *(pair.ratio for pair in chart.pairs))
    for index, pair in enumerate(chart.pairs):
        top = start + index * (2 * _BAR + _GAP)
        _label(pen, face, pair, (numbers, top + _BAR))
        for row, (figure, ratio, fill) in enumerate(((pair.before, 1.0, _PAPER), (pair.now, pair.ratio, _DARK))):
            end = axis + round(full * ratio)
            at = top + row * _BAR
            _bar(pen, (axis, at, end), fill)
            face.write(pen, (end + _AIR, at + _BAR // 2), face.told(figure))
    if face.chinese:
        _explain(pen, face, axis)
    pen.line((axis, start, axis, foot), _INK, _EDGE)
    return picture


def _bar(pen: ImageDraw.ImageDraw, place: tuple[int, int, int], fill: int) -> None:
    left, top, right = place
    if right > left:
        pen.rectangle((left, top + 1, right, top + _BAR - 2), fill, _INK, _EDGE)


def _label(pen: ImageDraw.ImageDraw, face: _Face, pair: Pair, at: tuple[int, int]) -> None:
    """Number and name beside the middle of a pair."""
    left, middle = at
    number = f"{pair.number}."
    face.write(pen, (left - face.length(number), middle), number)
    lines = face.lines(pair.name)
    for row, line in enumerate(lines):
        face.write(pen, (left + _AIR, middle + round((row - (len(lines) - 1) / 2) * _BAR)), line)


def _explain(pen: ImageDraw.ImageDraw, face: _Face, left: int) -> None:
    """Which bar is which year's."""
    for word, fill in _LEGEND:
        _bar(pen, (left, _ABOVE, left + 2 * _BAR), fill)
        face.write(pen, (left + 2 * _BAR + _AIR, _ABOVE + _BAR // 2), word)
        left += 2 * _BAR + face.length(word) + 4 * _AIR
