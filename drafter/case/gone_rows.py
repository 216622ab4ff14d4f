"""Tables that lay in a dossier and do not any more, as they last could be read: deleting one loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from drafter.case import snapshots
from drafter.case.commit import Files
from drafter.tables.load import keys_of, table_names
from drafter.tables.table_file import read_table

_LOOKED_AT = 20
"""States of a table looked at, the newest first, for one that can be read."""


def gone(folder: Path, files: Files) -> dict[str, bytes]:
    """A dossier and its files as seen -> the tables it had and has not, by file name; those no longer kept are left out."""
    last = snapshots.last(folder)
    known = (f"{name}.yaml" for name in table_names() if name != "案卷")
    missing = [name for name in known if last and name in last.state and name not in files]
    found = {name: next(_read(folder, name), None) for name in missing}
    return {name: data for name, data in found.items() if data is not None}


def _read(folder: Path, name: str) -> Iterator[bytes]:
    """The states kept of a table that can be read, the newest first."""
    table = name.removesuffix(".yaml")
    digests = dict.fromkeys(entry.state[name] for entry in snapshots.newest(folder) if name in entry.state)
    for digest in islice(digests, _LOOKED_AT):
        data = snapshots.content(folder, digest)
        if data is not None and not read_table(folder / name, table, keys_of(table), data).faults:
            yield data
