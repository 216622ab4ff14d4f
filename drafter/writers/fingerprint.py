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
_MAX_BYTES = 2**28
"""Unpacked a draft has some MB; what is larger is none of ours."""

_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError)
"""All that a damaged, locked or lying package may raise."""


def stamped(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Parts of a package by name -> the same with their digest among its properties."""
    mark = f"<dc:identifier>{_digest(parts)}</dc:identifier>".encode()
    return {**parts, zipping.CORE: parts[zipping.CORE].replace(_END, mark + _END)}


def untouched(data: bytes) -> bool:
    """Whether a file is as drafter wrote it. Saving it in Word, WPS or Excel breaks the fingerprint."""
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
