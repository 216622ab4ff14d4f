"""Where words or a value stand in a paper that was handed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A place in a paper: its file, where in it, and the words or the cell that stand there."""

    file: str
    where: str
    quote: str

    def __str__(self) -> str:
        return f"{self.file} {self.where}"
