"""RTF and OpenDocument files -> Sheet, through LibreOffice in a profile of its own; macros and links stay asleep."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.office import libreoffice, outside
from drafter.office.libreoffice import Filters
from drafter.ooxml.archive import Kind, Package
from drafter.readers import docx, rtf
from drafter.readers.assembling import Sheet
from drafter.readers.encoding import prose

_RTF, _ODT = ("rtf", "Rich Text Format"), ("odt", "writer8")
"""Suffix and the LibreOffice filter that reads it: named, so that a broken file is not taken for plain text."""
_BOUNDS = outside.Bounds(seconds=30, memory=2**30, work=6)
"""A report of thirty pages takes two seconds of the processor and 210 MB."""
_SAMPLE, _PROSE = 3000, 0.15
_SAVE_AS = "用 Word 或 WPS 打开，另存为 docx 后再读"
_PACKAGE = Kind("OpenDocument 文件（odt）", f"{_SAVE_AS}；有密码的先取消密码", "打开它，去掉图片和附件，另存后再读")
_LOST_COMMA = re.compile(rb"(\\leveltext[^;{}]{0,40})\\'3f;\}")
_COMMA = b"\\u12289\\'3f"
"""What LibreOffice itself writes into RTF: the pattern of 一、 as 一?, the number as shown with its comma."""


def claims(data: bytes) -> bool:
    """Whether the bytes are rich text, or a package that calls itself OpenDocument text."""
    return _kind(data) is not None


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of an .rtf or .odt -> its paragraphs. DrafterError when it cannot be read, or LibreOffice is not there."""
    data, kind = safe(path, data)
    if libreoffice.soffice() is None:
        raise DrafterError(
            f"“{path.name}”是 {kind[0]} 文件，这台电脑上还读不了", fix=f"{_SAVE_AS}；或请管理员安装 LibreOffice"
        )
    sheet = convert(path, data, *kind)
    if sheet is None:
        raise DrafterError(
            f"“{path.name}”里读不出文字：文件不完好，或者只有图片", fix=f"{_SAVE_AS}；有密码的先取消密码"
        )
    return sheet


def safe(path: Path, data: bytes) -> tuple[bytes, tuple[str, str]]:
    """An .rtf or .odt and its bytes -> the bytes LibreOffice may be given, their suffix and its name for them. DrafterError
    for what is broken, locked, or would do harm."""
    kind = _kind(data) or _RTF
    if kind is _ODT:
        _sound(path, data)
        return data, kind
    return _tamed(path, data), kind


def _tamed(path: Path, data: bytes) -> bytes:
    """Rich text -> what LibreOffice reads well of it. DrafterError for what would take it minutes."""
    data = rtf.bare(data)
    if rtf.is_wild(data):
        raise DrafterError(f"“{path.name}”不完好，或者不像一份报告，没有读", fix=_SAVE_AS)
    return _LOST_COMMA.sub(lambda found: found[1] + _COMMA + b";}", data) if _COMMA + b"\\tab}" in data else data


def convert(path: Path, data: bytes, suffix: str, reader: str) -> Sheet | None:
    """Bytes, their suffix and LibreOffice's name for it -> paragraphs; None when LibreOffice is not there or gives none."""
    made = libreoffice.convert(data, Filters(suffix, reader, "docx", "MS Word 2007 XML"), _BOUNDS)
    return None if made is None else sheet_of(path, made)


def sheet_of(path: Path, made: bytes) -> Sheet | None:
    """File asked for and the .docx a program made of it -> its paragraphs; None when it is noise."""
    sheet = docx.read(path, made)
    words = "".join(line.text for line in sheet.lines)
    return sheet if prose(words[:_SAMPLE]) > _PROSE else None


def _kind(data: bytes) -> tuple[str, str] | None:
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return _RTF
    zipped = data.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]
    return _ODT if zipped else None


def _sound(path: Path, data: bytes) -> None:
    """DrafterError when an .odt unpacks too large, is broken, locked, or defines entities."""
    package = Package(data, path.name, _PACKAGE)
    package.check()
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any("}encryption-data" in str(element.tag) for element in manifest.iter()):
        raise DrafterError(f"“{path.name}”有打开密码，没有读", fix="打开它，取消密码，另存为 docx 后再读")
    for part in ("content.xml", "styles.xml", "meta.xml", "settings.xml"):
        package.xml(part)
