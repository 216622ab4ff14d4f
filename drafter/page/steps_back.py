"""What was changed in windows, the last first: which change is taken back next, and which is made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.model.change import AddRow, Change, SetCell
from drafter.page.addresses import Json


@dataclass
class Steps:
    """Numbers of changes and what each was, in words. back: those that can be taken back; again: taken back, by the change
    that did so."""

    back: list[tuple[int, str]] = field(default_factory=list)
    again: list[tuple[int, str]] = field(default_factory=list)

    def made(self, number: int, what: str) -> None:
        """A change was made; what was taken back before it cannot be made again."""
        self.back.append((number, what))
        self.again.clear()

    def taken_back(self, number: int, by: int) -> None:
        """A change was taken back by another."""
        what = next((what for one, what in self.back if one == number), "")
        self.back = [step for step in self.back if step[0] != number]
        self.again.append((by, what))

    def made_again(self, number: int, by: int) -> None:
        """What took a change back was itself taken back."""
        what = next((what for one, what in self.again if one == number), "")
        self.again = [step for step in self.again if step[0] != number]
        self.back.append((by, what))

    @property
    def undo(self) -> Json | None:
        """What would be taken back."""
        return _shown(self.back)

    @property
    def redo(self) -> Json | None:
        """What would be made again."""
        return _shown(self.again)


def _shown(steps: Sequence[tuple[int, str]]) -> Json | None:
    return {"entry": steps[-1][0], "what": steps[-1][1]} if steps else None


def spoken(changes: Sequence[Change]) -> str:
    """Changes -> the cell or row of the first, in words, and how many there are."""
    first = changes[0] if changes else None
    if first is None:
        return ""
    if isinstance(first, SetCell):
        told = " ".join(part for part in (first.table, first.key, first.field) if part)
    else:
        told = f"{first.table}加一条" if isinstance(first, AddRow) else f"{first.table} {first.key}"
    more = len({getattr(one, "key", id(one)) for one in changes})
    return f"{told}等{more}条" if more > 1 else told
