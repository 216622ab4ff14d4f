"""Another program on a file of ours: its own folder, so many seconds, so much memory; it may fail, we go on."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.office.keeper import kept
from drafter.storage import leftovers

_MAX_FILE = 256 * 2**20


@dataclass(frozen=True)
class Bounds:
    """How long and how large a program may get: seconds by the clock; bytes of address space and seconds of the processor,
    those of all it starts for themselves (both on Linux)."""

    seconds: float
    memory: int
    work: int | None = None


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder of one reading, gone afterwards whatever happened."""
    leftovers.sweep()
    with tempfile.TemporaryDirectory(prefix=leftovers.prefix(), ignore_cleanup_errors=True) as name:
        yield Path(name)


def run(command: Sequence[str | Path], bounds: Bounds) -> bool:
    """Command -> whether it ended well within its bounds; it and all it started are ended when the time is up.

    Should this process be killed, they are ended too.
    """
    with kept() as tell:
        return _run(command, bounds, tell)


def _run(command: Sequence[str | Path], bounds: Bounds, tell: Callable[[int], None]) -> bool:
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    tell(process.pid)
    try:
        _limit(process, bounds)
        return process.wait(bounds.seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)


def python(script: Path | str, *arguments: str | Path) -> list[str | Path]:
    """A script's path, or a module's name, and its arguments -> the command that runs it, nothing imported from here."""
    return [sys.executable, "-P", *([script] if isinstance(script, Path) else ["-m", script]), *arguments]


def _limit(process: subprocess.Popen[bytes], bounds: Bounds) -> None:
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):  # it has ended already, or a lower limit holds
            resource.prlimit(process.pid, resource.RLIMIT_AS, (bounds.memory, bounds.memory))
            if bounds.work:
                resource.prlimit(process.pid, resource.RLIMIT_CPU, (bounds.work, bounds.work))
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (_MAX_FILE, _MAX_FILE))
            resource.prlimit(process.pid, resource.RLIMIT_CORE, (0, 0))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program with its children: soffice is a script, the office itself its grandchild."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
