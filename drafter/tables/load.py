"""A dossier's folder -> what the clerk filled in, where each value stands, and every fault of form at once."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import UnionType
from typing import TypeAlias, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from drafter.model.finding import Finding, Level, Note, PlaceOf, sign
from drafter.model.inputs import CaseInput, Inputs, PriorFile
from drafter.model.place import Place, Ref
from drafter.tables import explain
from drafter.tables.table import Table
from drafter.tables.table_file import misnamed, read_table

_PRIOR_DEPTH = 3
"""Longer addresses in 案卷.yaml lead into an entry of 上年报告."""

WRITING, CONTENT, REMARK = "表格写法", "表格内容", "行尾备注"
_REMARK_FIX = "要印的，整段前后加英文单引号；只是备注的，挪到上面另起一行，以“#”开头"


Loaded: TypeAlias = tuple[Inputs | None, PlaceOf, list[Finding]]


@dataclass(frozen=True)
class _Places:
    """Address of a value -> its file and line."""

    folder: Path
    tables: dict[str, Table]

    def __call__(self, ref: Ref) -> Place:
        return _place(self.folder, self.tables, ref)


def case_file(folder: Path) -> Path:
    """The file that makes a folder a dossier."""
    return folder / "案卷.yaml"


def is_dossier(folder: Path) -> bool:
    """Whether a folder holds a dossier."""
    return case_file(folder).exists()


def load(folder: Path, files: Mapping[str, bytes] | None = None, laid: Collection[str] = ()) -> Loaded:
    """All tables of a dossier: inputs, where each value stands, findings. Inputs is None when any table is broken; the
    findings then say where. Findings beside inputs are reminders of form only.

    files: tables as they were seen, by file name; those not among them are looked for on disk. laid: tables the dossier is
    known to have had: one that is gone is missed, though older dossiers have none.
    """
    known = files or {}
    tables = {
        name: read_table(folder / f"{name}.yaml", name, keys_of(name), known.get(f"{name}.yaml"))
        for name in table_names()
        if name in laid or not _came_later(folder, name, known)
    }
    place_of = _Places(folder, tables)
    findings = [
        Finding(Place(table.file, slip.line), WRITING, Level.ERROR, slip.message, slip.fix)
        for table in tables.values()
        for slip in table.faults
    ]
    read = {name: table.value for name, table in tables.items() if table.value is not None}
    try:
        inputs = Inputs.model_validate(read)
    except ValidationError as error:
        findings += sign(_notes(error, tables), CONTENT, Level.ERROR, place_of)
        inputs = None
    findings += sign(_repeated(inputs), CONTENT, Level.ERROR, place_of) if inputs else []
    if findings:
        inputs = None
    findings += [reminder for table in tables.values() for reminder in _reminders(table)]
    return inputs, place_of, sorted(findings, key=lambda finding: finding.place)


def _came_later(folder: Path, name: str, known: Mapping[str, bytes]) -> bool:
    """Whether a table is not there, and need not be: a dossier of an older release has none."""
    field = next(field for field in Inputs.model_fields.values() if field.alias == name)
    file = folder / f"{name}.yaml"
    there = file.name in known or os.path.lexists(file) or misnamed(folder, name)
    return not (field.is_required() or there)


def _reminders(table: Table) -> Iterator[Finding]:
    """What reads, but may not be meant so."""
    for line in table.cut:
        yield Finding(Place(table.file, line), REMARK, Level.WARNING, "“#”后面的字只当备注，不会印出来", _REMARK_FIX)
    for line in table.glued:
        told = "这一行会紧接着上一行印，中间没有标点"
        yield Finding(Place(table.file, line), WRITING, Level.WARNING, told, "在上一行的末尾补上标点，或把两行接好")


def load_case(folder: Path, data: bytes | None = None) -> CaseInput | None:
    """案卷.yaml alone, or None when it is missing or broken. data: as it was seen; else it is read from disk."""
    table = read_table(case_file(folder), "案卷", keys_of("案卷"), data)
    try:
        return None if table.faults else CaseInput.model_validate(table.value)
    except ValidationError:
        return None


def table_names() -> tuple[str, ...]:
    """案卷, 指标, 上年计划 …: the tables of a dossier, in order."""
    return tuple(str(field.alias) for field in Inputs.model_fields.values())


def row_type(name: str) -> type[BaseModel]:
    """The model of a table's rows (of 案卷: of the table itself)."""
    field = next(f for f in Inputs.model_fields.values() if f.alias == name)
    annotation = field.annotation
    inner = get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
    assert isinstance(inner, type)
    assert issubclass(inner, BaseModel)
    return inner


@cache
def keys_of(name: str) -> frozenset[str]:
    """Every key that may stand in a table, nested ones included."""
    return frozenset(_keys(row_type(name)))


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        yield str(field.alias)
        for inner in get_args(field.annotation) if get_origin(field.annotation) not in (UnionType, None) else ():
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from _keys(inner)


def _place(folder: Path, tables: dict[str, Table], ref: Ref) -> Place:
    """Along the address as far as it leads; characters of a text in a block stand on a line of their own."""
    table = tables.get(str(ref[0])) if ref else None
    if table is None:
        return Place(case_file(folder), 1)
    known = next((ref[:size] for size in range(len(ref), 0, -1) if ref[:size] in table.lines), ref[:1])
    line = table.lines.get(known, 1)
    rest = ref[len(known) :]
    if known in table.blocks:
        offset = rest[0] if rest and isinstance(rest[0], int) else 0
        line += 1 + table.blocks[known].count("\n", 0, offset)
    return Place(table.file, line)


def _notes(error: ValidationError, tables: dict[str, Table]) -> Iterator[Note]:
    """What pydantic found -> notes; what only follows from a fault already told is left out."""
    faults = error.errors()
    locs = [fault["loc"] for fault in faults]
    for fault in faults:
        loc = fault["loc"]
        table = tables[str(loc[0])]
        if fault["type"] == "missing" and (len(loc) == 1 or loc[-1] in table.unread or _misspelt(fault, faults)):
            continue  # the table is missing or unreadable, or the line was, or its key is misspelt: already told
        if fault["type"] == "too_short" and any(other[: len(loc)] == loc != other for other in locs):
            continue
        parent = _inside(table.value, loc[1:-1])
        model = PriorFile if len(loc) > _PRIOR_DEPTH else row_type(str(loc[0]))
        known = sorted(
            (str(field.alias) for field in model.model_fields.values()),
            key=lambda name: ("批示", "核对").index(name) + 1 if name in ("批示", "核对") else 0,
        )
        yield Note(loc, *explain.shape(dict(fault), known, list(parent) if isinstance(parent, dict) else []))


def _misspelt(missing: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether the row has an unknown key that is this missing one misspelt."""
    here = [
        str(f["loc"][-1]) for f in faults if f["type"] == "extra_forbidden" and f["loc"][:-1] == missing["loc"][:-1]
    ]
    return bool(get_close_matches(str(missing["loc"][-1]), here, n=1, cutoff=0.5))


def _inside(value: object, steps: Ref) -> object:
    """The node a path leads to, or the last one on the way."""
    for step in steps:
        if isinstance(value, dict) and step in value:  # noqa: SIM114 (one index type a branch)
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return value


def _repeated(inputs: Inputs) -> Iterator[Note]:
    """Two rows of one number, two metrics of one name."""
    seen: dict[tuple[str, str], Ref] = {}
    for row in inputs.rows():
        key = (str(row.ref[0]), row.id)
        if row.id and key in seen:
            yield Note((*row.ref, "编号"), f"编号“{row.id}”用了两次", "删掉重复的一条，或改成没用过的编号")
        seen.setdefault(key, row.ref)
    names: set[str] = set()
    for metric in inputs.metrics:
        if metric.name in names:
            yield Note((*metric.ref, "名称"), f"两个指标都叫“{metric.name}”", "改掉其中一个名称，正文里的引用也一起改")
        names.add(metric.name)
