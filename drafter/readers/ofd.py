"""OFD files with text (GB/T 33190) -> Sheet: the pieces of text by ofdkit, lines and paragraphs by typelines."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.readers import outside
from drafter.readers.archive import Kind, Package, holds
from drafter.readers.paper import Line, Sheet
from drafter.readers.typelines import Piece, Side, paragraphs

_BOUNDS = outside.Bounds(seconds=30, memory=2 * 2**30)
_MAX_RUNS = 32 * 2**20
"""Bytes of the list of pieces; a report of thirty pages has 200 KB, or 2 MB where every character is a piece."""
_SCRIPT = Path(__file__).with_name("ofd_runs.py")
_AGAIN = "用 OFD 阅读器或 WPS 打开试试；能打开就另存为 docx 后再读，打不开就向来文单位另要一份"
_PACKAGE = Kind("OFD 文件", _AGAIN, "用 OFD 阅读器打开，只留要用的那几页，另存后再读")


def claims(data: bytes) -> bool:
    """Whether the bytes are a zip with an OFD.xml at its root."""
    return data.startswith(b"PK\x03\x04") and holds(data, "OFD.xml")


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of an .ofd -> its paragraphs, page numbers left out. DrafterError when broken, hostile, or only pictures."""
    Package(data, path.name, _PACKAGE).check()
    pages = _pages(path, data)
    texts = paragraphs([side for side in pages if side is not None])
    if not any(text.strip() for _, text in texts):
        told = f"“{path.name}”里没有文字，可能是扫描件"
        raise DrafterError(told, fix="先把图片里的文字识别出来，存成 txt 后再读；或向来文单位要 docx 文件")
    lines = tuple(Line(number, text, look) for number, (look, text) in zip(count(1), texts, strict=False))
    lost = [str(number) for number, side in enumerate(pages, start=1) if side is None]
    doubt = (0, f"第{'、'.join(lost[:20])}页读不出，请对照原文补上")
    return Sheet(lines, (doubt,) if lost else ())


def _pages(path: Path, data: bytes) -> list[Side | None]:
    """Bytes -> pages of pieces of text; None for a page that cannot be read."""
    with outside.folder() as folder:
        source, target = folder / "in.ofd", folder / "runs.json"
        source.write_bytes(data)
        done = outside.run(outside.python(_SCRIPT, source, target), _BOUNDS)
        if not done or not target.is_file():
            raise DrafterError(f"“{path.name}”不是完好的 OFD 文件，读不出文字", fix=_AGAIN)
        if target.stat().st_size > _MAX_RUNS:
            raise DrafterError(f"“{path.name}”里的文字太多，不像一份报告", fix=_PACKAGE.large)
        return [page and _side(*page) for page in json.loads(target.read_text("utf-8"))]


def _side(top: float, height: float, runs: list[tuple[str, float, float, float, float]]) -> Side:
    return Side(top, height, tuple(Piece(*run) for run in runs))
