"""What history tells of a change: who, when, and which cells differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from drafter.case.snapshots import Entry


@dataclass(frozen=True)
class Difference:
    """A cell that changed. row: its 编号, “第3条” where it has none, empty for 案卷.yaml; field: empty where the whole row came
    or went; before, after: None where nothing stood."""

    table: str
    row: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Told:
    """An entry of the history, and what it changed, cell by cell, worked out when it is asked for. stayed: of a change taken
    back, why cells and rows of it were left, each in a sentence."""

    entry: Entry
    compared: Callable[[], tuple[Difference, ...]]
    stayed: tuple[str, ...] = ()

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The cells that differ."""
        return self.compared()
