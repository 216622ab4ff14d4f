"""Headings in the order they are printed -> their markers, in last year's way of numbering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.zh.headings import Marker, marker_for, marker_of

_PLAIN = 0
"""Level of the markers of headings that have none."""


@dataclass(frozen=True)
class Counted:
    """A heading to be numbered: how deep it stands, 0 for the title of a paper of its own; last year's words, None where
    last year's report has no such heading; bare: nothing is printed for it."""

    rank: int
    before: str | None = None
    bare: bool = False

    @property
    def marker(self) -> Marker | None:
        """Last year's marker."""
        return marker_of(self.before or "")


def markers(headings: Sequence[Counted]) -> list[tuple[int, str]]:
    """Headings, all that last year's report had among them -> of each its number and its marker as printed; 0 and nothing
    for one that has none. Numbers begin again under each higher heading unless last year's ran on."""
    running = _running(headings)
    count: dict[int, int] = {}
    made = []
    for one in headings:
        for deeper in [rank for rank in count if rank > one.rank and (rank not in running or one.rank == 0)]:
            del count[deeper]
        level = _PLAIN if one.bare else _level(one, headings)
        count[one.rank] = count.get(one.rank, 0) + (level != _PLAIN)
        made.append((count[one.rank], marker_for(level, count[one.rank])) if level != _PLAIN else (0, ""))
    return made


def _level(one: Counted, headings: Sequence[Counted]) -> int:
    """The level of the marker a heading gets: of last year's, else of its like, else as the standard has it."""
    if one.rank == 0:
        return _PLAIN
    if one.before is not None:
        return one.marker.level if one.marker else _PLAIN
    like = [other for other in headings if other.rank == one.rank and other.before is not None]
    numbered = next((other.marker for other in like if other.marker), None)
    if numbered:
        return numbered.level
    return _PLAIN if like else one.rank


def _running(headings: Sequence[Counted]) -> frozenset[int]:
    """The ranks whose numbers ran on under the next higher heading: 2. below （一）, 3. below （二）."""
    found = set()
    for rank in {one.rank for one in headings if one.rank > 1}:
        upper = 0
        seen = [(one, upper := upper + (one.rank < rank)) for one in headings if one.rank <= rank and not one.bare]
        mine = [(one.marker.number, above) for one, above in seen if one.rank == rank and one.marker]
        if any(after == before + 1 and one != other for (before, one), (after, other) in pairwise(mine)):
            found.add(rank)
    return frozenset(found)
