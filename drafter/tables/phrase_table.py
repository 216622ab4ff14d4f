"""提法.yaml, in the dossier and beside her work -> the bureau's own wordings; hers alone, never laid out nor written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from drafter import storage
from drafter.model.finding import Finding, Level
from drafter.model.phrases import OwnPhrase
from drafter.model.place import Place, Ref
from drafter.tables import explain
from drafter.tables.load import CONTENT, WRITING
from drafter.tables.table import Table
from drafter.tables.table_file import read_table

NAME = "提法"
_KEYS = frozenset(str(field.alias) for field in OwnPhrase.model_fields.values())
_MOST = 2000
"""Rows of a table at most."""


def load_phrases(folder: Path, work: Path) -> tuple[tuple[OwnPhrase, ...], list[Finding]]:
    """A dossier's folder and the one she works in -> her wordings, the dossier's before those beside her work, what both tell
    once; faults, each at its line. No table is no fault."""
    rows, findings = dict[str, OwnPhrase](), list[Finding]()
    for file in dict.fromkeys(place / f"{NAME}.yaml" for place in (folder, work)):
        if not storage.is_blank(file):
            table = read_table(file, NAME, _KEYS)
            findings += [Finding(Place(file, s.line), WRITING, Level.ERROR, s.message, s.fix) for s in table.faults]
            for row in _rows(table, findings):
                rows.setdefault(row.words, row)
    return tuple(rows.values()), findings


def _rows(table: Table, findings: list[Finding]) -> Iterator[OwnPhrase]:
    """The rows of a table that are whole; what is wrong with the others goes to the findings."""
    value = [] if table.faults or table.value is None else table.value
    if not isinstance(value, list) or len(value) > _MOST:
        told = f"超过 {_MOST} 条" if isinstance(value, list) else "这里应当是一条一条的列表"
        findings.append(Finding(Place(table.file, 1), CONTENT, Level.ERROR, told, "每一条以“- 不写: …”开头"))
        return
    for number, row in enumerate(value):
        try:
            yield OwnPhrase.model_validate(row)
        except ValidationError as error:
            for fault in error.errors():
                ref: Ref = (NAME, number, *fault["loc"])
                told, fix = explain.shape(
                    {**fault, "loc": ref}, sorted(_KEYS), list(row) if isinstance(row, dict) else []
                )
                line = table.lines.get(ref) or table.lines.get((NAME, number), 1)
                findings.append(Finding(Place(table.file, line), CONTENT, Level.ERROR, told, fix))
