"""OFD files with text (GB/T 33190) -> Sheet: the pieces of text by ofdkit, paragraphs rebuilt as those of a PDF."""

from __future__ import annotations

import json
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.office import outside
from drafter.ooxml.archive import Kind, Package, holds
from drafter.readers.assembling import MAX_CHARACTERS, Sheet
from drafter.readers.garbled import judged
from drafter.readers.glyphs import Glyph, Page, Side, spread
from drafter.readers.gutters import columns
from drafter.readers.text_rows import rows
from drafter.readers.typeset import typeset
from drafter.zh.unified import UNREAD, unified

_BOUNDS = outside.Bounds(seconds=15, memory=450 * 2**20, work=3)
"""A report of thirty pages takes half a second and 60 MB."""
_MAX_PAGES = 500
_POINTS = 72 / 25.4
"""Points in a millimetre."""
_MAX_RUNS = 32 * 2**20
"""Bytes of the list of pieces; a report of thirty pages has 200 KB, or 2 MB where every character is a piece."""
_NO_CODE = "¤"
"""What stands in GB/T 33190 for a character where a glyph of the font has none."""
_SCRIPT = Path(__file__).with_name("ofd_runs.py")
_AGAIN = "用 OFD 阅读器或 WPS 打开试试；能打开就另存为 docx 后再读，打不开就向来文单位另要一份"
_GARBLED = "用 OFD 阅读器打开，另存为 PDF 或图片，再读那一份；或向来文单位要 docx 文件"
_PACKAGE = Kind("OFD 文件", _AGAIN, "用 OFD 阅读器打开，只留要用的那几页，另存后再读")


def claims(data: bytes) -> bool:
    """Whether the bytes are a zip with an OFD.xml at its root."""
    return data.startswith(b"PK\x03\x04") and holds(data, "OFD.xml")


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of an .ofd -> its paragraphs, page numbers left out. DrafterError when broken, hostile, or only pictures."""
    Package(data, path.name, _PACKAGE).check()
    pages = _pages(path, data)
    found = judged([page for page in pages if page])
    if any(page.garbled for page in found):
        raise DrafterError(f"“{path.name}”的文字层是乱码：取出的字和印出来的不是一回事", fix=_GARBLED)
    edges = columns([page.page for page in found])
    made = typeset([row for page in found for row in rows(page.page, edges)])
    if not made.paragraphs:
        told = f"“{path.name}”里没有文字，可能是扫描件"
        raise DrafterError(told, fix="先把图片里的文字识别出来，存成 txt 后再读；或向来文单位要 docx 文件")
    lost = [str(number) for number, page in enumerate(pages, start=1) if page is None]
    doubt = (0, f"第{'、'.join(lost[:20])}页读不出，请对照原文补上")
    return Sheet(made.lines, ((doubt,) if lost else ()) + tuple(made.doubts))


def _pages(path: Path, data: bytes) -> list[Page | None]:
    """Bytes -> what is printed on each page; None for a page that cannot be read."""
    with outside.folder() as folder:
        source, target = folder / "in.ofd", folder / "runs.json"
        source.write_bytes(data)
        done = outside.run(outside.python(_SCRIPT, source, target, str(_MAX_PAGES), str(MAX_CHARACTERS)), _BOUNDS)
        if not done or not target.is_file():
            raise DrafterError(f"“{path.name}”不是完好的 OFD 文件，读不出文字", fix=_AGAIN)
        pages = json.loads(target.read_text("utf-8")) if target.stat().st_size <= _MAX_RUNS else None
        if pages is None:
            told = f"“{path.name}”有{_MAX_PAGES}页或三十万字以上，不像一份报告"
            raise DrafterError(told, fix=_PACKAGE.large)
        return [page and _page(number, *page) for number, page in enumerate(pages, start=1)]


def _page(number: int, box: list[float], runs: list[tuple[str, float, float, float, float]]) -> Page:
    """Box of a page and its runs of text, in millimetres -> Page."""
    left, top, width, height = (value * _POINTS for value in box)
    glyphs: list[Glyph] = []
    for text, *places in runs:
        x, y, size, long = (value * _POINTS for value in places)
        glyphs += spread(unified(text).replace(_NO_CODE, UNREAD), x - left, y - top, long, size)
    return Page(Side(number, width, height), tuple(glyphs))
