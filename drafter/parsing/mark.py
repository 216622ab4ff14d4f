"""A heading or lead, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A heading found at characters start..end of a paragraph (marker included, end mark not); body begins at rest."""

    paragraph: int
    level: int
    marker: str
    number: int
    title: str
    inline: bool
    start: int
    end: int
    rest: int
