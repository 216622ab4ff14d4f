"""Pages of a PDF whose text does not tell what they print -> what is recognised on their pictures, or what is said instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.readers import ocr, pictures
from drafter.readers.filling import filled
from drafter.readers.garbled import Judged
from drafter.readers.gutters import columns
from drafter.readers.recognised import Recognised
from drafter.readers.text_rows import Row, rows
from drafter.zh.unified import UNREAD

_STAMP = 10
"""Characters that a scan without recognition may have: stamps of time and page numbers."""


@dataclass(frozen=True)
class Seen:
    """Rows of each page by its number; what is said of them; the pages that were recognised."""

    printed: dict[int, list[Row]]
    told: tuple[str, ...] = ()
    scans: tuple[Recognised, ...] = ()


def see(path: Path, copy: Path, pages: Sequence[Judged]) -> Seen:
    """A file, our copy of it, its pages as judged -> their rows: as printed, where that is false or nothing as recognised.

    DrafterError where a page is false, or little is there but pictures, and nothing recognises them.
    """
    pictured = [page.page.side.number for page in pages if page.page.side.picture]
    false = [page.page.side.number for page in pages if page.garbled and page.page.side.number not in pictured]
    edges = columns([page.page for page in pages if not page.garbled])
    printed = {page.page.side.number: [] if page.garbled else rows(page.page, edges) for page in pages}
    if not ocr.installed():
        return Seen(printed, tuple(_unseen(path, pictured, false, printed)))
    alone = len(pictured) + len(false) == len(pages)
    told: list[str] = []
    if len(pictured) + len(false) > pictures.MAX_PAGES and not (alone or false):
        told.append(f"{_named(pictured)}是图片，太多了，没有读进来；只留要用的那几页，另存后再读")
        pictured = []
    pictures.refuse_many(path, len(pictured) + len(false))
    scans = _scans(path, copy, sorted([*pictured, *false]), told if not alone else None)
    for number in {scan.number for scan in scans}:
        printed[number] = [row for scan in scans if scan.number == number for row in scan.rows]
    told += _told(scans, pictured, false, len(pages))
    spent = len(pictured) + len(false)
    holes = [page for page in pages if page.lost and not page.garbled and page.page.side.number not in pictured]
    for page in holes[: pictures.MAX_PAGES - spent]:
        told += _fill(path, copy, page, printed, edges)
    return Seen(printed, tuple(told), tuple(scans))


def _unseen(path: Path, pictured: Sequence[int], false: Sequence[int], printed: dict[int, list[Row]]) -> Iterator[str]:
    """What is said of pages that are pictures or false where nothing recognises them."""
    if false:
        where = _named(false) if len(false) < len(printed) else ""
        raise DrafterError(f"“{path.name}”{where}的文字层是乱码：取出的字和印出来的不是一回事", fix=ocr.INSTALL)
    if pictured:
        if sum(len(row.text) for page in printed.values() for row in page) < _STAMP:
            raise DrafterError(f"“{path.name}”是扫描件，里面没有文字", fix=ocr.INSTALL)
        yield f"{_named(pictured)}是图片，没有读进来；{ocr.INSTALL}"


def _told(scans: Sequence[Recognised], pictured: Sequence[int], false: Sequence[int], count: int) -> Iterator[str]:
    """What is said of pages that were recognised, of so many."""
    read = {scan.number for scan in scans}
    if read and len(pictured) == count:
        yield ocr.RECOGNISED
    elif found := sorted(read.intersection(pictured)):
        yield f"{_named(found)}是图片，{ocr.CHECK}"
    if found := sorted(read.intersection(false)):
        yield f"{_named(found)}的文字层是乱码，{ocr.CHECK}"


def _scans(path: Path, copy: Path, numbers: Sequence[int], told: list[str] | None) -> list[Recognised]:
    """Pages by number -> as recognised. A picture that cannot be read is told; DrafterError where nothing is to be told."""

    def shown() -> Iterator[tuple[int, Any]]:
        for number in numbers:
            try:
                yield number, pictures.page_of_pdf(path, copy, number)
            except DrafterError as error:
                if told is None:
                    raise
                told.append(f"{_named([number])}没有读进来：{error.message}；{error.fix}")

    return ocr.recognised(pictures.Pages(len(numbers), shown()), path) if numbers else []


def _fill(path: Path, copy: Path, page: Judged, printed: dict[int, list[Row]], edges: Sequence[float]) -> Iterator[str]:
    """Puts what is recognised in the place of characters of a page that its fonts do not tell, and says so."""
    number = page.page.side.number
    scans = _scans(path, copy, [number], [])
    whole = filled(page.page, [row.text for scan in scans for row in scan.rows])
    found = page.lost - sum(glyph.char == UNREAD for glyph in whole.glyphs)
    if found:
        printed[number] = rows(whole, edges)
        yield f"{_named([number])}有{page.lost}处字体没有说明的字，照图识别补上了{found}处，请对照原件核对"


def _named(numbers: Sequence[int]) -> str:
    """Numbers of pages, in words."""
    return f"第{'、'.join(map(str, numbers[:10]))}{f'等{len(numbers)}' if len(numbers) > 10 else ''}页"
