"""A seal on a file drafter wrote, so that it can tell later whether anyone has changed it since."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Mapping

from drafter.writers import zipping

_END = b"</cp:coreProperties>"
_SEAL = re.compile(rb"<dc:identifier>([0-9a-f]{64})</dc:identifier>" + _END)
_MAX_BYTES = 50 * 2**20
"""Unpacked a table has some MB; what is larger is none of ours."""

_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError)
"""All that a damaged, locked or lying package may raise."""


def sealed(data: bytes) -> bytes:
    """A package -> the same with the digest of its parts among its properties."""
    parts = zipping.parts(data)
    seal = f"<dc:identifier>{_digest(parts)}</dc:identifier>".encode()
    parts[zipping.CORE] = parts[zipping.CORE].replace(_END, seal + _END)
    return zipping.packed(parts)


def untouched(data: bytes) -> bool:
    """Whether a file is as drafter sealed it. Saving it in Word, WPS or Excel breaks the seal."""
    try:
        parts = zipping.parts(data, _MAX_BYTES)
    except _BROKEN:
        return False
    found = _SEAL.search(parts.get(zipping.CORE, b""))
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
