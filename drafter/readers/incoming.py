"""Files, folders and archives that departments handed in -> papers one by one, and what could not be read, with the reason."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from drafter.model.finding import DrafterError
from drafter.model.material import Material, Unread, is_program
from drafter.readers import stored
from drafter.readers.encoding import is_lost
from drafter.readers.materials import material
from drafter.zh.expression import expression

MAX_FILES = 500
_MAX_DEPTH, _MAX_MEMBERS, _MAX_UNPACKED = 6, 300, 300 * 2**20
_LOCKS = ("~$", ".~", ".")
"""How names begin of what office programs and systems lay beside a paper."""
_OFFICE = expression(r"\[Content_Types\]\.xml|mimetype|OFD\.xml|(?:word|xl|ppt)/.+\.(?:xml|bin)", re.IGNORECASE)
_PARTS = (b"word/", b"xl/", b"mimetype", b"OFD.xml", b"ppt/")
"""Parts by which a zip is itself a paper: their names, and what is looked for where its list of names is lost."""
_UTF8_FLAG = 0x800
_ENCODINGS = ("utf-8", "gb18030")
"""In which names are tried that do not say: some programs pack in UTF-8 without a word, older Chinese ones in GBK."""


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
    if is_lost(data):
        return Unread(name, "汉字都成了问号：存的时候选了不能写汉字的编码，请直接交 xlsx，或者重新另存，编码选 UTF-8")
    if is_program(name, data):
        return Unread(name, "是程序或设置文件，不是材料")
    try:
        return material(path, name, data)
    except DrafterError as error:
        return Unread(name, error.message)


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip that is no office file; the papers in it may be packed as they are."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(_OFFICE.fullmatch(info.filename.replace("\\", "/")) for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return not any(part in data for part in _PARTS)


def _unpacked(path: Path, data: bytes) -> Iterator[Material | Unread]:
    """The papers of an archive, read where they lie: nothing is written. An archive within is told, not opened."""
    room = _MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for number, info in enumerate(archive.infolist()):
                name = f"{path.name}/{_named(info)}"
                if name.endswith("/") or PurePosixPath(name).name.startswith(_LOCKS):
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
    """A member's name with its folders, in the encoding it was packed in."""
    name = info.orig_filename.partition("\0")[0]
    if not info.flag_bits & _UTF8_FLAG:
        name = next((said for one in _ENCODINGS if (said := _decoded(name, one))), name)
    return name.replace("\\", "/")


def _decoded(name: str, encoding: str) -> str:
    """A name that was taken for cp437 -> what it says in an encoding, empty where it says nothing."""
    try:
        return name.encode("cp437").decode(encoding)
    except UnicodeError:
        return ""
