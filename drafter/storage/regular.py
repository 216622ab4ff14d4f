"""Files opened safely: only regular ones, no larger than they may be, and, in a folder, none that a link leads out of it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"))
"""A pipe does not wait for a writer, a terminal is not taken over, Windows changes no line ends."""

_MOST_BLANK = 2**20
"""Bytes; a larger file is not looked through for something else than blanks."""


class Unfit(OSError):
    """A file that is not opened, and why, in a sentence that goes on from its name; fix: what to do."""

    def __init__(self, number: int, told: str, path: Path, fix: str) -> None:
        super().__init__(number, told, str(path))
        self.told, self.fix = told, fix


class NotRegular(Unfit):
    """A folder, a pipe, a socket or a device, where a file should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "不是普通的文件，没有读", path, "把它移走，换成原来的文件")


class TooLarge(Unfit):
    """A file larger than any of its kind. most: bytes it may have."""

    def __init__(self, path: Path, most: int) -> None:
        limit = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 1000} KB"
        super().__init__(errno.EFBIG, f"超过 {limit}，没有读", path, "核对是不是放错了文件")


class Outside(Unfit):
    """A link that leads out of the folder it lies in."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EXDEV, "是指到文件夹外面的链接，没有用", path, "把文件本身放进来，不要用链接")


def read(path: Path, most: int) -> bytes:
    """Path of a regular file -> its bytes. NotRegular; TooLarge over so many bytes; any other OSError of the system.

    A link is followed: for files of a folder that others may have filled, see read_within.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # to open a device may be to change it
        raise NotRegular(path)
    handle = os.open(path, _FLAGS)
    with os.fdopen(handle, "rb") as stream:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise NotRegular(path)
        if found.st_size > most:
            raise TooLarge(path, most)
        data = stream.read(most + 1)  # /proc tells no sizes, and a file may grow
    if len(data or b"") > most:
        raise TooLarge(path, most)
    return data or b""


def is_blank(path: Path) -> bool:
    """Whether there is no such file, or nothing in it but blanks; what is not to be opened is not blank."""
    try:
        return not read(path, _MOST_BLANK).strip()
    except FileNotFoundError:
        return True
    except Unfit:
        return False


def within(folder: Path, relative: str | Path) -> Path | None:
    """folder / relative when all links on the way stay in the folder, whether there is a file or not; else None.

    The folder itself may be a link: it is the one that was named.
    """
    path = folder / relative
    try:
        return path if path.resolve().is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # links in a circle; a name no file can have
        return None


def read_within(folder: Path, relative: str | Path, most: int) -> bytes:
    """A file in a folder, or below it -> its bytes. As read, and Outside when a link leads out of the folder."""
    path = folder / relative
    if within(folder, relative) is None:
        raise Outside(path)
    return read(path, most)


def stored(folder: Path, relative: str | Path, most: int) -> bytes | None:
    """A file in a folder, or below it -> its bytes; None where there is none, or what lies there is not to be opened."""
    try:
        return read_within(folder, relative, most)
    except (FileNotFoundError, Unfit):
        return None
