"""What every draft of a dossier printed, kept beside it under the draft's own name, so that what people change in a draft
can be told from what changed in the tables meanwhile."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from drafter import storage
from drafter.case.lock import ROOM
from drafter.model.manifest import Manifest, packed, unpacked

_ROOM = "稿"
_MOST, _BYTES = 300, 12 * 2**20
"""Manifests kept, and their bytes: one of a draft of twenty pages takes 20 KB, and a winter's drafts some MB."""
_LONGEST = 16 * 2**20
"""Bytes of a manifest unpacked."""
_NAME = re.compile("[0-9a-f]{8}")


def keep_manifest(folder: Path, manifest: Manifest) -> None:
    """Keep the manifest of a draft; the oldest of too many go. A folder that lies elsewhere, behind a link, or has gone gets
    none, and is not made again."""
    if not folder.is_dir() or storage.within(folder, f"{ROOM}/{_ROOM}/{manifest.name}") is None:
        return
    storage.write(folder / ROOM / _ROOM / manifest.name, zlib.compress(packed(manifest), 6))
    left, room = _MOST, _BYTES
    for path in _files(folder):
        left, room = left - 1, room - path.stat().st_size
        if left < 0 or (room < 0 and left < _MOST - 1):
            storage.remove(path)


def manifest_of(folder: Path, name: str) -> Manifest | None:
    """The manifest of the draft of that name; None when it is not kept any more, or is damaged."""
    if not _NAME.fullmatch(name):
        return None
    try:
        data = storage.stored(folder, f"{ROOM}/{_ROOM}/{name}", _BYTES) or b""
        manifest = unpacked(zlib.decompressobj().decompress(data, _LONGEST))
    except (OSError, zlib.error, ValueError):
        return None
    return manifest if manifest.name == name else None


def latest_manifests(folder: Path, most: int) -> Iterator[Manifest]:
    """The manifests kept last, the newest first."""
    found = (manifest_of(folder, path.name) for path in _files(folder)[:most])
    return (one for one in found if one is not None)


def _files(folder: Path) -> list[Path]:
    """The files kept, the newest first; a link or a folder is none."""
    try:
        found = [path for path in (folder / ROOM / _ROOM).iterdir() if _NAME.fullmatch(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    real = [path for path in found if path.is_file() and not path.is_symlink()]
    return sorted(real, key=lambda path: (-path.stat().st_mtime_ns, path.name))
