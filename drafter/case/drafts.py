"""Where a draft goes: under its official name, never over one that people have changed or have open."""

from __future__ import annotations

import os
from pathlib import Path

from drafter import storage
from drafter.case.record import Record
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.model.kind import fill

_REVIEW = "（审阅稿）"
_MAX_COPIES = 99
_MAX_BYTES = 256 * 2**20


class StillOpen(DrafterError):
    """A file that was to be replaced is open in Word, WPS or LibreOffice. lock: the file that says so while it is."""

    def __init__(self, path: Path, lock: Path) -> None:
        fix = f"关掉打开它的程序再运行；确实没有打开的，删掉“{lock.name}”"
        super().__init__(f"“{path.name}”正在别处打开，没有动它", fix=fix)
        self.path, self.lock = path, lock


def place_draft(folder: Path, dossier: Dossier, data: bytes, *, clean: bool) -> tuple[Path, str]:
    """Write a draft under its official name; one she has edited is left alone and the new one goes beside it."""
    stem = fill(dossier.kind.file_name, dossier.district, dossier.year) + ("" if clean else _REVIEW)
    if not storage.is_safe_name(stem):
        raise DrafterError(f"文件名“{stem}”不能用", fix="改好报告种类里的“文件名”和案卷.yaml 里的“区”")
    return _place(folder / f"{stem}.docx", data)


def place_pdf(draft: Path, data: bytes) -> tuple[Path, str]:
    """Write a draft's PDF under the draft's name; one that is not drafter's, or was changed, stays, this one goes beside."""
    return _place(draft.with_suffix(".pdf"), data)


def _place(wanted: Path, data: bytes) -> tuple[Path, str]:
    """Write what drafter made -> where it went, and why not under the name wanted."""
    if not wanted.parent.is_dir():  # gone while the draft was made: it would come back with nothing but the draft in it
        raise DrafterError(f"案卷“{wanted.parent}”不见了，稿子没有写", fix="把案卷的文件夹放回原处，再运行一次")
    record = Record.load(wanted.parent)
    aside = ""
    for number in range(1, _MAX_COPIES):
        path = wanted if number == 1 else wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        ours = record.drafts.get(path.name)
        if os.path.lexists(path) and _digest(path) not in (ours, storage.sha256(data)):
            aside = f"“{path.name}”{'在上次成稿后改动过' if ours else '不是起草助手写的，或者改动过'}，原样保留"
            continue
        refuse_open(path)
        storage.write(path, data)
        return path, aside
    raise DrafterError(f"“{wanted.name}”改动过的稿子太多", fix="把不用的旧稿移到别处")


def _digest(path: Path) -> str:
    """Digest of a draft that lies there; none for what is not a file of the folder."""
    try:
        return storage.sha256(storage.read_within(path.parent, path.name, _MAX_BYTES))
    except (FileNotFoundError, storage.Unfit):
        return ""


def refuse_open(path: Path) -> None:
    """Refuse to replace a file that Word, WPS or LibreOffice has open."""
    names = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}", f".~{path.name}")
    lock = next((path.with_name(name) for name in names if path.with_name(name).exists()), None)
    if lock:
        raise StillOpen(path, lock)
