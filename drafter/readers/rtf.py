"""Rich text looked through before LibreOffice gets it: some kilobytes of it can take minutes there, or gigabytes."""

from __future__ import annotations

import re

_TOKEN = re.compile(rb"\\bin(-?\d{1,10}) ?|\\(?:row|par|cell)(?![a-z])|\\u(?=-?\d)|\\[^\r\n]|[{}]")
_ENDS = (b"\\row", b"\\par", b"\\cell")
_MAX_DEPTH, _MAX_WORDS, _MAX_ROWS, _MAX_LONG = 1000, 1_000_000, 2000, 10_000
"""Groups within groups; control words, of which a report of thirty pages has a hundred thousand; rows of tables;
characters of a paragraph told by their numbers, with the square of which LibreOffice slows down: the longest known has 3 000."""
_OBJECT = re.compile(rb"\{\\\*\\objdata[^{}\\]*\}")
"""What another program has put into the text, in its own form; its words stand beside it in \\result."""


def bare(data: bytes) -> bytes:
    """Rich text -> the same without the data of embedded objects, which LibreOffice would unpack."""
    return _OBJECT.sub(b"", data)


def is_wild(data: bytes) -> bool:
    """Whether groups are nested deeper, or words, rows and the characters of a paragraph are more, than a report's, or data
    is announced that is not there."""
    depth = words = rows = characters = at = 0
    while found := _TOKEN.search(data, at):
        at, sign = found.end(), found[0]
        if sign in b"{}":
            depth += 1 if sign == b"{" else -1
        else:
            words, rows = words + 1, rows + (sign == b"\\row")
            characters = 0 if sign in _ENDS else characters + (sign == b"\\u")
        size = int(found[1] or 0)
        if depth > _MAX_DEPTH or words > _MAX_WORDS or rows > _MAX_ROWS or characters > _MAX_LONG:
            return True
        if size > len(data) - at:
            return True
        at += max(0, size)
    return False
