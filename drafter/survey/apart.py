"""A process beside this one that does one job after another: what ends it, or never ends, costs one job and nothing else.

The two speak over the child's standard input and output: a length of eight bytes, then a pickle. Both are this program.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from typing import IO, NamedTuple, TypeAlias, cast

from drafter.survey import program
from drafter.survey.tasks import Job, Unread, done

_TRIES = 2
SECONDS = 1800
"""A job takes at most: a scan takes five seconds of a processor a page, so that half an hour is some 360 pages."""
_JOBS = 500
"""Jobs a process does before a new one takes its place: what libraries never give back does not add up."""
_START = "from drafter.survey.apart import serve; serve()"
_SIZE = 8


class Strange(NamedTuple):
    """A machine that reads with another program: its version."""

    version: str


def ask(job: Job, version: str) -> Answer:
    """A job and the program it is for -> what comes of it, done in this thread's own process; None where that ended twice over it."""
    if program.version() != version:
        return Strange(program.version())
    child: _Child = _children.__dict__.setdefault("mine", _Child())
    for _ in range(_TRIES):
        answer = child.answer(job)
        if answer is not None:
            return answer
    return None


_children = threading.local()


Answer: TypeAlias = bytes | Unread | Strange | None
"""What came of a job; None where it ended its process twice."""


class _Child:
    """The process of a thread, started when first asked, anew after it ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0

    def answer(self, job: Job) -> bytes | Unread | None:
        """A job -> what comes of it; None where the process ended."""
        if self._process is None or self._jobs >= _JOBS:
            self.end()
            self._process = _started()
        self._jobs += 1
        try:
            _send(self._process.stdin, job)
            found = cast("bytes | Unread | None", _received(self._process.stdout))
        except (BrokenPipeError, EOFError, pickle.UnpicklingError):
            found = None
        if found is None:
            self.end()
        return found

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process, self._jobs = None, 0

    def __del__(self) -> None:
        self.end()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"},
    )


def serve() -> None:
    """In the process apart: do what comes in, until no more does. A job that takes too long ends the process."""
    source, into = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while (job := _received(source)) is not None:
        _within(SECONDS)
        _send(into, done(cast("Job", job)))
        _within(0)


def _within(seconds: int) -> None:
    """The system ends this process after so many seconds, whatever it is at; 0: no longer."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _send(stream: IO[bytes] | None, told: object) -> None:
    if stream is None:
        raise EOFError
    data = pickle.dumps(told)
    stream.write(len(data).to_bytes(_SIZE, "big") + data)
    stream.flush()


def _received(stream: IO[bytes] | None) -> object:
    """What was sent; None at the end."""
    if stream is None or len(size := stream.read(_SIZE)) < _SIZE:
        return None
    length = int.from_bytes(size, "big")
    data = stream.read(length)
    return pickle.loads(data) if len(data) == length else None
