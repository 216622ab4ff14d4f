"""Run apart, as a script: a .pdf's path, a path to write to and a page's number -> its pixels, through pdfium."""

from __future__ import annotations

import math
import sys
from typing import Any

_DPI, _SHORT_SIDE = 200, 2500
"""Dots an inch; pixels across a page beyond which recognition gains nothing: A4 at 300 dpi."""
_MAX_PIXELS, _MAX_DRAWN = 60 * 10**6, 28 * 10**6
"""Pixels of a picture on the page, and of the page as drawn from it."""


def main(source: str, target: str, number: int) -> None:
    """Writes the page, counted from 1, as a numpy array of blue, green, red; an empty array when a picture is too large."""
    import numpy
    import pypdfium2

    page = pypdfium2.PdfDocument(source)[number - 1]
    shown = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    large = any(across * down > _MAX_PIXELS for across, down in (image.get_px_size() for image in shown))
    width, height = page.get_size()
    fits = math.sqrt(_MAX_DRAWN / max(1, width * height))
    scale = min(_DPI / 72, _SHORT_SIDE / max(1, min(width, height)), fits)
    drawn: Any = numpy.zeros((0, 0, 3), numpy.uint8) if large else page.render(scale=scale).to_numpy()
    with open(target, "wb") as file:
        numpy.save(file, drawn)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
