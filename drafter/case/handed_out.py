"""Papers for the 科室, in folders of the dossier: 征集表/, 催报函/, 数据确认单/, each under the name of its 科室."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter import storage
from drafter.case.placing import Placed, place
from drafter.model.finding import DrafterError
from drafter.model.place import Place
from drafter.writers import untouched

FORMS = "征集表"
_UNSAFE = re.compile(r"[^\w\u3400-\u9fff（）()·—\-]")
_LONGEST = 40
_MAX_BYTES = 2**26


def names_of(offices: Iterable[str], ending: str) -> dict[str, str]:
    """Names of 科室, whatever she wrote -> file names that stay in their folder, no two alike."""
    made: dict[str, str] = {}
    for number, office in enumerate(offices, start=1):
        stem = _UNSAFE.sub("_", office)[:_LONGEST].strip("_") or f"科室{number}"
        name = f"{stem}{ending}"
        if not storage.is_safe_name(name) or name.lower() in map(str.lower, made.values()):
            name = f"科室{number}{ending}"
        made[office] = name
    return made


def filled_in_place(dossier: Path) -> tuple[str, ...]:
    """The forms in a dossier's own folder of them that somebody changed since they were written, by their names."""
    folder = storage.within(dossier, FORMS)
    found = sorted(folder.glob("*.xlsx")) if folder is not None and folder.is_dir() else []
    data = {file.name: storage.stored(folder, file.name, _MAX_BYTES) for file in found if folder is not None}
    return tuple(name for name, held in data.items() if held is not None and not untouched(held))


def hand_out(dossier: Path, folder: str, papers: Mapping[str, bytes]) -> dict[str, Placed]:
    """A dossier, the folder in it, and papers by their file names -> where each went; one that was changed stays, the new one goes
    beside. DrafterError for a link that leads out of the dossier."""
    into = storage.within(dossier, folder)
    if into is None or (into.exists() and not into.is_dir()):
        fix = f"删掉它，把“{folder}”文件夹本身放回案卷"
        raise DrafterError(f"“{folder}”不是案卷里的文件夹，没有往里写", fix=fix, place=Place(dossier / folder, 1))
    into.mkdir(exist_ok=True)
    return {name: place(into / name, data) for name, data in papers.items()}
