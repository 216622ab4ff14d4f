"""sections/指标/*.yaml -> the catalogue of indicators. Hers beside her work go before the shipped ones, file by file and name by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter import storage
from drafter.model.finding import DrafterError
from drafter.model.indicator import TOPIC, Catalogue, FieldOfWork, Indicator
from drafter.model.place import Place
from drafter.tables.described import bytes_of, described, files_of
from drafter.tables.office_list import OFFICES

_FOLDER = "指标"


def load_catalogue(folders: Sequence[Path]) -> Catalogue:
    """Folders of kind files, hers first -> the fields of work known in their 指标 folders; none is no fault."""
    inside = [folder / _FOLDER for folder in folders]
    files = sorted(files_of(folders, _FOLDER), key=lambda file: inside.index(file.parent))
    kept: dict[Path, FieldOfWork] = {}
    owner: dict[str, Path] = {}
    for file in files:
        field = described(file, FieldOfWork, "指标")
        taken = tuple(filter(None, (_as_far_as_new(one, field, file, owner) for one in field.indicators)))
        if taken:
            kept[file] = field.model_copy(update={"indicators": taken})
    _parts_are_there(kept)
    return tuple(kept.values())


def digest_of(folders: Sequence[Path]) -> str:
    """Folders of kind files -> a digest of the words in them and in their 指标 and 科室 folders."""
    lots = (files_of(folders), files_of(folders, _FOLDER), files_of(folders, OFFICES))
    told = [f"{file.parent} {file.name} {storage.sha256(bytes_of(file))}" for lot in lots for file in lot]
    return storage.sha256("\n".join(told).encode("utf-8", "surrogateescape"))


def _as_far_as_new(one: Indicator, field: FieldOfWork, file: Path, owner: dict[str, Path]) -> Indicator | None:
    """The indicator without aliases a folder before has taken; None where its name is, or nothing is left of it."""
    if one.name in owner and owner[one.name].parent != file.parent:
        return None
    aliases = []
    for said in ((alias, _spoken(alias, field, one)) for alias in one.aliases):
        clash = next((owner[words] for words in said[1] if words in owner), None)
        if clash is None:
            aliases.append(said[0])
        elif clash.parent == file.parent:
            raise _twice(said[0], one, file)
    if one.name in owner:
        raise _twice(one.name, one, file)
    owner |= dict.fromkeys([one.name, *(words for alias in aliases for words in _spoken(alias, field, one))], file)
    return one.model_copy(update={"aliases": tuple(aliases)}) if aliases else None


def _spoken(alias: str, field: FieldOfWork, one: Indicator) -> list[str]:
    """What makes an alias one indicator's alone: its words and each unit it is told in."""
    words = alias.replace(TOPIC, field.topics[0]).replace(" ", "")
    return [f"{words}……{unit}" for unit in (one.unit, *one.also)]


def _twice(words: str, one: Indicator, file: Path) -> DrafterError:
    fix = "一个说法只能是一个指标，删去其中一处"
    return DrafterError(f"“{words}”写了两次，其中一处在“{one.name}”", fix=fix, place=Place(file, 1))


def _parts_are_there(kept: dict[Path, FieldOfWork]) -> None:
    """Every rate's parts are indicators of the catalogue."""
    names = {one.name for field in kept.values() for one in field.indicators}
    for file, field in kept.items():
        for rate in field.indicators:
            parts = (rate.parts.above, rate.parts.below) if rate.parts else ()
            missing = next((part for part in parts if part not in names), "")
            if missing:
                fix = f"在指标里加上“{missing}”，或者改正“由:”"
                raise DrafterError(f"“{rate.name}”的“{missing}”不是任何指标", fix=fix, place=Place(file, 1))
