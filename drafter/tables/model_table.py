"""模型.yaml beside her work -> the endpoint she named; hers alone: never laid out, and written only to switch a use."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import ValidationError

from drafter import storage
from drafter.model.endpoint import Endpoint, Use
from drafter.model.finding import DrafterError
from drafter.model.place import Place, Ref
from drafter.tables import explain
from drafter.tables.table import Table, parse_table
from drafter.tables.table_file import read_table

NAME = "模型"
_MOST = 64_000
"""Bytes of the file at most."""
_KEYS = tuple(str(field.alias) for field in Endpoint.model_fields.values())


def load_endpoint(work: Path) -> Endpoint | None:
    """The folder she works in -> the endpoint of its 模型.yaml; None where there is no such file, or nothing in it.

    DrafterError for the first fault in it: a file half understood sends nothing.
    """
    file = work / f"{NAME}.yaml"
    if storage.is_blank(file):
        return None
    table = read_table(file, NAME, frozenset(_KEYS))
    for slip in table.faults:
        raise DrafterError(slip.message, fix=slip.fix, place=Place(file, slip.line))
    if table.value is None:
        return None
    try:
        return Endpoint.model_validate(table.value)
    except ValidationError as error:
        raise _fault(error, table) from None


def _fault(error: ValidationError, table: Table) -> DrafterError:
    """What is wrong first, at its line."""
    fault = error.errors()[0]
    ref: Ref = (NAME, *fault["loc"])
    written = list(table.value) if isinstance(table.value, dict) else []
    told, fix = explain.shape({**fault, "loc": ref}, _KEYS, written)
    return DrafterError(told, fix=fix, place=Place(table.file, table.lines.get(ref, 1)))


def switch_endpoint(work: Path, use: Use, *, on: bool) -> None:
    """Switch a use on or off in 模型.yaml: that line alone, a new one at the end where there is none. DrafterError where there
    is no such file, or it cannot be read; nothing is written then, nor where the line would not be read as meant."""
    file, said = work / f"{NAME}.yaml", "开" if on else "关"
    if load_endpoint(work) is None:
        raise DrafterError(f"这里没有{NAME}.yaml，没有可以打开的", fix="照说明书“本单位的模型”一节写一份")
    text = storage.read(file, _MOST).decode("utf-8-sig")
    line = re.compile(rf"^({use.value}[ \t]*[:：])[^#\n\r]*", re.MULTILINE)
    changed, found = line.subn(
        lambda told: f"{use.value}: {said}{'  ' if _remarked(text, told) else ''}", text, count=1
    )
    if not found:
        changed = f"{text.rstrip()}\n{use.value}: {said}\n"
    table = parse_table(changed, Table(file), NAME, frozenset(_KEYS))
    if table.faults or not isinstance(table.value, dict) or table.value.get(use.value) != said:
        raise DrafterError(f"{NAME}.yaml 的写法没有看懂，没有改", fix=f"用记事本打开，加一行“{use.value}: {said}”")
    storage.write(file, changed.encode("utf-8"))


def _remarked(text: str, told: re.Match[str]) -> bool:
    """Whether a remark follows on the line."""
    return text[told.end() : told.end() + 1] == "#"
