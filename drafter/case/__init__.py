"""Where papers lie: dossiers, the prior reports on the shelf, the drafts that must not be lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import home, storage
from drafter.model.finding import DrafterError
from drafter.tables.load import table_names
from drafter.tables.table_file import misnamed
from drafter.zh.districts import normalise

if TYPE_CHECKING:
    from drafter.case.asks import asks_of
    from drafter.case.changing import change, see
    from drafter.case.commit import Files, Writes
    from drafter.case.copies import keep, kept, reread
    from drafter.case.drafts import check_place, place_draft, place_pdf, place_public, place_table
    from drafter.case.gone_rows import gone
    from drafter.case.handed_in import MATERIAL, Handed, received
    from drafter.case.handed_out import FORMS, filled_in_place, hand_out, names_of
    from drafter.case.joining import join
    from drafter.case.known import Known, case_place, folders_of, kind_named
    from drafter.case.last_year import offices_like
    from drafter.case.lock import Busy, held
    from drafter.case.manifests import keep_manifest, latest_manifests, manifest_of
    from drafter.case.memo import Memo
    from drafter.case.opening import Case, bring_up, refuse_no_dossier
    from drafter.case.placing import Placed, StillOpen
    from drafter.case.priors import Choice, Wanted, choose, digest_of, named, of_place
    from drafter.case.record import Record, suggestion
    from drafter.case.schemas import keep_schemas
    from drafter.case.shelved import aside, bring_back, put_aside
    from drafter.case.snapshots import EDITOR, FIRST, Entry
    from drafter.case.stale import lost
    from drafter.case.states import state_after
    from drafter.case.told import Difference, Told
    from drafter.tables.laid import Laid

_BOOKS = {
    "shelved": "aside bring_back put_aside",
    "asks": "asks_of",
    "changing": "change see",
    "commit": "Files Writes",
    "copies": "keep kept reread",
    "drafts": "check_place place_draft place_pdf place_public place_table",
    "gone_rows": "gone",
    "handed_in": "MATERIAL Handed received",
    "handed_out": "FORMS filled_in_place hand_out names_of",
    "joining": "join",
    "known": "Known case_place folders_of kind_named",
    "last_year": "offices_like",
    "lock": "Busy held",
    "manifests": "keep_manifest latest_manifests manifest_of",
    "memo": "Memo",
    "opening": "Case bring_up refuse_no_dossier",
    "placing": "Placed StillOpen",
    "priors": "Choice Wanted choose digest_of named of_place",
    "record": "Record suggestion",
    "schemas": "keep_schemas",
    "snapshots": "EDITOR FIRST Entry",
    "stale": "lost",
    "states": "state_after",
    "told": "Difference Told",
    "drafter.tables.laid": "Laid",
}
"""The module of each name below: a command loads only those it names."""

__all__ = [
    "EDITOR", "FIRST", "FORMS", "MATERIAL", "Busy", "Case", "Choice", "Difference", "Entry", "Files", "Handed", "Known", "Laid", "Memo", "Placed", "Record",
    "StillOpen", "Told", "Wanted", "Writes", "aside", "asks_of", "bring_back", "bring_up", "case_place", "change", "check_place", "choose",
    "default_folder", "digest_of", "dossiers", "filled_in_place", "find_dossier", "folders_of", "gone", "hand_out", "held", "join", "keep",
    "keep_manifest", "keep_schemas", "kept", "kind_named", "latest_manifests", "lost", "manifest_of", "named", "names_of", "of_place",
    "offices_like", "place_draft", "place_pdf", "place_public", "place_table", "put_aside", "received", "refuse_misnamed", "refuse_no_dossier",
    "reread", "see", "shelf", "state_after", "suggestion",
]  # fmt: skip

__getattr__ = home.on_demand(__name__, _BOOKS)


def default_folder(work: Path, district: str, year: int) -> Path:
    """output/‹区›-‹年› under the folder she stands in; the dossier around her when she stands in one.

    DrafterError when the district's name would lead elsewhere.
    """
    around = _around(work)
    if around is not None:
        return around
    name = f"{normalise(district)}-{year}"
    if not storage.is_safe_name(name):
        raise DrafterError(f"“{district}”不像区名", fix="只写区名，如 龙华 或 深圳市龙华区")
    return work / name if work.resolve().name == "output" else work / "output" / name


def _around(work: Path) -> Path | None:
    """The dossier she stands in, at its top or in one of its folders."""
    here = work.resolve()
    for up, folder in enumerate((here, *here.parents[:2])):
        if (folder / "案卷.yaml").exists():
            return work if up == 0 else folder
    return None


def find_dossier(work: Path, named_folder: Path | None) -> Path:
    """The dossier meant: the folder named, there or under output/; the one she stands in, or the only one under output/."""
    if named_folder is not None:
        return named_folder if named_folder.is_dir() else _on_shelf(work, named_folder)
    around = _around(work)
    if around is not None:
        return around
    found = _dossiers(_shelf(work), work)
    if len(found) == 1:
        return found[0]
    if found:
        raise DrafterError(f"output 里有几个案卷：{_named(found)}", fix=f"写明案卷，如“{found[0]}”")
    raise DrafterError("这里没有案卷", fix="先新建案卷，或进入案卷所在的文件夹")


def _on_shelf(work: Path, named_folder: Path) -> Path:
    """The dossier of a name, under output/ or beside the one she stands in."""
    here = shelf(work)
    meant = here / named_folder
    if len(named_folder.parts) == 1 and (meant / "案卷.yaml").exists():
        return meant
    found = _dossiers(here, work)
    there = f"；现有：{_named(found)}" if found else ""
    raise DrafterError(f"找不到案卷“{named_folder}”{there}", fix="核对文件夹名；还没有的，新建案卷")


def _shelf(work: Path) -> Path:
    return work if work.resolve().name == "output" else work / "output"


def shelf(work: Path) -> Path:
    """Where dossiers lie: output/, or the folder of the one she stands in."""
    around = _around(work)
    return around.resolve().parent if around is not None else _shelf(work)


def dossiers(work: Path) -> list[Path]:
    """The dossiers on the shelf."""
    return _dossiers(shelf(work), work)


def _dossiers(where: Path, work: Path) -> list[Path]:
    """The dossiers in a folder, as seen from where she works where they lie below it."""
    found = sorted(path.parent for path in where.glob("*/案卷.yaml"))
    return [path.relative_to(work) if path.is_relative_to(work) else path for path in found]


def _named(folders: Sequence[Path]) -> str:
    return "、".join(folder.name for folder in folders)


def refuse_misnamed(folder: Path, files: Files) -> None:
    """DrafterError where a table is missing and a file beside it is that table under another ending: it would be doubled."""
    for name in table_names():
        if f"{name}.yaml" not in files and (near := misnamed(folder, name)):
            fix = f"把文件名改回“{name}.yaml”，再运行一次；不是这张表的，移到别处"
            raise DrafterError(f"缺少“{name}.yaml”，旁边的“{near.name}”像是它，没有动任何一张表", fix=fix)
