"""Files, folders and archives that departments handed in -> papers one by one, and what could not be read, with the reason."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from drafter.model.finding import DrafterError
from drafter.model.material import Material, Unread
from drafter.readers import stored
from drafter.readers.materials import material

MAX_FILES = 500
_MAX_DEPTH, _MAX_MEMBERS, _MAX_UNPACKED = 6, 300, 300 * 2**20
_LOCKS = ("~$", ".~", ".")
"""How names begin of what office programs and systems lay beside a paper."""
_OFFICE = (b"word/", b"xl/", b"mimetype", b"OFD.xml", b"ppt/")
"""Parts by which a zip is itself a paper."""
_GB_FLAG = 0x800


def incoming(paths: Iterable[Path]) -> Iterator[Material | Unread]:
    """Files, folders and archives -> each paper in them; none stops the others."""
    for number, path in enumerate(_files(paths)):
        if number >= MAX_FILES:
            yield Unread(path.name, f"一次最多读{MAX_FILES}份，这一份和以后的没有读")
            return
        yield from _read(path)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                one for one in path.rglob("*")
                if one.is_file() and not one.is_symlink() and not one.name.startswith(_LOCKS)
                and len(one.relative_to(path).parts) <= _MAX_DEPTH
            )  # fmt: skip
        else:
            yield path


def _read(path: Path) -> Iterator[Material | Unread]:
    try:
        data = stored(path)
    except DrafterError as error:
        yield Unread(path.name, error.message)
        return
    if is_archive(data):
        yield from _unpacked(path, data)
    else:
        yield _paper(path, path.name, data)


def _paper(path: Path, name: str, data: bytes) -> Material | Unread:
    if not data.strip():
        return Unread(name, "文件是空的")
    try:
        return material(path, name, data)
    except DrafterError as error:
        return Unread(name, error.message)


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip that is no office file."""
    return data.startswith(b"PK\x03\x04") and not any(part in data for part in _OFFICE)


def _unpacked(path: Path, data: bytes) -> Iterator[Material | Unread]:
    """The papers of an archive, read where they lie: nothing is written. An archive within is told, not opened."""
    room = _MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for number, info in enumerate(archive.infolist()):
                name = f"{path.name}/{_named(info)}"
                if info.is_dir() or PurePosixPath(name).name.startswith(_LOCKS):
                    continue
                if number >= _MAX_MEMBERS or info.file_size > room or info.flag_bits & 1:
                    yield Unread(name, "有密码，没有解开" if info.flag_bits & 1 else "压缩包太大，没有解开")
                    continue
                with archive.open(info) as member:
                    held = member.read(room + 1)
                room -= len(held)
                if room < 0 or is_archive(held):
                    yield Unread(name, "压缩包里还有压缩包，或者解开后太大，没有读")
                    continue
                yield _paper(Path(PurePosixPath(_named(info)).name), name, held)
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError, OSError):
        yield Unread(path.name, "压缩包不完好，请重新要一份")


def _named(info: zipfile.ZipInfo) -> str:
    """A member's name; one packed by an older Chinese program is in GBK."""
    if info.flag_bits & _GB_FLAG:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
