"""A fingerprint in every file drafter writes, so that it can tell later whether anyone has changed it since."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Mapping

from drafter.writers import zipping

_END = b"</cp:coreProperties>"
_MARK = re.compile(rb"<dc:identifier>([0-9a-f]{64})</dc:identifier>" + _END)
_PDF_END = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")
_PDF_MARK = re.compile(rb"%drafter-sha256:([0-9a-f]{64})\n(?=" + _PDF_END.pattern + rb")")
"""A comment, which may stand between any two words of a PDF; after %%EOF, where PDF/A allows nothing, it would not do."""
_PAGE = b"<!doctype html>"
_PAGE_MARK = re.compile(rb"<!-- drafter-sha256:([0-9a-f]{64}) -->\n\Z")
_TAIL = 2**10
"""Bytes at the end of a PDF in which its last words lie."""
_MAX_BYTES = 2**28
"""Unpacked a draft has some MB; what is larger is none of ours."""

_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError)
"""All that a damaged, locked or lying package may raise."""


def stamped(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Parts of a package by name -> the same with their digest among its properties."""
    mark = f"<dc:identifier>{_digest(parts)}</dc:identifier>".encode()
    return {**parts, zipping.CORE: parts[zipping.CORE].replace(_END, mark + _END)}


def stamped_pdf(data: bytes) -> bytes | None:
    """A PDF -> the same with its digest before its last words, where no offset counts it; None for half a PDF."""
    tail = max(0, len(data) - _TAIL)
    end = _PDF_END.search(data, tail)
    if end is None:
        return None
    return b"%s%%drafter-sha256:%s\n%s" % (data[: end.start()], hashlib.sha256(data).hexdigest().encode(), end[0])


def stamped_page(data: bytes) -> bytes:
    """A page for a website -> the same with its digest in a remark behind it."""
    return b"%s<!-- drafter-sha256:%s -->\n" % (data, hashlib.sha256(data).hexdigest().encode())


def untouched(data: bytes) -> bool:
    """Whether a .docx, .xlsx, .pdf or .html is as drafter wrote it. Saving it in another program breaks the fingerprint."""
    if data.startswith(_PAGE):
        return _untouched_page(data)
    return _untouched_pdf(data) if data.startswith(b"%PDF") else _untouched_package(data)


def _untouched_page(data: bytes) -> bool:
    found = _PAGE_MARK.search(data, max(0, len(data) - _TAIL))
    return found is not None and found[1].decode() == hashlib.sha256(data[: found.start()]).hexdigest()


def _untouched_pdf(data: bytes) -> bool:
    found = _PDF_MARK.search(data, max(0, len(data) - _TAIL))
    if not found:
        return False
    return found[1].decode() == hashlib.sha256(data[: found.start()] + data[found.end() :]).hexdigest()


def _untouched_package(data: bytes) -> bool:
    try:
        parts = zipping.parts(data, _MAX_BYTES)
    except _BROKEN:
        return False
    found = _MARK.search(parts.get(zipping.CORE, b""))
    if not found:
        return False
    parts[zipping.CORE] = parts[zipping.CORE].replace(found[0], _END)
    return found[1].decode() == _digest(parts)


def _digest(parts: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(parts):
        whole.update(f"{name}\0{len(parts[name])}\0".encode())
        whole.update(parts[name])
    return whole.hexdigest()
