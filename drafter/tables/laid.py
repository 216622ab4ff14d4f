"""What laying out the tables did to one of their files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Laid:
    """A file that was made or added to: how many rows and keys, the numbers of the rows, whether it is new.

    left: rows and keys it lacks and is written too oddly to be given. restored: it was gone, and is put back as it last was.
    """

    file: Path
    added: int
    created: bool
    rows: tuple[str, ...] = ()
    left: int = 0
    restored: bool = False
