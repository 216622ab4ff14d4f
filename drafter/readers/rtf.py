"""Rich text looked through before LibreOffice gets it: some kilobytes of it can take minutes there, or gigabytes."""

from __future__ import annotations

import re

from drafter.readers.assembling import MAX_LINES

_TOKEN = re.compile(rb"\\bin(-?\d{1,10}) ?|\\row(?![a-z])|\\[^\r\n]|[{}]")
_MAX_DEPTH, _MAX_WORDS = 1000, 1_000_000
"""Groups within groups; control words, of which a report of thirty pages has a hundred thousand."""


def is_wild(data: bytes) -> bool:
    """Whether groups are nested deeper, or words and rows are more, than a report's, or data is announced that is not there."""
    depth = words = rows = at = 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        if found[0] in b"{}":
            depth += 1 if found[0] == b"{" else -1
        else:
            words, rows = words + 1, rows + (found[0] == b"\\row")
        size = int(found[1] or 0)
        if depth > _MAX_DEPTH or words > _MAX_WORDS or rows > MAX_LINES or size > len(data) - at:
            return True
        at += max(0, size)
    return False
