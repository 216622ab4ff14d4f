"""Scans and photos -> Sheet: pages are recognised one by one, their lines set as those of a PDF; unsure ones are doubts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.readers import pictures
from drafter.readers.assembling import Sheet
from drafter.readers.recognised import Recognised, set_in_rows
from drafter.readers.recognition import Reading, recognise
from drafter.readers.typeset import Typeset, typeset

_NEEDS = ("rapidocr", "onnxruntime", "PIL")
INSTALL = "安装识别扫描件的附件：pip install 'drafter[ocr]'；或用 WPS 识别成文字，存成 docx 后再读"
"""How a clerk comes to read scans."""
_COMPARE = "人名、地名和数字请对照原件核对一遍"
RECOGNISED, CHECK = f"文字是从图片识别出来的，{_COMPARE}", f"文字是识别出来的，{_COMPARE}"
"""What is said of a file that is pictures only, and of the pages of another that are."""
claims = pictures.claims


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
    """Pictures of pages -> what was recognised on them, page by page."""
    readings: list[tuple[int, Reading]] = []
    turn = 0
    try:
        for number, picture in pages.pictures:
            _progress(f"正在识别“{path.name}”第{number}页，共{pages.count}页")
            readings.append((number, recognise(picture, turn)))
            turn = readings[-1][1].turn
    finally:
        _progress("")
    return set_in_rows(readings)


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
