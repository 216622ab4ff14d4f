"""A heading or lead, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A heading found at characters start..end of a paragraph (marker included, end mark not); body begins at rest.

    alone: it is all of its paragraph and nothing stands beneath it, so that it is text as well: （一）全年办理公证864件。
    """

    paragraph: int
    level: int
    marker: str
    number: int
    title: str
    inline: bool
    start: int
    end: int
    rest: int
    alone: bool = False
