"""Scans and photos -> Sheet: pages are recognised one by one, lines joined by typelines; unsure lines are doubts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from drafter.model.finding import DrafterError
from drafter.readers import pictures
from drafter.readers.paper import Line, Sheet
from drafter.readers.recognition import Print, Reading, recognise
from drafter.readers.typelines import Piece, Side, paragraphs

_NEEDS = ("rapidocr", "onnxruntime", "PIL")
_INSTALL = "安装识别扫描件的附件：pip install 'drafter[ocr]'；或用 WPS 识别成文字，存成 docx 后再读"
_READ, _UNSURE = 0.5, 0.9
"""Confidence under which a line is left out, and under which it is a doubt."""
_MARK = 0xF0000
"""Private characters from here on mark the unsure lines on their way through the joining of paragraphs."""
_DASHES = r"[-—–－·•~_一\s]*"  # a dash is sometimes taken for a one
_NUMBER = re.compile(rf"{_DASHES}第?\s*\d{{1,3}}\s*(?:页|/\s*\d{{1,3}})?{_DASHES}(?:[,，]?\s*共\s*\d{{1,3}}\s*页)?")
_MARGIN = 0.14
"""Share of the page's height at its head and foot where page numbers stand."""
_BLANK = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_WIDE = str.maketrans("()", "（）")
_FEW = 8
"""Lines from which a page shows where its left margin is."""
_LONG = 6.0
"""Characters from which a line shows the size of its type; frames of shorter ones are too wide."""
_SAME, _SHORT = (0.7, 1.24), 1.6
"""Sizes over the usual one that are the usual one, measured a little off; up to where in short lines."""

claims = pictures.claims


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a png, jpg or tiff -> its paragraphs. DrafterError when it is broken, too large, or has no text."""
    if not installed():
        raise DrafterError(f"“{path.name}”是图片，里面的文字要识别后才能读", fix=_INSTALL)
    return read_pages(pictures.from_image(path, data), path)


def read_pdf(path: Path, document: Any) -> Sheet:
    """An open pypdfium2 document without text -> its paragraphs as recognised. DrafterError as for images."""
    if not installed():
        raise DrafterError(f"“{path.name}”是扫描件，里面没有文字", fix=_INSTALL)
    return read_pages(pictures.from_pdf(path, document), path)


def installed() -> bool:
    """Whether the extra that recognises is there; nothing is loaded."""
    return all(find_spec(name) for name in _NEEDS)


def read_pages(pages: pictures.Pages, path: Path) -> Sheet:
    """Pictures of pages -> paragraphs, and doubts about lines the recognition was unsure of."""
    readings: list[Reading] = []
    turn = 0
    try:
        for number, picture in enumerate(pages.pictures, start=1):
            _progress(f"正在识别“{path.name}”第{number}页，共{pages.count}页")
            readings.append(recognise(picture, turn))
            turn = readings[-1].turn
    finally:
        _progress("")
    marks: list[str] = []
    sides = _aligned([_side(reading, number, marks) for number, reading in enumerate(readings, start=1)])
    texts = paragraphs(sides)
    if not texts:
        raise DrafterError(
            f"“{path.name}”是扫描件，里面没有文字", fix="打开看看页面上有没有字；字迹太淡、太小的重新扫描后再读"
        )
    lines, doubts = [], [*_about_pages(readings)]
    for number, (look, text) in zip(count(1), texts, strict=False):
        doubts += [(number, marks[ord(char) - _MARK]) for char in text if ord(char) >= _MARK]
        lines.append(Line(number, "".join(char for char in text if ord(char) < _MARK), look))
    return Sheet(tuple(lines), tuple(doubts))


def _progress(text: str) -> None:
    """Shows on a terminal, in one line that is written over, how far the work is."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def _about_pages(readings: Sequence[Reading]) -> Iterator[tuple[int, str]]:
    """Doubts about the whole paper: that it was recognised, pages without text, and what was too faint."""
    yield 0, "文字是从图片识别出来的，人名、地名和数字请对照原件核对一遍"
    empty = [str(number) for number, reading in enumerate(readings, start=1) if not any(map(_legible, reading.lines))]
    if empty:
        yield 0, f"第{'、'.join(empty[:10])}页{'等' if len(empty) > 10 else ''}没有认出文字，请对照原件核对"
    for number, reading in enumerate(readings, start=1):
        faint = [line for line in reading.lines if not _legible(line) and any(map(str.isalnum, line.text))]
        if faint:
            yield 0, f"第{number}页有{len(faint)}处看不清的字没有读进来，请对照原件补上"


def _legible(line: Print) -> bool:
    return line.score >= _READ


def _side(reading: Reading, number: int, marks: list[str]) -> Side:
    """Lines of one page -> Side; unsure lines get a mark before their last character, told in marks."""
    lines = _without_number([line for line in reading.lines if _legible(line)], reading.height)
    usual = median(
        [_size(line) for line in lines if _units(line.text) >= _LONG] or [_size(line) for line in lines] or [1]
    )
    pieces = []
    for line in lines:
        text, share = _tidied(line.text), _size(line) / usual
        size = usual if _SAME[0] < share < (_SAME[1] if _units(text) >= _LONG else _SHORT) else usual * share
        if line.score < _UNSURE and not _NUMBER.fullmatch(text):
            shown = text if len(text) <= 16 else text[:15] + "…"
            text = text[:-1] + chr(_MARK + len(marks)) + text[-1:]
            marks.append(f"第{number}页“{shown}”这一行看不太清，请对照原件核对")
        pieces.append(Piece(text, line.x, line.y + size / 2, size, line.width))
    return Side(0.0, reading.height, tuple(pieces))


def _without_number(lines: list[Print], height: float) -> list[Print]:
    """Lines of a page -> the same without the page number, where it is the first or the last of them."""
    ordered = sorted(lines, key=lambda line: line.y)
    return [
        line
        for line in lines
        if line not in (ordered[0], ordered[-1])
        or not _NUMBER.fullmatch(line.text)
        or _MARGIN * height < line.y < (1 - _MARGIN) * height
    ]


def _size(line: Print) -> float:
    """Size of the type of a line: its length over its characters, less where the frame is lower than that."""
    return min(line.width / _units(line.text), line.height)


def _tidied(text: str) -> str:
    """Words as recognised -> without blanks beside Chinese characters, brackets in Chinese words full-width."""
    text = _BLANK.sub("", text)
    return text if text.isascii() else text.translate(_WIDE)


def _units(text: str) -> float:
    """Width of words in Chinese characters."""
    return sum(0.5 if char < "\u2010" else 1.0 for char in text)


def _aligned(sides: list[Side]) -> list[Side]:
    """Pages -> the same with their left margins one below the other: no two sheets lie alike on the glass."""
    lefts = [_left(side) for side in sides]
    known = [left for left in lefts if left is not None]
    usual = median(known) if known else 0.0
    return [
        replace(side, pieces=tuple(replace(p, x=p.x - (usual if left is None else left)) for p in side.pieces))
        for side, left in zip(sides, lefts, strict=True)
    ]


def _left(side: Side) -> float | None:
    """Where a page's lines start; None where it has too few to tell."""
    starts = sorted(piece.x for piece in side.pieces if len(piece.text) > _LONG)
    return starts[len(starts) // 10] if len(starts) >= _FEW else None
