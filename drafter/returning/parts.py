"""A stretch of an edited draft, and which printed paragraph it is."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.edited import Piece
from drafter.model.manifest import Line


@dataclass(frozen=True)
class Part:
    """A paragraph of the edited draft, or a stretch of it, that is a printed one; line: None where it is none; cells: its
    words, cell by cell; start: where in the first cell it begins; by_key: known by its bookmark."""

    piece: Piece
    line: Line | None
    cells: tuple[str, ...]
    start: int = 0
    by_key: bool = True

    @property
    def text(self) -> str:
        """Its words."""
        return "\t".join(self.cells)
