"""A command stopped before its n-th operation on a file, for every n: killed, or refused by the system from then on or once."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import signal
import sys
import traceback
from contextlib import contextmanager
from multiprocessing import Pipe

from drafter import storage
from drafter.model.finding import DrafterError

WAYS = ("杀掉", "磁盘满了", "没有权限", "一直没有权限")
_ERRORS = {"磁盘满了": errno.ENOSPC, "没有权限": errno.EACCES, "一直没有权限": errno.EACCES}
DONE, REFUSED, BROKEN = 0, 3, 9
AT_ONCE = 12
"""Folders in which one process is refused."""


@contextmanager
def _beside(work):
    """A process that starts as this one is, with everything read and loaded -> the pipe to it; gone when the block ends."""
    ours, theirs = Pipe()
    child = os.fork()
    if child == 0:
        ours.close()
        gc.freeze()
        try:
            work(theirs)
        except Exception:  # noqa: BLE001 (told; whoever waits at the pipe hears that it is closed)
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(BROKEN)
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        os.waitpid(child, 0)


def _refused(run, folder, n, way):
    """The command in a folder, refused at its n-th operation -> (whether it got that far, its exit code)."""
    count = 0

    def watcher(_, path):
        nonlocal count
        count += 1
        if count == n or (count > n and way.startswith("一直")):
            raise OSError(_ERRORS[way], os.strerror(_ERRORS[way]), str(path))

    try:
        with storage.watched(watcher):
            run(folder)
    except (OSError, DrafterError):
        return count >= n, REFUSED
    return count >= n, DONE


def _refusals(run, fresh, way, step):
    """A process is refused in so many folders one after the other, and is dead when they are looked at."""
    first = 1
    while True:
        tries = [(n, fresh(n)) for n in range(first, first + AT_ONCE * step, step)]

        def work(pipe):
            for n, folder in tries:  # noqa: B023 (called at once)
                pipe.send(_refused(run, folder, n, way))

        with _beside(work) as pipe:
            told = [pipe.recv() for _ in tries]
        for (n, folder), (reached, code) in zip(tries, told, strict=True):
            yield n, folder, code
            if not reached:
                return
        first += AT_ONCE * step


def _copied(folder, other):
    """All that lies in a folder and beside it, as it lies there, into another place: a file of two names keeps both."""
    linked = {}

    def copy(source, target):
        told = os.stat(source, follow_symlinks=False)
        if told.st_nlink > 1 and told.st_ino in linked:
            os.link(linked[told.st_ino], target)
        else:
            shutil.copy2(source, target, follow_symlinks=False)
            linked[told.st_ino] = target

    shutil.copytree(folder.parent, other, symlinks=True, copy_function=copy)
    return other / folder.name


def _kills(run, fresh):
    """What a process killed before each of its operations leaves on the disk: one goes all the way, and what lies there is
    copied before every step; it is dead when the copies are looked at, and nothing is locked in them."""
    whole = fresh("全")

    def work(pipe):
        count = 0

        def watcher(*_):
            nonlocal count
            count += 1
            _copied(whole, whole.parent.with_name(f"第{count}次"))

        with storage.watched(watcher):
            run(whole)
        pipe.send(count)
        os.kill(os.getpid(), signal.SIGKILL)

    with _beside(work) as pipe:
        count = pipe.recv()
    for n in range(1, count + 1):
        yield n, whole.parent.with_name(f"第{n}次") / whole.name, -signal.SIGKILL
    yield count + 1, whole, DONE


def every(run, fresh, way, step=1):
    """For every n: a fresh folder, the command stopped there -> (n, folder, exit code), until it is no longer reached.

    fresh(n) makes the folder of the n-th try, in a folder of its own.
    """
    return _kills(run, fresh) if way == "杀掉" else _refusals(run, fresh, way, step)
