"""A process that outlives this one by a moment: killed while another program works, drafter leaves it to nobody."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator

_SCRIPT = 'read -r group && { read -r done || kill -s KILL -- "-$group"; }'
"""Told the number of a group of processes, and later that all is done. Where that is not said the pipe was closed by the
system, for drafter is gone. The death signal of Linux reaches a child only: soffice is a script, the office its grandchild."""


@contextlib.contextmanager
def kept() -> Iterator[Callable[[int], None]]:
    """-> what to tell the number of a program started, which leads a group of its own; ended when the block is."""
    process = _started()
    if process is None or process.stdin is None:
        yield lambda _: None
        return
    pipe = process.stdin

    def tell(number: int) -> None:
        with contextlib.suppress(OSError):
            pipe.write(f"{number}\n".encode())
            pipe.flush()

    try:
        yield tell
    finally:
        with contextlib.suppress(OSError):
            pipe.write(b"done\n")
            pipe.flush()
        with contextlib.suppress(OSError):
            pipe.close()
        process.wait()


def _started() -> subprocess.Popen[bytes] | None:
    """None on Windows, or where the system has no more processes to give."""
    if os.name != "posix":
        return None
    try:
        return subprocess.Popen(
            ["/bin/sh", "-c", _SCRIPT],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None
