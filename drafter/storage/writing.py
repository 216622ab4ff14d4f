"""Files replaced whole: readers see the old bytes or the new ones, never half."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from drafter.storage.leftovers import temporary_name
from drafter.storage.steps import step

_NO_FLUSH = frozenset({errno.EINVAL, errno.EBADF, errno.EROFS, errno.EOPNOTSUPP, errno.ENOSYS})


def sha256(data: bytes) -> str:
    """Hexadecimal digest of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def write(path: Path, data: bytes) -> None:
    """Replace a file whole, whatever it held: readers see the old bytes or the new ones. OSError names the file itself."""
    try:
        make_folder(path.parent)
        temporary = written(path, data)
        try:
            step("rename", path)
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)
    except OSError as error:
        raise named(error, path) from error


def rename(old: Path, new: Path) -> None:
    """Give a file another name in its folder, in place of whatever had it."""
    try:
        step("rename", new)
        os.replace(old, new)
        flush_folder(new.parent)
    except OSError as error:
        raise named(error, new) from error


def remove(path: Path) -> None:
    """Remove a file that may be gone already."""
    try:
        step("unlink", path)
        path.unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as error:
        raise named(error, path) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there; each is flushed to disk in the one it stands in."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        step("mkdir", one)
        one.mkdir(exist_ok=True)
        flush_folder(one.parent)


def flush_folder(folder: Path) -> None:
    """Bring the names in a folder to disk; where the system cannot (Windows, some shares), it does so in its own time."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    step("flush-folder", folder)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        to_disk(handle)
    finally:
        os.close(handle)


def to_disk(handle: int) -> None:
    """Bring what was written to disk; a file system that cannot say so (some FUSE, some shares) does it in its own time."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise


def written(path: Path, data: bytes) -> Path:
    """The bytes in a file of their own beside the path, on disk, with the mode and owner of the file there."""
    temporary = path.with_name(temporary_name())
    step("create", path)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            step("write", path)
            stream.write(data)
            stream.flush()
            step("flush", path)
            to_disk(stream.fileno())
        _like(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _like(temporary: Path, path: Path) -> None:
    """Mode and owner of the file at a path, where there is one and the system allows it."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return
    try:
        step("mode", path)
        if there.st_uid != temporary.stat().st_uid:
            os.chown(temporary, there.st_uid, there.st_gid)
        os.chmod(temporary, stat.S_IMODE(there.st_mode))
    except OSError:
        return  # shares and mounted phones know neither; the bytes are what counts


def bytes_at(path: Path) -> bytes | None:
    """A file's bytes; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def named(error: OSError, path: Path) -> OSError:
    """The error, naming the file it is about and no temporary one."""
    return OSError(error.errno, error.strerror or str(error), str(path))
