"""Addresses of cells as the browser has them: table, 编号, field, instead of the place of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from drafter.model.place import Ref

Json: TypeAlias = dict[str, object]
"""What goes to the browser."""
At: TypeAlias = tuple[str, ...]
"""Table, 编号 (empty for 案卷), field; without the last, a whole row."""

HEAD = "案卷"
"""The table of one row without a number."""
_CELL = 3
"""Steps of the address of a cell; two more name characters of it."""


class Addresses:
    """The keys of the rows of each table, in order -> addresses."""

    def __init__(self, keys: Mapping[str, Sequence[str]]) -> None:
        self._keys = keys

    def at(self, ref: Ref) -> At | None:
        """An address by places -> the same by 编号; None where it names no row."""
        if not ref or (ref[0] != HEAD and len(ref) == 1):
            return None
        name, *rest = ref
        if name == HEAD:
            return (HEAD, "", *map(str, rest[:1]))
        keys = self._keys.get(str(name), ())
        index = int(rest[0])
        if index >= len(keys):
            return None
        return (str(name), keys[index], *map(str, rest[1:2]))


def extent(ref: Ref) -> tuple[int, int] | None:
    """The characters of a cell that an address names."""
    return (int(ref[_CELL]), int(ref[_CELL + 1])) if len(ref) == _CELL + 2 else None
