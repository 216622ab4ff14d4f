"""格式/: the JSON Schemas an editor completes and checks by, kept as this release has them."""

from __future__ import annotations

from pathlib import Path

from drafter import storage
from drafter.tables.schema import schemas

_FOLDER = "格式"


def keep_schemas(folder: Path) -> None:
    """Write those of a dossier that are not there or are another release's; never through a link out of it."""
    room = folder / _FOLDER
    if room.is_symlink() or (room.exists() and not room.is_dir()):
        return
    for name, text in schemas().items():
        file = room / f"{name}.schema.json"
        if file.is_symlink() or (file.exists() and not file.is_file()):
            continue
        if storage.read(file) != text.encode():
            storage.write(file, text.encode())
