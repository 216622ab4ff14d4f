"""Which program reads: what was read by another is read again, and no machine helps that has another."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
ROOMS = (
    "model", "office", "ooxml", "parsing", "proofing", "quantities", "readers", "storage", "tracing", "zh",
    "survey/known_beside.py", "survey/lined_up.py", "survey/row_packing.py", "survey/store_columns.py",
    "survey/store_tables.py", "survey/taken_down.py", "survey/tasks.py", "survey/two_years.py", "survey/which_place.py",
)  # fmt: skip
"""What reading and comparing go through: a change elsewhere, such as in the page, changes no reading."""
_LIBRARIES = (
    "drafter", "jieba", "rjieba", "lxml", "msdoc2docx", "numpy", "ofdkit", "opencc", "pillow", "pydantic", "pypdfium2",
    "pypinyin", "python-calamine", "python-docx", "selectolax", "rapidocr", "onnxruntime",
)  # fmt: skip
"""The libraries what is read may hang on, recognition of scans among them."""


@cache
def version() -> str:
    """A digest of the words of the rooms that read, of Python's version and of those of the libraries: the same on every
    machine that reads the same."""
    told = hashlib.sha256(f"{sys.version_info[:2]} {[_installed(name) for name in _LIBRARIES]}".encode())
    for file in sorted(file for room in ROOMS for file in _within(_PACKAGE / room)):
        told.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()


def _within(room: Path) -> Iterator[Path]:
    if room.is_file():
        yield room
    yield from (file for file in room.rglob("*") if "__pycache__" not in file.parts and file.is_file())


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
