"""Picture of a page -> the lines of print on it, each with its place and how sure it is: rapidocr, turned and sliced."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

_SURE = 0.85
"""Mean confidence under which the page probably stands on its side or its head."""
_TALL = 2.0
"""Height over width beyond which a picture is a long screenshot, read in slices."""
_SLICE = 1600
_WIDE = 30
"""Width over height beyond which a picture is a rule or a bar, not print."""
_INK = 24
"""Grey levels by which a row of pixels may vary and still be blank."""
_COARSE = 500
"""Pixels across a page in which a seal is still seen."""
_SEAL, _ROUND = 0.12, 0.7
"""A seal's least diameter in widths of the page (38 mm on 210), and how square the box around it is."""


@dataclass(frozen=True)
class Print:
    """A line of print: its words, confidence from 0 to 1, left end and middle, length and height in pixels."""

    text: str
    score: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Reading:
    """All lines of one page, the page's height, and by how many quarters it was turned to be read."""

    lines: tuple[Print, ...]
    height: float
    turn: int = 0

    @property
    def across(self) -> bool:
        """Whether most of the print runs from left to right."""
        count = sum(len(line.text) for line in self.lines)
        return (
            sum(len(line.text) for line in self.lines if line.width > line.height or len(line.text) == 1) >= count / 2
        )

    @property
    def score(self) -> float:
        """Mean confidence, by character; 0 where nothing was read or lines run from top to bottom."""
        count = sum(len(line.text) for line in self.lines)
        return sum(line.score * len(line.text) for line in self.lines) / count if count and self.across else 0.0


def recognise(picture: Any, turn: int = 0) -> Reading:
    """Picture as blue, green, red -> its lines; turn is the one that fitted the page before, tried first.

    Seals are wiped off the picture itself.
    """
    _wipe_seals(picture)
    best = _turned(picture, turn)
    others = (2, 1, 3) if best.across else (1, 3)
    for more in others if best.lines else ():
        if best.score >= _SURE:
            break
        best = max(best, _turned(picture, (turn + more) % 4), key=lambda reading: reading.score)
    return best


def _turned(picture: Any, quarters: int) -> Reading:
    import numpy

    upright = numpy.ascontiguousarray(numpy.rot90(picture, quarters))
    return Reading(tuple(_level(_found(upright))), upright.shape[0], quarters)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    params = {
        "Global.use_cls": False,  # the classifier turns good lines over and loses them
        "Global.log_level": "critical",
        "Global.text_score": 0.0,  # what is unsure is told, not dropped unseen
        "Global.max_side_len": 4000,
        "Det.limit_type": "max",
        "Det.limit_side_len": 960,
        "Rec.rec_batch_num": 1,  # lines of unlike length side by side cost memory and time
    }
    return RapidOCR(params=params)


_Corners = tuple[tuple[float, float], ...]


def _found(picture: Any) -> list[tuple[str, float, _Corners]]:
    """Picture -> (words, confidence, corners from the top left clockwise) of each line, slices put together."""
    found = []
    for top, part in _slices(picture):
        if part.shape[1] > _WIDE * part.shape[0]:
            continue
        result = _engine()(part)
        if result.txts is None or result.boxes is None:
            continue
        for text, score, box in zip(result.txts, result.scores, result.boxes, strict=True):
            found.append((text.strip(), float(score), tuple((float(x), float(y) + top) for x, y in box)))
    return [line for line in found if line[0]]


def _slices(picture: Any) -> Iterator[tuple[int, Any]]:
    """Picture -> (top, part); a tall one is cut where its rows are blank."""
    height, width = picture.shape[:2]
    step = max(_SLICE, width)
    if height <= max(step, _TALL * width):
        yield 0, picture
        return
    grey = picture.min(axis=2)
    spread = grey.max(axis=1).astype(int) - grey.min(axis=1)
    top = 0
    while height - top > step:
        cut = top + _cut(spread[top : top + step])
        yield top, picture[top:cut]
        top = cut
    yield top, picture[top:]


def _cut(spread: Any) -> int:
    """Contrast of rows -> the middle of the last blank run in their lower half; the calmest row where none is blank."""
    half = len(spread) // 2
    blank = [row for row in range(half, len(spread)) if spread[row] < _INK]
    if not blank:
        return half + int(spread[half:].argmin())
    first = last = blank[-1]
    while first - 1 >= half and spread[first - 1] < _INK:
        first -= 1
    return (first + last) // 2 + 1


def _level(found: list[tuple[str, float, _Corners]]) -> Iterator[Print]:
    """Lines with corners -> lines with places, as if the page lay straight."""
    slopes = [
        math.atan2(b[1] - a[1], b[0] - a[0]) for _, _, (a, b, _, d) in found if math.dist(a, b) > 5 * math.dist(a, d)
    ]
    angle = median(slopes) if slopes else 0.0
    cos, sin = math.cos(angle), math.sin(angle)
    for text, score, corners in found:
        (a, b, c, d) = ((x * cos + y * sin, y * cos - x * sin) for x, y in corners)
        middle = (a[1] + b[1] + c[1] + d[1]) / 4
        yield Print(text, score, (a[0] + d[0]) / 2, middle, math.dist(a, b), math.dist(a, d))


def _wipe_seals(picture: Any) -> None:
    """Takes round red stamps off a picture; black print under them and red headlines stay."""
    import numpy

    for place in _seals(picture):
        colours = picture[place].astype(numpy.int16)
        blue, green, red = colours[:, :, 0], colours[:, :, 1], colours[:, :, 2]
        light = numpy.where(red > 120, 255, red).astype(numpy.uint8)
        ink = red - numpy.minimum(blue, green) > 20
        picture[place] = numpy.where(ink[:, :, None], light[:, :, None], picture[place])


def _seals(picture: Any) -> Iterator[tuple[slice, slice]]:
    """Picture -> rows and columns of each round red stamp, looked for in every so many pixels."""
    import cv2
    import numpy

    step = max(1, min(picture.shape[:2]) // _COARSE)
    colours = picture[::step, ::step].astype(numpy.int16)
    reddish = (colours[:, :, 2] - colours[:, :, :2].max(axis=2) > 40).astype(numpy.uint8)
    short = min(reddish.shape)
    near = max(3, short // 60)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(reddish, numpy.ones((near, near), numpy.uint8)))
    for x, y, width, height, _ in boxes[1:].tolist():
        if min(width, height) >= max(_SEAL * short, _ROUND * max(width, height)):
            yield slice(y * step, (y + height) * step), slice(x * step, (x + width) * step)
