"""版式.yaml, in the dossier and beside her work -> the bureau's habits of layout; laid out blank, filled only by her."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from drafter import storage
from drafter.model.finding import Finding, Level
from drafter.model.habits import NO_HABITS, Habits
from drafter.model.place import Place, Ref
from drafter.tables import explain
from drafter.tables.load import CONTENT, WRITING
from drafter.tables.table import Table
from drafter.tables.table_file import read_table

NAME = "版式"
_KEYS = frozenset(str(field.alias) for field in Habits.model_fields.values())
_HEAD_FROM = "份号"
_TEXT = f"""\
# yaml-language-server: $schema=格式/{NAME}.schema.json
# 版式：本单位排版的习惯。空着的照国家标准（GB/T 9704—2012），和标准不同的写在后面，每次出稿都会逐条列出。
# 字体写名称，如 方正仿宋_GBK；加粗、盖章写 是 或 否；行距写磅数，如 28磅；页码位置写 外侧 或 居中。
# 各个案卷都一样的，在 output 旁边也放一份 版式.yaml；这里写了的，以这里为准。

{{layout}}
# 版头、版记：总结、年度报告一般不印。要印的，填上“发文机关标志”“印发机关”和下面有的各项。
{{head}}"""


def laid_out() -> str:
    """版式.yaml with every cell blank."""
    names = [str(field.alias) for field in Habits.model_fields.values()]
    at = names.index(_HEAD_FROM)
    layout, head = ("".join(f"{name}:\n" for name in part) for part in (names[:at], names[at:]))
    return _TEXT.format(layout=layout, head=head)


def load_habits(folder: Path, work: Path) -> tuple[Habits, list[Finding]]:
    """A dossier's folder and the one she works in -> habits, the dossier's before those beside her work; faults."""
    files = dict.fromkeys(place / f"{NAME}.yaml" for place in (folder, work))
    tables = [read_table(file, NAME, _KEYS) for file in files if not storage.is_blank(file)]
    habits, findings = NO_HABITS, list[Finding]()
    for table in reversed(tables):
        own, faults = _read(table)
        habits = own.over(habits)
        findings += faults
    return habits, [*findings, *(_idle(tables, *told) for told in habits.idle())]


def _idle(tables: Sequence[Table], cell: str, needed: str) -> Finding:
    """A cell that will not be printed, at its place in the first table that fills it in."""
    table = next(table for table in tables if isinstance(table.value, dict) and table.value.get(cell))
    told = f"填了“{cell}”，没有填“{needed}”，印不出来"
    place = Place(table.file, table.lines.get((NAME, cell), 1))
    return Finding(place, CONTENT, Level.WARNING, told, f"填上“{needed}”；不印的，把“{cell}”空着")


def _read(table: Table) -> tuple[Habits, list[Finding]]:
    findings = [Finding(Place(table.file, s.line), WRITING, Level.ERROR, s.message, s.fix) for s in table.faults]
    cells = table.value or {}
    blank = isinstance(cells, dict) and cells.keys() <= _KEYS and not any(cells.values())
    try:
        return (NO_HABITS if findings or blank else Habits.model_validate(cells)), findings
    except ValidationError as error:
        return NO_HABITS, list(_faults(error, table))


def _faults(error: ValidationError, table: Table) -> Iterator[Finding]:
    value = list(table.value) if isinstance(table.value, dict) else []
    for fault in error.errors():
        ref: Ref = (NAME, *fault["loc"])
        told, fix = explain.shape({**fault, "loc": ref}, sorted(_KEYS), value)
        yield Finding(Place(table.file, table.lines.get(ref, 1)), CONTENT, Level.ERROR, told, fix)


def blank_lines() -> int:
    """Lines of a blank 版式.yaml to fill in."""
    return len(_KEYS)
