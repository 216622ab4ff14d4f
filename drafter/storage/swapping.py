"""A file's new bytes made ready beside it, put in its place if it is still what was seen, and taken back if need be."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from drafter.storage.exchange import exchange
from drafter.storage.steps import step
from drafter.storage.writing import bytes_at, flush_folder, make_folder, named, to_disk, written

_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EMLINK})
"""What file systems without hard links answer when one is asked for."""


class Changed(Exception):
    """A file is no longer as it was seen. path: which; there: its bytes now, None where it is gone."""

    def __init__(self, path: Path, there: bytes | None) -> None:
        super().__init__(path)
        self.path, self.there = path, there


@dataclass
class Swap:
    """A file, the bytes it is to hold (None: it is to go), the bytes it was seen with (None: it was not there).

    ready: the other bytes, on disk beside it; after `do` those it had before.
    """

    path: Path
    data: bytes | None
    seen: bytes | None
    ready: Path | None = None
    done: bool = False

    def prepare(self) -> None:
        """Write the new bytes beside the file. What may fail for want of room fails here."""
        try:
            make_folder(self.path.parent)
            if self.data is not None and not self._stays():
                self.ready = written(self.path, self.data)
        except OSError as error:
            raise named(error, self.path) from error

    def do(self) -> None:
        """Put them in place. Changed, and nothing is done, when the file is not what was seen."""
        try:
            self._do()
            flush_folder(self.path.parent)
        except OSError as error:
            raise named(error, self.path) from error
        self.done = True

    def back(self) -> None:
        """Put the old bytes back, unless somebody has saved the file since."""
        if self.done and bytes_at(self.path) == self.data:
            other = Swap(self.path, self.seen, self.data, self.ready if self.data is not None else None)
            if other.ready is None:
                other.prepare()
            other.do()
            other.clear()
        self.done = False

    def clear(self) -> None:
        """Remove what was made ready."""
        if self.ready is not None:
            step("unlink", self.path)
            self.ready.unlink(missing_ok=True)
            self.ready = None

    def _stays(self) -> bool:
        """Whether a file must be written where it stands: it has a second name, or an owner only the system can give it."""
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return False
        uid = os.geteuid() if hasattr(os, "geteuid") else there.st_uid
        return there.st_nlink > 1 or (uid not in (0, there.st_uid) and os.access(self.path, os.W_OK))

    def _do(self) -> None:
        there = bytes_at(self.path)
        if there != self.seen:
            raise Changed(self.path, there)
        if self.data is None:
            step("unlink", self.path)
            self.path.unlink(missing_ok=True)
        elif self.seen is None:
            self._create()
        elif self.ready is None:
            self._over()
        else:
            self._exchange(self.ready)

    def _create(self) -> None:
        """Make the file where there is none, unless somebody was quicker."""
        assert self.ready is not None
        step("link", self.path)
        try:
            os.link(self.ready, self.path)
        except FileExistsError:
            raise Changed(self.path, bytes_at(self.path)) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.replace(self.ready, self.path)
        self.clear()

    def _over(self) -> None:
        """Write over the file where it stands. Should that be cut short, the history of the case tells how to go on."""
        assert self.data is not None
        step("write", self.path)
        with self.path.open("r+b") as stream:
            stream.write(self.data)
            stream.truncate()
            stream.flush()
            step("flush", self.path)
            to_disk(stream.fileno())

    def _exchange(self, ready: Path) -> None:
        """Exchange the two files; a save that landed just before is seen in what was there, and put back."""
        step("rename", self.path)
        if not exchange(ready, self.path):
            os.replace(ready, self.path)
            self.ready = None
        elif (there := bytes_at(ready)) != self.seen:
            exchange(ready, self.path)
            raise Changed(self.path, there)


def swap(path: Path, data: bytes | None, seen: bytes | None) -> None:
    """Put bytes in a file's place at once, if it still holds those seen. Changed, and nothing done, when it does not."""
    one = Swap(path, data, seen)
    try:
        one.prepare()
        one.do()
    finally:
        one.clear()
