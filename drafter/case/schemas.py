"""格式/: the JSON Schemas an editor completes and checks by, kept as this release has them."""

from __future__ import annotations

from pathlib import Path

from drafter import storage
from drafter.model.finding import DrafterError
from drafter.model.place import Place
from drafter.tables.schema import schemas

_FOLDER = "格式"
_MOST = 2**20


def keep_schemas(folder: Path) -> None:
    """Write those of a dossier that are not there or are another release's. DrafterError for a link out of the dossier."""
    for name, text in schemas().items():
        file = storage.within(folder, f"{_FOLDER}/{name}.schema.json")
        if file is None:
            fix = "删掉这个链接，再运行一次"
            raise DrafterError(
                f"“{_FOLDER}”是指到案卷外面的链接，没有往里写", fix=fix, place=Place(folder / _FOLDER, 1)
            )
        if storage.stored(folder, file.relative_to(folder), _MOST) != text.encode():
            storage.write(file, text.encode())
