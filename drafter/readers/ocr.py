"""Scans and photos -> Sheet: pages are recognised one by one, their lines set as those of a PDF; unsure ones are doubts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from drafter.model.finding import DrafterError
from drafter.readers import pictures
from drafter.readers.glyphs import Glyph, Page, Side, spread, units
from drafter.readers.paper import Sheet
from drafter.readers.recognition import Print, Reading, recognise
from drafter.readers.rows import Row, rows
from drafter.readers.typeset import Typeset, typeset

_NEEDS = ("rapidocr", "onnxruntime", "PIL")
INSTALL = "安装识别扫描件的附件：pip install 'drafter[ocr]'；或用 WPS 识别成文字，存成 docx 后再读"
"""How a clerk comes to read scans."""
RECOGNISED = "文字是从图片识别出来的，人名、地名和数字请对照原件核对一遍"
_READ, _UNSURE = 0.5, 0.9
"""Confidence under which a line is left out, and under which it is a doubt."""
_USUAL = 16.0
"""Points of the type of official documents: to this the print of a picture is measured, whatever its pixels."""
_BLANK = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_WIDE = str.maketrans("()", "（）")
_FEW = 8
"""Lines from which a page shows where its left margin is."""
_FILLED = 0.6
"""Share of half a sheet that lines of text fill; cells of a table do not."""
_LONG = 6.0
"""Characters from which a line shows the size of its type; frames of shorter ones are too wide."""
_OPENING, _CLOSING, _HALF = "（《“‘【", "，。；：、！？）》”’】", 0.5
"""Marks that are printed in one half of their square: frames hold the ink, not the blank half."""
_SAME, _SHORT = (0.7, 1.24), 1.6
"""Sizes over the usual one that are the usual one, measured a little off; up to where in short lines."""

claims = pictures.claims


@dataclass(frozen=True)
class Recognised:
    """A page as recognised: its rows, its unsure lines (where their middle is, their words), how many were too faint."""

    number: int
    rows: tuple[Row, ...]
    unsure: tuple[tuple[float, str], ...]
    faint: int


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a picture -> its paragraphs. DrafterError when it is broken, too large, or has no text."""
    if not installed():
        raise DrafterError(f"“{path.name}”是图片，里面的文字要识别后才能读", fix=INSTALL)
    pages = pictures.from_image(path, data)
    made = recognised(pages, path)
    paper = typeset([row for page in made for row in page.rows])
    if not paper.paragraphs:
        raise nothing(path)
    told = [RECOGNISED, *(["这是会动的图片，只读了第一幅，后面的没有读"] if pages.left_out else [])]
    return Sheet(paper.lines, (*((0, message) for message in told), *paper.doubts, *doubts(made, paper)))


def nothing(path: Path) -> DrafterError:
    """What is said where no character was found."""
    told = f"“{path.name}”里没有认出文字"
    return DrafterError(told, fix="打开看看页面上有没有字；字迹太淡、太小的重新扫描后再读")


def installed() -> bool:
    """Whether the extra that recognises is there; nothing is loaded."""
    return all(find_spec(name) for name in _NEEDS)


def recognised(pages: pictures.Pages, path: Path) -> list[Recognised]:
    """Pictures of pages -> their rows in points, left margins one below the other: no two sheets lie alike."""
    readings: list[tuple[int, Reading]] = []
    turn = 0
    try:
        for number, picture in pages.pictures:
            _progress(f"正在识别“{path.name}”第{number}页，共{pages.count}页")
            readings.append((number, recognise(picture, turn)))
            turn = readings[-1][1].turn
    finally:
        _progress("")
    halves = [(number, at, half) for number, reading in readings for at, half in enumerate(_halves(reading))]
    lefts = [_left(half) for _, _, half in halves]
    usual = median([left for left in lefts if left is not None] or [0.0])
    return [
        _page(half, (number, at), usual if left is None else left)
        for (number, at, half), left in zip(halves, lefts, strict=True)
    ]


def _progress(text: str) -> None:
    """Shows on a terminal, in one line that is written over, how far the work is."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def doubts(made: Sequence[Recognised], paper: Typeset) -> Iterator[tuple[int, str]]:
    """Which pages have no text, what was too faint on the others, and the unsure lines at their paragraphs."""
    empty = [str(page.number) for page in made if not page.rows]
    if empty:
        yield 0, f"第{'、'.join(empty[:10])}页{'等' if len(empty) > 10 else ''}没有认出文字，请对照原件核对"
    for page in made:
        if page.faint:
            yield 0, f"第{page.number}页有{page.faint}处看不清的字没有读进来，请对照原件补上"
    for page in made:
        yield from _unsure(page, paper)


def _unsure(page: Recognised, paper: Typeset) -> Iterator[tuple[int, str]]:
    """Doubts about the unsure lines of a page, each at the paragraph whose row stands nearest."""
    for middle, words in page.unsure:
        near = [
            (abs(row.base - middle), number)
            for number, para in enumerate(paper.paragraphs, start=1)
            for row in para.rows
            if row.side == page.rows[0].side
        ]
        if words not in paper.dropped:
            shown = words if len(words) <= 16 else words[:15] + "…"
            told = f"第{page.number}页“{shown}”这一行看不太清，请对照原件核对"
            yield min(near, default=(0, 0))[1], told


def _legible(line: Print) -> bool:
    return line.score >= _READ


def _halves(reading: Reading) -> tuple[Reading, ...]:
    """A sheet with two pages or columns of text side by side -> each by itself; others as they are."""
    lines = _legible_lines(reading)
    start = min((line.x for line in lines), default=0.0)
    half = (max((line.x + line.width for line in lines), default=0.0) - start) / 2
    middle = start + half
    across = [line for line in lines if line.x <= middle <= line.x + line.width]
    left, right = ([line for line in lines if (line.x > middle) is beyond] for beyond in (False, True))
    if across or min(len(left), len(right)) < _FEW:
        return (reading,)
    if min(median(line.width for line in side) for side in (left, right)) < _FILLED * half:
        return (reading,)
    return tuple(
        replace(reading, lines=tuple(line for line in reading.lines if (line.x > middle) is beyond))
        for beyond in (False, True)
    )


def _page(reading: Reading, place: tuple[int, int], left: float) -> Recognised:
    """What was read on one page, or half a sheet -> its rows, from so many points of the left on, and its unsure lines.

    place: the page's number, and which half it is.
    """
    lines, usual = _legible_lines(reading), _type(reading)
    scale = _USUAL / usual
    glyphs: list[Glyph] = []
    unsure = []
    for line in lines:
        text, share = _tidied(line.text), _size(line) / usual
        long = units(line.text) >= _LONG
        size = _USUAL if _SAME[0] < share < (_SAME[1] if long else _SHORT) else _USUAL * share
        base = line.y * scale + size / 2
        before, after = (_HALF * size if marks else 0.0 for marks in (text[0] in _OPENING, text[-1] in _CLOSING))
        glyphs += spread(text, line.x * scale - left - before, base, line.width * scale + before + after, size)
        if line.score < _UNSURE:
            unsure.append((base, text))
    page = Page(Side(place[0], 0, reading.height * scale, picture=True, half=place[1]), tuple(glyphs))
    faint = sum(any(map(str.isalnum, line.text)) for line in reading.lines if not _legible(line))
    return Recognised(place[0], tuple(rows(page)), tuple(unsure), faint)


def _legible_lines(reading: Reading) -> list[Print]:
    return [line for line in reading.lines if _legible(line)]


def _type(reading: Reading) -> float:
    """Size of the type of a page, in pixels."""
    lines = _legible_lines(reading)
    sizes = [_size(line) for line in lines if units(line.text) >= _LONG] or [_size(line) for line in lines]
    return max(1.0, median(sizes)) if sizes else 1.0


def _size(line: Print) -> float:
    """Size of the type of a line: its length over its characters, less where the frame is lower than that."""
    return min(line.width / units(line.text), line.height)


def _tidied(text: str) -> str:
    """Words as recognised -> without blanks beside Chinese characters, brackets in Chinese words full-width."""
    text = _BLANK.sub("", text)
    return text if text.isascii() else text.translate(_WIDE)


def _left(reading: Reading) -> float | None:
    """Where a page's lines start, in points; None where it has too few to tell."""
    starts = sorted(line.x for line in _legible_lines(reading) if units(line.text) > _LONG)
    return starts[len(starts) // 10] * _USUAL / _type(reading) if len(starts) >= _FEW else None
