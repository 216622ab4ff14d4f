"""Files replaced whole: readers see the old bytes or the new ones, never half; what somebody saved meanwhile is never lost."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from drafter.storage.exchange import exchange
from drafter.storage.leftovers import temporary_name
from drafter.storage.steps import step

_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EMLINK, errno.ENOENT})
"""What file systems without hard links answer when one is asked for."""


class Changed(Exception):
    """A file is no longer as it was seen. path: which; there: its bytes now, None where it is gone."""

    def __init__(self, path: Path, there: bytes | None) -> None:
        super().__init__(path)
        self.path, self.there = path, there


def sha256(data: bytes) -> str:
    """Hexadecimal digest of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def write(path: Path, data: bytes) -> None:
    """Replace a file whole, whatever it held: readers see the old bytes or the new ones. OSError names the file itself."""
    try:
        make_folder(path.parent)
        temporary = _written(path, data)
        try:
            step("rename", path)
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)
    except OSError as error:
        raise _named(error, path) from error


def swap(path: Path, data: bytes, seen: bytes | None) -> None:
    """Replace a file whole if it still holds the bytes seen (None: if it is still not there). Changed when it does not.

    A save that lands between the comparison and the rename is put back. Owner and hard links stay.
    """
    try:
        make_folder(path.parent)
        if seen is None:
            _create(path, data)
        elif _must_stay(path):
            _in_place(path, data, seen)
        else:
            _swap(path, data, seen)
        flush_folder(path.parent)
    except OSError as error:
        raise _named(error, path) from error


def remove(path: Path) -> None:
    """Remove a file that may be gone already."""
    try:
        step("unlink", path)
        path.unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as error:
        raise _named(error, path) from error


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
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.EROFS, errno.EOPNOTSUPP):
            raise
    finally:
        os.close(handle)


def _written(path: Path, data: bytes) -> Path:
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
            os.fsync(stream.fileno())
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


def _must_stay(path: Path) -> bool:
    """Whether a file must be written where it stands: it has a second name, or an owner only the system can give it."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    uid = os.geteuid() if hasattr(os, "geteuid") else there.st_uid
    return there.st_nlink > 1 or (uid not in (0, there.st_uid) and os.access(path, os.W_OK))


def _in_place(path: Path, data: bytes, seen: bytes) -> None:
    """Write over a file where it stands. Should that be cut short, the journal of the case tells how to go on."""
    with path.open("r+b") as stream:
        there = stream.read()
        if there != seen:
            raise Changed(path, there)
        step("write", path)
        stream.seek(0)
        stream.write(data)
        stream.truncate()
        stream.flush()
        step("flush", path)
        os.fsync(stream.fileno())


def _create(path: Path, data: bytes) -> None:
    """Make a file where there is none."""
    temporary = _written(path, data)
    try:
        step("link", path)
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise Changed(path, read(path)) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if path.exists():
                raise Changed(path, read(path)) from None
            os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _swap(path: Path, data: bytes, seen: bytes) -> None:
    """Exchange a file for another that holds the bytes; what was there is looked at again, and put back if it is new."""
    temporary = _written(path, data)
    try:
        there = read(path)
        if there != seen:
            raise Changed(path, there)
        step("rename", path)
        if not exchange(temporary, path):
            os.replace(temporary, path)
            return
        there = read(temporary)
        if there != seen:
            exchange(temporary, path)
            raise Changed(path, there)
    finally:
        step("unlink", path)
        temporary.unlink(missing_ok=True)


def read(path: Path) -> bytes | None:
    """A file's bytes; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _named(error: OSError, path: Path) -> OSError:
    return OSError(error.errno, error.strerror or str(error), str(path))
