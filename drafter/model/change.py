"""A change of a dossier: one cell, or a row that comes, goes or moves. Whoever makes it says what was seen there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from drafter.model.finding import DrafterError

LAST = "末尾"
"""Stands for the last row where a row is to come after another."""


@dataclass(frozen=True)
class SetCell:
    """A cell is to say something else. key: of the row (the token of what it answers, or its 编号), empty for 案卷; seen: what
    it said when the change was made; None is an empty cell."""

    table: str
    key: str
    field: str
    seen: str | None
    new: str | None


@dataclass(frozen=True)
class AddRow:
    """A row of these cells is to stand after another; after: that one's key, empty for the top, LAST for the end."""

    table: str
    cells: Mapping[str, str | None]
    after: str = LAST


@dataclass(frozen=True)
class DropRow:
    """A row is to go. seen: its cells when the change was made; those not named may say anything."""

    table: str
    key: str
    seen: Mapping[str, str | None]


@dataclass(frozen=True)
class MoveRow:
    """A row is to stand after another; after: as for AddRow."""

    table: str
    key: str
    after: str


Change: TypeAlias = SetCell | AddRow | DropRow | MoveRow


class Conflict(DrafterError):
    """A change whose cell is not what was seen; nothing was written. there: what it says now, None for an empty cell."""

    def __init__(self, change: Change, told: str, there: str | None) -> None:
        super().__init__(told, fix="看看现在的内容，再定用哪一个")
        self.change, self.there = change, there
