"""Old Word files (.doc) and WPS Writer files (.wps) -> Sheet: msdoc2docx first, LibreOffice where that fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.office import outside
from drafter.readers import office
from drafter.readers.assembling import Sheet

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_WORD = b"\xec\xa5"
"""First bytes of a Word stream, at the start of a sector ([MS-DOC] 2.5.2, FibBase.wIdent)."""
_FLAGS, _ENCRYPTED = 10, 0x0100
"""Offset of FibBase's flags and its bit fEncrypted."""
_VERSIONS = range(0x65, 0x120)
_BOUNDS = outside.Bounds(seconds=15, memory=2**30)
_OTHERS = (
    ("Workbook", "Excel 表格"),
    ("Book", "Excel 表格"),
    ("PowerPoint Document", "PowerPoint 演示文稿"),
    ("__properties_version1.0", "Outlook 邮件"),
)
_SAVE_AS = "用 Word 或 WPS 打开试试；能打开就另存为 docx 后再读，打不开就向来文单位另要一份"


def claims(data: bytes) -> bool:
    """Whether the bytes are an OLE compound file, as Word 97–2003 and WPS wrote them."""
    return data.startswith(_COMPOUND)


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a .doc or .wps -> its paragraphs, automatic numbers included. DrafterError when locked, broken, no Word."""
    refuse(path, data)
    sheet = _convert(path, data)
    if sheet is not None:
        return sheet
    sheet = office.convert(path, data, "doc", "MS Word 97")
    if sheet is None:
        raise DrafterError(f"“{path.name}”里读不出文字：文件不完好，或者只有图片", fix=_SAVE_AS)
    doubt = f"“{path.name}”不大完好，是借 LibreOffice 读出来的，请对照原文核对有没有缺漏"
    return replace(sheet, doubts=(*sheet.doubts, (0, doubt)))


def _convert(path: Path, data: bytes) -> Sheet | None:
    """Bytes -> paragraphs by msdoc2docx, which runs apart: a hostile file costs some seconds at most, and never this program."""
    with outside.folder() as folder:
        source, target = folder / "in.doc", folder / "out.docx"
        source.write_bytes(data)
        done = outside.run(outside.python("doc2docx", source, "-o", target), _BOUNDS)
        try:
            return office.sheet_of(path, target.read_bytes()) if done and target.is_file() else None
        except DrafterError:  # what it made is no sound .docx: the next way may do better
            return None


def refuse(path: Path, data: bytes) -> None:
    """DrafterError for a locked file and for what other programs keep in the same kind of container."""
    if _named(data, "EncryptedPackage") or _locked(data):
        raise DrafterError(f"“{path.name}”有打开密码，没有读", fix="用 Word 或 WPS 打开，取消密码，另存为 docx 后再读")
    if _named(data, "WordDocument"):
        return
    for name, what in _OTHERS:
        if _named(data, name):
            raise DrafterError(
                f"“{path.name}”是{what}，不是文稿", fix="确认选对了文件；要用其中的文字，复制到 Word 文件里再读"
            )
    raise DrafterError(f"“{path.name}”里没有找到 Word 或 WPS 的正文", fix=_SAVE_AS)


def _named(data: bytes, name: str) -> bool:
    """Whether the container's directory, or one inside it, has an entry of this name."""
    entry = (name + "\0").encode("utf-16-le")
    size = len(entry).to_bytes(2, "little")
    at = data.find(entry)
    while at >= 0:
        if data[at + 64 : at + 66] == size:
            return True
        at = data.find(entry, at + 2)
    return False


def _locked(data: bytes) -> bool:
    for at in range(0, len(data), _SECTOR):
        if data[at : at + 2] == _WORD and int.from_bytes(data[at + 2 : at + 4], "little") in _VERSIONS:
            flags = int.from_bytes(data[at + _FLAGS : at + _FLAGS + 2], "little")
            return bool(flags & _ENCRYPTED)
    return False
