"""Any file a clerk has -> Manuscript. Formats are told by content; a format is one row of READERS."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from drafter import storage
from drafter.model.finding import DrafterError
from drafter.model.manuscript import Manuscript
from drafter.readers.assembling import Sheet, paper

_MAX_BYTES = 100 * 2**20
PASTED = Path("-")
"""Stands for standard input: text pasted or piped."""


class Reader(Protocol):
    """A module for a format: whether it claims some bytes, and what it reads in them."""

    def claims(self, data: bytes) -> bool:
        """Whether the bytes are of its format."""
        ...

    def read(self, path: Path, data: bytes) -> Sheet:
        """Bytes of its format -> the sheet."""
        ...


_ZIP = b"pk\x03\x04"
_PICTURES = (b"\x89png", b"\xff\xd8\xff", b"ii*", b"mm*", b"gif8", b"riff", b"bm", b"ftyp")
READERS: dict[str, tuple[bytes, ...]] = {
    "ofd": (_ZIP,),
    "office": (_ZIP, b"{\\rtf"),
    "doc": (b"\xd0\xcf\x11\xe0",),
    "docx": (_ZIP,),
    "pdf": (b"%pdf-",),
    "ocr": _PICTURES,
    "html": (b"<", b"content-type:"),
    "txt": (b"",),
}
"""Module of a format, in the order they are asked -> signs, in small letters, one of which stands in the head of every file it
claims: a module and its libraries are loaded only for a file that may be its own."""
_HEAD = 4096
"""Bytes in which a sign stands, zeros, as UTF-16 has them, left out."""

_NOT_YET = (
    (
        b"PK\x03\x04",
        "压缩包、别种办公文件，或者没有存完整的文件",
        "确认选对了文件，重新复制或下载一份；能用 Word 或 WPS 打开的，另存为 docx 后再读",
    ),
    (b"<", "XML 一类的标记文件", "用 Word 或 WPS 打开，另存为 docx 后再读"),
)


def read(path: Path) -> Manuscript:
    """Path of a report, - for standard input -> its paper, in simplified characters and tidy punctuation.

    DrafterError when it cannot be read.
    """
    return manuscript_of(path, _bytes(path))


def manuscript_of(path: Path, data: bytes) -> Manuscript:
    """A report's path and its bytes -> its paper, as `read`."""
    for reader in possible(data):
        if reader.claims(data):
            return paper(reader.read(path, data), path)
    for start, name, fix in _NOT_YET:
        if data.lstrip()[:8].startswith(start):
            raise DrafterError(f"“{path.name}”是{name}，现在还读不了", fix=fix)
    raise DrafterError(
        f"“{path.name}”不是文字文件，读不出内容", fix="确认选对了文件；能打开的话另存为 docx 或 txt 后再读"
    )


def file_text(path: Path) -> str:
    """Path of a text file -> its text, line ends as \\n; empty where it is of another format or standard input."""
    if path == PASTED:
        return ""
    from drafter.readers import encoding, txt

    data = stored(path)
    if next((reader for reader in possible(data) if reader.claims(data)), None) is not txt:
        return ""
    return encoding.decode(data)[0].replace("\r\n", "\n").replace("\r", "\n")


def possible(data: bytes) -> Iterator[Reader]:
    """Bytes of a file -> the readers that may claim it, in the order they are asked."""
    head = data[:_HEAD].replace(b"\0", b"").lower()
    for name, signs in READERS.items():
        if any(sign in head for sign in signs):
            reader: Reader = importlib.import_module(f"{__name__}.{name}")
            yield reader


def _bytes(path: Path) -> bytes:
    data = _pasted() if path == PASTED else stored(path)
    if not data.strip():
        told = "没有读到粘贴的文字" if path == PASTED else f"“{path.name}”是空的"
        raise DrafterError(told, fix="确认存盘成功，或换一份有内容的文件")
    return data


def _pasted() -> bytes:
    """Standard input, as far as a report goes. DrafterError when there is none."""
    try:
        return sys.stdin.buffer.read(_MAX_BYTES) if sys.stdin else b""
    except OSError as error:
        raise DrafterError("粘贴的文字读不进来", fix="把文字存成 txt，再读那份文件") from error


def stored(path: Path) -> bytes:
    """Path of a file -> its bytes. DrafterError when there is none, or it is too large to be a report."""
    if not path.exists():
        raise DrafterError(f"找不到文件“{path}”", fix="核对文件名和所在的文件夹")
    if path.is_dir():
        raise DrafterError(
            f"“{path}”是文件夹，不是文件",
            fix="写明是文件夹里的哪一份文件；也可以整个文件夹一起读",
        )
    try:
        return storage.read(path, _MAX_BYTES)
    except storage.NotRegular as error:
        raise DrafterError(f"“{path}”不是普通的文件，没有读", fix="把报告存成一份文件再读") from error
    except storage.TooLarge as error:
        told = f"“{path.name}”有 {path.stat().st_size // 2**20} MB，太大了"
        raise DrafterError(told, fix="报告一般不到 10 MB：去掉图片，另存后再读") from error
    except OSError as error:
        denied = isinstance(error, PermissionError)
        fix = "关掉正在使用它的程序，确认有读取权限" if denied else storage.remedy(error)
        raise DrafterError(f"“{path.name}”打不开（{storage.why(error)}）", fix=fix) from error
