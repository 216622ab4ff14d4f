"""A table's file -> the table; why there is nothing to be read is a fault of it, told like any other."""

from __future__ import annotations

from pathlib import Path

from drafter import storage
from drafter.tables.slip import Slip
from drafter.tables.table import Table, parse_table

MAX_BYTES = 5 * 2**20
"""Bytes of a table at most."""


def read_table(file: Path, name: str, keys: frozenset[str], data: bytes | None = None) -> Table:
    """A table's file, its name (the first step of its addresses) and the keys it may have -> the table.

    data: its bytes, where they were read before.
    """
    table = Table(file)
    text = _text(table) if data is None else _decoded(table, data)
    return table if text is None else parse_table(text, table, name, keys)


def _text(table: Table) -> str | None:
    file = table.file
    if not file.exists():
        near = misnamed(file.parent, file.stem)
        found = f"旁边的“{near.name}”如果就是它，把文件名改回“{file.name}”" if near else ""
        fix = found or "补齐案卷，照最后一次的样子找回这张表"
        table.faults.append(Slip(1, f"缺少“{file.name}”这张表", fix))
        return None
    if storage.inside(file.parent, file.name) is None:
        fix = "把这张表本身放回案卷的文件夹，不要用链接"
        table.faults.append(Slip(1, f"“{file.name}”是指到案卷外面的链接，没有读", fix))
        return None
    try:
        return _decoded(table, storage.read(file, MAX_BYTES))
    except storage.TooLarge:
        table.faults.append(Slip(1, f"“{file.name}”超过 5 MB，不像一张表", "从备份里找回原来的表"))
        return None
    except storage.NotRegular:
        fix = "把它移走，从备份里找回原来的表，或者补齐案卷"
        table.faults.append(Slip(1, f"“{file.name}”不是普通的文件，没有读", fix))
        return None


def misnamed(folder: Path, name: str) -> Path | None:
    """A file that looks like a table saved under another ending: 指标.yaml.txt, 指标.yml, 指标.YAML."""
    endings = {".txt", ".yaml.txt", ".yml", ".yml.txt", ".yaml.yaml", ".yaml.bak", ".yaml.yml"}
    for path in sorted(folder.glob(f"{name}.*")):
        ending = path.name[len(name) :].lower()
        if ending in endings or (ending == ".yaml" and path.name != f"{name}.yaml"):
            return path
    return None


def _decoded(table: Table, data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        table.faults.append(Slip(line, "这张表不是 UTF-8 编码，读不出来", "用记事本打开，“另存为”时编码选 UTF-8"))
        return None
