"""A command stopped before its n-th operation on a file, for every n: killed, or refused by the system from then on or once."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback

from drafter import storage
from drafter.model.finding import DrafterError

WAYS = ("杀掉", "磁盘满了", "没有权限", "一直没有权限")
_ERRORS = {"磁盘满了": errno.ENOSPC, "没有权限": errno.EACCES, "一直没有权限": errno.EACCES}
DONE, REFUSED, BROKEN = 0, 3, 9


def stopped(run, n, way):
    """Run in a process of its own, stopped at its n-th operation -> whether it got that far, and its exit code."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        code = BROKEN
        try:
            code = _run(run, n, way, writer)
        except Exception:  # noqa: BLE001 (told, and the code says so)
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(code)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as stream:
        reached = bool(stream.read())
    return reached, os.waitstatus_to_exitcode(status)


def _run(run, n, way, writer):
    count = 0

    def watcher(name, path):
        nonlocal count
        count += 1
        if count == n or (count > n and way.startswith("一直")):
            if count == n:
                os.write(writer, name.encode())
            if way == "杀掉":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(_ERRORS[way], os.strerror(_ERRORS[way]), str(path))

    try:
        with storage.watched(watcher):
            run()
    except (OSError, DrafterError):
        return REFUSED
    return DONE


def every(run, fresh, way, step=1):
    """For every n: a fresh folder, the command stopped there -> (n, folder, exit code), until it is no longer reached."""
    n = 1
    while True:
        folder = fresh(n)
        reached, code = stopped(lambda: run(folder), n, way)  # noqa: B023 (called at once)
        assert code in (DONE, REFUSED, -signal.SIGKILL), (n, way, code)
        yield n, folder, code
        if not reached:
            return
        n += step
