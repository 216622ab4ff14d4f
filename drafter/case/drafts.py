"""Which names papers go under: drafts and their PDFs under official ones, tables where she says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter import storage
from drafter.case.placing import Placed, place
from drafter.case.record import Record
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.model.kind import fill

_REVIEW, _PUBLIC = "（审阅稿）", "（公开稿）"
_LONGEST = 70
"""Characters of a title that a file is called by; most systems take 255 bytes."""
_TABLES = (".xlsx", ".docx")
_CALLED = {".xlsx": "Excel（.xlsx）", ".docx": "Word（.docx）", ".html": "网页（.html）"}


def place_draft(folder: Path, dossier: Dossier, copies: Mapping[str, bytes], *, clean: bool) -> dict[str, Placed]:
    """Write a draft, by suffix, under its official name; one she has edited is left alone and the new one goes beside it."""
    return _placed(folder, dossier, "" if clean else _REVIEW, copies)


def place_public(folder: Path, dossier: Dossier, copies: Mapping[str, bytes]) -> dict[str, Placed]:
    """The same for a public copy, by suffix."""
    return _placed(folder, dossier, _PUBLIC, copies)


def _placed(folder: Path, dossier: Dossier, what: str, copies: Mapping[str, bytes]) -> dict[str, Placed]:
    stem = _official_name(dossier) + what
    if not storage.is_safe_name(stem):
        raise DrafterError(f"文件名“{stem}”不能用", fix="改好报告种类里的“文件名”和案卷.yaml 里的“区”")
    former = Record.load(folder).drafts
    return {suffix: place(folder / f"{stem}{suffix}", data, former) for suffix, data in copies.items()}


def _official_name(dossier: Dossier) -> str:
    """The title, on one line; where it is empty, or no file can be called so, what the kind calls such files."""
    title = "".join((dossier.inputs.case.title or "").split())
    if title and storage.is_safe_name(title) and len(title) <= _LONGEST:
        return title
    return fill(dossier.kind.file_name, dossier.district, dossier.year)


def place_pdf(draft: Path, data: bytes) -> Placed:
    """Write a draft's PDF under the draft's name; one that is not drafter's, or was changed, stays, this one goes beside."""
    return place(draft.with_suffix(".pdf"), data, Record.load(draft.parent).drafts)


def place_table(path: Path, data: bytes) -> Placed:
    """Write a table; one that is not drafter's, or was changed, stays, this one goes beside it."""
    return place(path, data)


def check_place(path: Path, called: str = "对照表", suffixes: Sequence[str] = _TABLES) -> None:
    """DrafterError when no paper so called can be written there, told before any work is done."""
    example = f"{called}{suffixes[0]}"
    if path.is_dir():
        raise DrafterError(f"“{path}”是文件夹，不是文件名", fix=f"在后面写上文件名，如 -o {path / example}")
    if path.suffix.lower() not in suffixes:
        raise DrafterError(
            f"“{path.name}”写不成：{called}只能存成 {'或 '.join(_CALLED[suffix] for suffix in suffixes)}",
            fix=f"文件名以 {' 或 '.join(suffixes)} 结尾，如 -o {example}",
        )
    if not path.parent.is_dir():
        raise DrafterError(f"找不到文件夹“{path.parent}”", fix="核对文件夹名，或先建好这个文件夹")
