"""A dossier's files -> what is understood of them; a table that cannot be read is taken as it last was, and that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from drafter import case
from drafter.case import Case, Files, Known
from drafter.case.difference import rows
from drafter.desk.drafting import reviewed
from drafter.model.dossier import Dossier
from drafter.model.finding import Finding, Level
from drafter.tables.load import table_names

_KEPT = 40
"""Tables whose rows are remembered: those of a few states of a dossier."""

Cells = Mapping[str, str | None]


@dataclass(frozen=True)
class Understood:
    """files: as they were seen; used: the same, each table that cannot be read as it last could; opened: from those; faults: of
    the tables that cannot be read, the first of each."""

    folder: Path
    files: Files
    used: Files
    opened: Case
    faults: Mapping[str, Finding] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the dossier is called: its folder."""
        return self.folder.resolve().name

    @property
    def bare(self) -> Dossier | None:
        """The dossier as its tables say it; None where one that cannot be read never could."""
        return self.opened.dossier

    @cached_property
    def dossier(self) -> Dossier | None:
        """The same, with what it makes of last year's plan."""
        return reviewed(self.opened)

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, Cells]]:
        """Table -> its rows by what they are called -> their cells."""
        return {name: table_rows(name, self.used.get(f"{name}.yaml")) for name in table_names()}

    @cached_property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """Table -> what its rows are called, in order."""
        return {name: tuple(held) for name, held in self.rows.items()}


@lru_cache(maxsize=_KEPT)
def table_rows(name: str, data: bytes | None) -> Mapping[str, Cells]:
    """A table's bytes -> its rows; cells that are lists are left out."""
    return {
        key: {field: _text(value) for field, value in cells.items() if not isinstance(value, list)}
        for key, cells in rows(name, data).items()
    }


def _text(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None


def understand(folder: Path, work: Path, known: Known, before: Understood | None = None) -> Understood:
    """A dossier's folder, and what was understood of it before -> what is understood of it now."""
    files = case.see(folder)
    if before is not None and files == before.files:
        return before
    opened = Case.seen(folder, files, work, known)
    if opened.dossier is not None:
        return Understood(folder, files, files, opened)
    errors = [one for one in opened.findings if one.level is Level.ERROR]
    faults = {one.place.file.stem: one for one in reversed(errors)}
    last = {f"{name}.yaml": before.used[f"{name}.yaml"] for name in faults if before and f"{name}.yaml" in before.used}
    used = {**files, **last}
    return Understood(folder, files, used, Case.seen(folder, used, work, known) if last else opened, faults)
