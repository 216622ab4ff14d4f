"""Zip packages opened with bounds, XML parsed without entities: a hostile file gets one sentence, never the memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from lxml import etree

from drafter.model.finding import DrafterError

_MAX_UNPACKED = 200 * 2**20
_MAX_PARTS = 5000
_MAX_TAGS = 2_000_000
"""Tags of one part; a report has some ten thousand, and every element costs a hundred times its bytes."""
_CHUNK = 2**20


@dataclass(frozen=True)
class Kind:
    """What a package is called, and what to do when it is broken or too large."""

    name: str
    broken: str
    large: str


_WORD = Kind(
    "Word 文件（docx）",
    "用 Word 或 WPS 打开试试；能打开就另存为 docx，有密码的先取消密码",
    "用 Word 打开，去掉图片和附件，另存后再读",
)
_BAD = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError, OSError)
"""All that reading a damaged, locked or lying part of a zip may raise."""


class Package:
    """The parts of an Office file, read one by one, together never more than 200 MB."""

    def __init__(self, data: bytes, name: str, kind: Kind = _WORD) -> None:
        self._name, self._kind = PurePath(name).name, kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._broken() from error
        parts = self._zip.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise self._too_large()
        self._parts = {part.filename.lower(): part for part in parts}
        self._read = 0

    def xml(self, part: str) -> etree._Element | None:
        """Name of a part -> its root element; None when there is no such part."""
        info = self._parts.get(part.lower())
        if info is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(b"".join(self._chunks(info)), parser)
        except (etree.XMLSyntaxError, *_BAD) as e:
            raise self._broken() from e
        if etree.ElementTree(root).docinfo.doctype:
            raise DrafterError(f"“{self._name}”里夹带了实体定义，可能有害，没有读", fix="向来文单位另要一份正常的文件")
        return root

    def check(self) -> None:
        """Every part once, for a program that will unpack them all. DrafterError when too large in truth, or broken."""
        for info in self._zip.infolist():
            try:
                for _ in self._chunks(info):
                    pass
            except _BAD as error:
                raise self._broken() from error
        self._read = 0

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """A part piece by piece: what its entry says of its size is not believed."""
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # all that OPC packages may use
            raise self._broken()
        tags = 0
        with self._zip.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                self._read += len(chunk)
                tags += chunk.count(b"<")
                if self._read > _MAX_UNPACKED or tags > _MAX_TAGS:
                    raise self._too_large()
                yield chunk

    def _too_large(self) -> DrafterError:
        return DrafterError(f"“{self._name}”解开后太大，不像一份报告", fix=self._kind.large)

    def _broken(self) -> DrafterError:
        return DrafterError(f"“{self._name}”不是完好的 {self._kind.name}", fix=self._kind.broken)


def holds(data: bytes, part: str) -> bool:
    """Whether the bytes are a zip whose directory names the part, in capitals or not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return part.lower() in (name.lstrip("/").lower() for name in archive.namelist())
    except (*_BAD, struct.error):
        return False
