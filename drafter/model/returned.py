"""What an edited draft asks of the tables: changes, texts that have no place in them, and cells both sides changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.change import Change


@dataclass(frozen=True)
class Proposed:
    """A change. by_key: the paragraph was known by its bookmark, else by its words alone; before, after: as she is shown
    them; why: what she should know of it, often nothing; where: the row and cell in words."""

    change: Change
    where: str
    before: str | None
    after: str | None
    by_key: bool = True
    why: str = ""


@dataclass(frozen=True)
class Unplaced:
    """Words of the edited draft, or of the printed one that were struck out, that no cell can take. near: the nearest row
    or paragraph, in words; why: why it has no place; paragraph: all the words of the paragraph they stand in."""

    text: str
    near: str
    why: str
    by_key: bool = True
    paragraph: str = ""


@dataclass(frozen=True)
class Clash:
    """A cell that was changed in the draft and in the tables. printed: what stood in the draft as it was built; None where
    nothing stood."""

    where: str
    printed: str | None
    edited: str | None
    present: str | None


@dataclass(frozen=True)
class Returned:
    """All that an edited draft asks for, in the draft's order."""

    proposed: tuple[Proposed, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    clashes: tuple[Clash, ...] = ()
    by_key: bool = True

    @property
    def changes(self) -> Sequence[Change]:
        """The changes, one after the other."""
        return [one.change for one in self.proposed]
