"""Plain text and Markdown -> Sheet, in whatever encoding it was saved."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.readers.encoding import decode, prose
from drafter.readers.paper import Line, Sheet, unread

_MARKDOWN = re.compile(r"^(?:#{1,6}\s+|>\s+|[-*+]\s+(?=\S))|\*\*|__")
_SAMPLE, _PROSE = 3000, 0.15
_PAGE = re.compile(r"^\s*<(?:!doctype|html|head|body|\?xml)", re.IGNORECASE)


def claims(data: bytes) -> bool:
    """Whether the bytes read as text: no archive, no page source, no noise."""
    if data.lstrip().startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG")):
        return False
    text, _ = decode(data)
    return prose(text[:_SAMPLE]) > _PROSE and not _PAGE.match(text)


def read(path: Path, data: bytes) -> Sheet:
    """Text bytes -> a line a paragraph; characters that could not be read are doubts with their line."""
    text, _ = decode(data)
    marked = path.suffix.lower() in {".md", ".markdown"}
    lines = [Line(n, _MARKDOWN.sub("", t) if marked else t) for n, t in enumerate(text.splitlines(), start=1)]
    return Sheet(tuple(lines), tuple(unread(lines)))
