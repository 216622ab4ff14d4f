"""Plain text and Markdown -> Sheet, in whatever encoding it was saved."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.readers import markdown
from drafter.readers.assembling import Line, Sheet
from drafter.readers.encoding import decode, prose

_HEAD, _SAMPLE, _PROSE = 12_000, 3000, 0.15
"""Bytes decoded to see whether they are text, and characters of them, four bytes at most each, that must read like it."""
_PAGE = re.compile(r"^\s*<(?:!doctype|html|head|body|\?xml)", re.IGNORECASE)


def claims(data: bytes) -> bool:
    """Whether the bytes read as text: no archive, no page source, no noise."""
    if data.lstrip().startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG")):
        return False
    text, _ = decode(_head(data))
    return prose(text[:_SAMPLE]) > _PROSE and not _PAGE.match(text)


def _head(data: bytes) -> bytes:
    """The first bytes, cut before a character of UTF-8 rather than within it."""
    end = _HEAD
    while end < len(data) and _HEAD - end < 3 and data[end] & 0xC0 == 0x80:
        end -= 1
    return data[:end]


def read(path: Path, data: bytes) -> Sheet:
    """Text bytes -> a line a paragraph; characters that could not be read are U+FFFD."""
    text, _ = decode(data)
    if path.suffix.lower() in {".md", ".markdown"}:
        lines, count = tuple(markdown.lines_of(text)), markdown.pictures(text)
        told = f"有{count}张图片，图里的字没有读进来，请对照原文核对"
        return Sheet(lines, ((0, told),) if count else (), "行")
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), start=1))
    return Sheet(lines, unit="行")
