"""Departments' papers copied into the dossier: 材料/, each under its own name; one that is there already is not copied again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter import storage
from drafter.case.copies import placed
from drafter.model.finding import DrafterError
from drafter.model.material import is_program

FOLDER = "材料"
_MAX_BYTES = 100 * 2**20
_MAX_FILES = 500
_LONGEST = 80
_UNSAFE = re.compile(r"[^\w\u3400-\u9fff（）()《》“”〔〕·—\-. ]")
"""What a name in the dossier does not hold: marks that one system or another does not take."""


def received(dossier: Path, paths: Sequence[Path]) -> tuple[Path, ...]:
    """A dossier's folder, and files and folders handed in -> where they lie in it; all that lie there where none are named.
    DrafterError for a link that leads out of the dossier, a file that cannot be read, a full disk."""
    folder = storage.within(dossier, FOLDER)
    if folder is None:
        raise DrafterError(
            f"“{FOLDER}”是指到案卷外面的链接，没有用", fix=f"删掉这个链接，把“{FOLDER}”文件夹本身放回案卷"
        )
    if not paths:
        if not folder.is_dir():
            raise DrafterError(f"案卷里还没有“{FOLDER}”，没有可读的", fix="写明材料的文件或文件夹")
        return (folder,)
    return tuple(dict.fromkeys(_copied(folder, one) for path in paths for one in _files(path)))


def _files(path: Path) -> Iterator[Path]:
    if not os.path.lexists(path):
        raise DrafterError(f"找不到“{path}”", fix="核对文件名和所在的文件夹")
    if not path.is_dir():
        yield path
        return
    inside = [
        one
        for one in sorted(path.rglob("*"))
        if one.is_file() and not one.is_symlink() and not one.name.startswith((".", "~$"))
    ]
    yield from inside[:_MAX_FILES]


def _copied(folder: Path, path: Path) -> Path:
    """A file -> its copy in the folder; itself where it lies there or is no paper."""
    if folder.resolve() in path.resolve().parents or is_program(path.name):
        return path
    try:
        data = storage.read(path, _MAX_BYTES)
    except (storage.NotRegular, storage.TooLarge, OSError):
        return path  # told when it is read
    name = _UNSAFE.sub("_", path.name)[-_LONGEST:].strip(" .")
    name = name if storage.is_safe_name(name) else f"材料{path.suffix if path.suffix.isascii() else ''}"
    return placed(folder, name, data)
