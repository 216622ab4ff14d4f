"""What an edited draft asks of the tables, as it is found out: each cell set once, weighed against what the tables say now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.model.change import AddRow, Change, DropRow, MoveRow, SetCell
from drafter.model.dossier import Dossier
from drafter.model.manifest import Cell
from drafter.model.named_rows import NamedRows
from drafter.model.returned import Clash, Proposed, Unplaced
from drafter.returning.merging import merged

NOTES = "批示"
"""The cell of a row that holds what was said of it in comments."""


@dataclass
class Ledger:
    """A dossier and what is to be changed in it."""

    dossier: Dossier
    proposed: list[Proposed] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    _set: dict[Cell, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = NamedRows(self.dossier.inputs)

    def set(self, cell: Cell, base: str | None, new: str | None, *, by_key: bool, why: str = "") -> None:
        """A cell is to say something new in place of what was printed; what the tables say now has its word too."""
        table, name, key = cell
        where = shown(table, name, key)
        if self.rows.row(table, name) is None:
            self.clashes.append(Clash(where, base, new, None))
            return
        present = self.rows.text(*cell)
        if (new or None) == (present or None):
            return
        wanted = new if (present or None) == (base or None) else merged(base or "", new or "", present or "")
        if wanted is None and (present or None) != (base or None):
            self.clashes.append(Clash(where, base, new, present))
            return
        if (wanted or None) == (present or None):
            return
        change = SetCell(table, name, key, present, wanted or None)
        known = self._set.get(cell)
        if known is None:
            self._set[cell] = len(self.proposed)
            self.proposed.append(Proposed(change, where, present, wanted or None, by_key, why))
        elif self.proposed[known].after != (wanted or None):
            self.clashes.append(Clash(where, base, new, self.proposed[known].after))

    def force(self, cell: Cell, new: str | None, *, by_key: bool, why: str = "") -> None:
        """A cell is to say something, whatever was printed."""
        self.set(cell, self.rows.text(*cell), new, by_key=by_key, why=why)

    def after(self, cell: Cell) -> str | None:
        """What a cell will say."""
        known = self._set.get(cell)
        return self.rows.text(*cell) if known is None else self.proposed[known].after

    def sets(self, cell: Cell, text: str) -> bool:
        """Whether a cell is to be changed, and to this."""
        return cell in self._set and self.after(cell) == text

    def note(self, table: str, name: str, words: str, *, by_key: bool) -> None:
        """Something was said of a row: it stands under what was said before, once."""
        self.extend((table, name, NOTES), words, by_key=by_key)

    def extend(self, cell: Cell, words: str, apart: str = "\n", *, by_key: bool) -> None:
        """A cell is to say something more, in a line of its own, once; apart: what stands between."""
        before = self.after(cell) or ""
        if words in before.split("\n"):
            return
        told = f"{before}{apart}{words}" if before else words
        known = self._set.pop(cell, None)
        if known is None:
            self.force(cell, told, by_key=by_key)
            return
        old = self.proposed[known]
        change = SetCell(*cell, old.before, told)
        self._set[cell] = known
        self.proposed[known] = Proposed(change, old.where, old.before, told, old.by_key and by_key)

    def add(self, table: str, cells: Mapping[str, str | None], after: str, *, by_key: bool, shows: str) -> None:
        """A row is to stand after another."""
        self._do(AddRow(table, cells, after), shown(table, cells.get("编号") or ""), None, shows, by_key=by_key)

    def added(self, table: str) -> int:
        """How many rows of a table are to be added."""
        return sum(isinstance(one.change, AddRow) and one.change.table == table for one in self.proposed)

    def drop(self, table: str, name: str, seen: Mapping[str, str | None], *, by_key: bool) -> None:
        """A row is to go."""
        words = "；".join(value for value in seen.values() if value)
        self._do(DropRow(table, name, seen), shown(table, name), words or "（空着的一条）", None, by_key=by_key)

    def move(self, table: str, name: str, after: str, *, by_key: bool) -> None:
        """A row is to stand after another, empty: first."""
        place = f"移到 {after} 后面" if after else "移到最前面"
        self._do(MoveRow(table, name, after), shown(table, name), "", place, by_key=by_key)

    def _do(self, change: Change, where: str, before: str | None, after: str | None, *, by_key: bool) -> None:
        self.proposed.append(Proposed(change, where, before, after, by_key))

    def lay_aside(self, text: str, near: str, why: str, *, by_key: bool = True, paragraph: str = "") -> None:
        """Words that no cell can take; paragraph: the whole one they stand in."""
        if text.strip():
            self.unplaced.append(Unplaced(text.strip(), near, why, by_key, paragraph))


def shown(*steps: str) -> str:
    """A cell or row in words: 正文 文03 文字."""
    return " ".join(step for step in steps if step)
