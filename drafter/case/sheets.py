"""A dossier's tables as they were seen, and as they are to be written: nothing goes to disk from here."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter import tables
from drafter.case.commit import Files
from drafter.model.place import Ref
from drafter.tables import extend
from drafter.tables.laid import Laid
from drafter.tables.load import keys_of
from drafter.tables.rows import Cells
from drafter.tables.table import Table, parse_table
from drafter.tables.table_file import read_table

_MARK = "\ufeff"


@dataclass
class Sheets:
    """A dossier's folder, its tables as seen, and those written since."""

    folder: Path
    seen: Files
    written: dict[str, bytes] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Where a table lies."""
        return self.folder / f"{name}.yaml"

    def there(self, name: str) -> bool:
        """Whether a table is there."""
        return f"{name}.yaml" in self.files or os.path.lexists(self.path(name))

    @property
    def files(self) -> Files:
        """All tables as they stand now."""
        return {**self.seen, **self.written}

    def load(self) -> tables.Loaded:
        """All tables, read."""
        return tables.load(self.folder, self.files)

    def make(self, name: str, text: str, rows: int) -> Laid:
        """A table that was not there."""
        self.written[f"{name}.yaml"] = text.encode()
        return Laid(self.path(name), rows, created=True)

    def add_keys(self, name: str, keys: Sequence[str]) -> Laid:
        """Put in the keys its rows lack; one that is not to be opened stays as it is."""
        if f"{name}.yaml" not in self.files:
            return Laid(self.path(name), 0, created=False)
        text, table = self._read(name)
        if table.faults:
            return Laid(self.path(name), 0, created=False)
        return self._replace(name, table, *extend.add_keys(text, table, name, keys, keys_of(name)))

    def add_rows(self, ref: Ref, wanted: Sequence[Cells], standing: Sequence[str | None]) -> Laid:
        """The wanted rows that nothing stands for, put into the list at ref."""
        name = str(ref[0])
        if None not in standing:
            return Laid(self.path(name), 0, created=False)
        text, table = self._read(name)
        if table.faults:
            return Laid(self.path(name), 0, created=False, left=standing.count(None))
        return self._replace(name, table, *extend.add_rows(text, table, ref, wanted, standing))

    def set_line(self, name: str, key: str, value: str) -> None:
        """Put a key of 案卷.yaml at its end, or set it where it stands."""
        text, table = self._read(name)
        if table.faults:
            return
        blank, _ = extend.add_keys(text, table, name, [key], keys_of(name))
        self._replace(name, table, re.sub(rf"(?m)^(\s*{key}):[ \t]*$", rf"\1: {value}", blank, count=1), 1)

    def _read(self, name: str) -> tuple[str, Table]:
        data = self.files[f"{name}.yaml"]
        table = read_table(self.path(name), name, keys_of(name), data)
        return data.decode(errors="replace").removeprefix(_MARK), table

    def _replace(self, name: str, before: Table, text: str, added: int) -> Laid:
        """The text with the file's byte-order mark, once it is seen to read as the table did and more."""
        if not added:
            return Laid(self.path(name), 0, created=False)
        after = parse_table(text, Table(self.path(name)), name, keys_of(name))
        if after.faults or not extend.keeps(before.value, after.value):
            return Laid(self.path(name), 0, created=False, left=added)
        mark = _MARK if self.files[f"{name}.yaml"].startswith(_MARK.encode()) else ""
        self.written[f"{name}.yaml"] = (mark + text).encode()
        return Laid(self.path(name), added, created=False)
