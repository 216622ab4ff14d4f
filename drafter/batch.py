"""Many reports at once: a folder's files are read side by side in processes of their own; none stops the others."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from drafter.case import Known
from drafter.model.finding import DrafterError
from drafter.model.report import Report

Made = TypeVar("Made")
Make: TypeAlias = Callable[[Path, Report], Made]
_RARELY = 50_000
"""Objects made between two searches for rings of them: reading makes many objects and hardly a ring."""


@dataclass(frozen=True)
class Read(Generic[Made]):
    """A file of the folder, and what was made of the report in it, or why it could not be read and what to do."""

    file: Path
    made: Made | None
    trouble: str = ""
    fix: str = ""


def files_in(folder: Path) -> list[Path]:
    """A folder -> the files in it and below, in order: no hidden ones, no locks of Word, no links that lead out.

    DrafterError when it is no folder, or an empty one.
    """
    if folder.is_file():
        raise DrafterError(f"“{folder}”是文件，不是文件夹", fix="单独读这一份")
    if not folder.is_dir():
        raise DrafterError(f"找不到文件夹“{folder}”", fix="核对文件夹名")
    root = folder.resolve()
    found = (path for path in folder.rglob("*") if path.is_file() and root in path.resolve().parents)
    files = sorted(p for p in found if not any(part.startswith((".", "~$")) for part in p.relative_to(folder).parts))
    if not files:
        raise DrafterError(f"“{folder}”里没有文件", fix="核对文件夹名，或者把报告放进去")
    return files


def read(files: list[Path], work: Path, make: Make[Made]) -> Iterator[Read[Made]]:
    """Files -> what is made of each, in their order. A file that ends the process it is read in costs only itself.

    make: a function of a module, called where the file is read: what it returns travels lighter than a report.
    """
    with suppress(DrafterError):  # told with every file
        _known(work)
    waiting = list(files)
    while waiting:
        with _pool(len(waiting)) as pool:
            handed = [pool.submit(_read, file, work, make) for file in waiting]
            done = 0
            try:
                for future in handed:
                    yield future.result()
                    done += 1
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
        if done < len(waiting):
            yield _alone(waiting[done], work, make)
            done += 1
        waiting = waiting[done:]


def _alone(file: Path, work: Path, make: Make[Made]) -> Read[Made]:
    """A file read by itself, after a process ended that may have been reading it."""
    with _pool(1) as pool:
        try:
            return pool.submit(_read, file, work, make).result()
        except BrokenProcessPool:
            return Read(file, None, f"读“{file.name}”的时候程序退出了", "用 Word 或 WPS 打开，另存为 docx 后再读")


def _pool(most: int) -> ProcessPoolExecutor:
    """Processes that are copies of this one, with all it has loaded, where the system makes such safely."""
    copies = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(min(most, os.cpu_count() or 1), get_context("fork" if copies else "spawn"), _settle)


def _settle() -> None:
    """What a process has loaded stays as long as it does."""
    gc.freeze()
    gc.set_threshold(_RARELY)


def _read(file: Path, work: Path, make: Make[Made]) -> Read[Made]:
    try:
        return Read(file, make(file, _known(work).parse(file)))
    except DrafterError as error:
        return Read(file, None, error.message, error.fix)


@cache
def _known(work: Path) -> Known:
    """What is known of reports, with the rooms that read them."""
    from drafter import parsing, readers  # noqa: F401

    return Known.beside(work)
