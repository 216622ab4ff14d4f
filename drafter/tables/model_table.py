"""模型.yaml beside her work -> the endpoint she named; hers alone, never laid out nor written."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from drafter import storage
from drafter.model.endpoint import Endpoint
from drafter.model.finding import DrafterError
from drafter.model.place import Place, Ref
from drafter.tables import explain
from drafter.tables.table import Table
from drafter.tables.table_file import read_table

NAME = "模型"
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
