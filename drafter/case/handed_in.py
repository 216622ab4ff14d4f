"""Departments' papers copied into the dossier: 材料/, each under its own name; one that is there already is not copied again, a newer
one of the same name takes the place of the older, which stays and is told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter import storage
from drafter.case.copies import placed
from drafter.model.finding import DrafterError
from drafter.model.material import Unread, is_program
from drafter.zh.expression import expression

MATERIAL = "材料"
_MAX_BYTES = 100 * 2**20
_MAX_FILES = 500
_LONGEST = 80
_UNSAFE = expression(r"[^\w\u3400-\u9fff（）()《》“”〔〕·—\-. ]")
"""What a name in the dossier does not hold: marks that one system or another does not take."""
_AGAIN = expression(r"（第(\d{1,2})次报）$")
"""How the copy of a newer paper of the same name ends."""
_MOST = 99


@dataclass(frozen=True)
class Handed:
    """Papers to be read, and those that are not, with the reason."""

    papers: tuple[Path, ...]
    left: tuple[Unread, ...] = ()


def received(dossier: Path, paths: Sequence[Path]) -> Handed:
    """A dossier's folder, and files and folders handed in -> all papers that lie in it by now, and what was handed in and is no
    paper. DrafterError for a link that leads out of the dossier, a file that cannot be read, a full disk, nothing to read."""
    folder = storage.within(dossier, MATERIAL)
    if folder is None:
        raise DrafterError(
            f"“{MATERIAL}”是指到案卷外面的链接，没有用", fix=f"删掉这个链接，把“{MATERIAL}”文件夹本身放回案卷"
        )
    if not paths and not folder.is_dir():
        raise DrafterError(f"案卷里还没有“{MATERIAL}”，没有可读的", fix="写明材料的文件或文件夹")
    left: list[Unread] = []
    copies = _Copies(folder)
    outside = [one for path in paths for file, name in _files(path, left) if (one := copies.kept(file, name))]
    there = list(_inside(folder, left)) if folder.is_dir() else []
    last = {stem: number for number, stem in sorted(map(_version, there))}
    old = [path for path in there if _version(path)[0] < last[_version(path)[1]]]
    left += [Unread(path.name, "后来又报了一份，以后报的为准，这一份没有用") for path in old]
    return Handed(tuple(dict.fromkeys([*(path for path in there if path not in old), *outside])), tuple(left))


def _inside(folder: Path, left: list[Unread]) -> Iterator[Path]:
    """The papers in the dossier's folder."""
    yield from (path for path, _ in _files(folder, left))


def _files(path: Path, left: list[Unread]) -> Iterator[tuple[Path, str]]:
    """A file, or a folder's files, each with the name it is kept under: in a folder within the folder, that's before its own."""
    if not os.path.lexists(path):
        raise DrafterError(f"找不到“{path}”", fix="核对文件名和所在的文件夹")
    if not path.is_dir():
        yield path, path.name
        return
    inside = [one for one in sorted(path.rglob("*")) if one.is_file() and not one.name.startswith((".", "~$"))]
    left += [Unread(one.name, "是链接，没有用") for one in inside if one.is_symlink()]
    files = [one for one in inside if not one.is_symlink()]
    left += [Unread(one.name, f"一个文件夹最多收{_MAX_FILES}份，这一份没有收") for one in files[_MAX_FILES:]]
    yield from ((one, "-".join(one.relative_to(path).parts)) for one in files[:_MAX_FILES])


def _version(path: Path) -> tuple[int, str]:
    """A paper's copy -> which of its name it is, from 1, and the name it came under."""
    found = _AGAIN.search(path.stem)
    return (int(found[1]), f"{path.stem[: found.start()]}{path.suffix}") if found else (1, path.name)


@dataclass
class _Copies:
    """The dossier's folder for papers. made: what came into it, or was found there, in this run."""

    folder: Path
    made: set[Path] = field(default_factory=set)

    def kept(self, path: Path, name: str) -> Path | None:
        """Copy a paper; itself where it is none that can be copied, so that it is told when it is read."""
        if self.folder.resolve() in path.resolve().parents:
            return None
        if is_program(path.name):
            return path
        try:
            data = storage.read(path, _MAX_BYTES)
        except (storage.NotRegular, storage.TooLarge, OSError):
            return path
        safe = _UNSAFE.sub("_", name)[-_LONGEST:].strip(" .")
        safe = safe if storage.is_safe_name(safe) else f"材料{path.suffix if path.suffix.isascii() else ''}"
        target = placed(self.folder, safe, data) if self.folder / safe in self.made else self._newest(safe, data)
        self.made |= {target, self.folder / safe}
        return None

    def _newest(self, name: str, data: bytes) -> Path:
        """The copy of a paper: the one of that name that says the same, else a new one behind them."""
        digest, stem, suffix = storage.sha256(data), Path(name).stem, Path(name).suffix
        for number in range(1, _MOST):
            target = self.folder / (name if number == 1 else f"{stem}（第{number}次报）{suffix}")
            if not os.path.lexists(target):
                storage.write(target, data)
                return target
            if _is_same(target, digest):
                return target
        raise DrafterError(f"“{name}”报来的稿子太多", fix=f"把“{MATERIAL}”里旧的几份移走，再运行一次")


def _is_same(path: Path, digest: str) -> bool:
    """Whether a file has the bytes of a digest."""
    data = storage.stored(path.parent, path.name, _MAX_BYTES)
    return data is not None and storage.sha256(data) == digest
