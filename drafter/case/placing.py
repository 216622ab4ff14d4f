"""Where a table goes: where she says, never over a file that people have changed or have open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from drafter import storage
from drafter.case.drafts import refuse_open
from drafter.model.finding import DrafterError

_SUFFIXES = (".xlsx", ".docx")
_MAX_COPIES = 99
_MAX_BYTES = 256 * 2**20


def check_place(path: Path) -> None:
    """DrafterError when no table can be written there, told before any work is done."""
    if path.is_dir():
        raise DrafterError(f"“{path}”是文件夹，不是文件名", fix=f"在后面写上文件名，如 -o {path / '对照表.xlsx'}")
    if path.suffix.lower() not in _SUFFIXES:
        raise DrafterError(
            f"“{path.name}”写不成：对照表只能存成 Excel（.xlsx）或 Word（.docx）",
            fix="文件名以 .xlsx 或 .docx 结尾，如 -o 对照表.xlsx",
        )
    if not path.parent.is_dir():
        raise DrafterError(f"找不到文件夹“{path.parent}”", fix="核对文件夹名，或先建好这个文件夹")


def place_table(path: Path, data: bytes, untouched: Callable[[bytes], bool]) -> tuple[Path, str]:
    """Write a table -> where it went, and what became of the file that was there.

    untouched: whether a file's bytes are as drafter wrote them. One that is not stays, the new table goes beside it.
    """
    remark = ""
    for number in range(1, _MAX_COPIES):
        target = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        if os.path.lexists(target):
            if not _ours(target, untouched):
                remark = remark or f"已经有一份“{path.name}”，改动过或不是起草助手写的，原样保留；新表另存"
                continue
            refuse_open(target)
            remark = remark or f"上次写的“{path.name}”没有人改过，已换成新的"
        storage.write(target, data)
        return target, remark
    raise DrafterError(f"和“{path.name}”同名的表太多", fix="把不用的旧表移到别处，或换一个文件名")


def _ours(target: Path, untouched: Callable[[bytes], bool]) -> bool:
    try:
        return untouched(storage.read(target, _MAX_BYTES))
    except (FileNotFoundError, storage.Unfit):
        return False
