"""What an inspection says of a file: which clause, where, what was found, what the standard expects, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """How strictly a clause is meant: the standard says so; it says 一般 or 推荐; it is silent and usage speaks."""

    MUST = "规定"
    USUAL = "一般"
    CONVENTION = "惯例"


@dataclass(frozen=True)
class Spot:
    """A place in a file: 第4段, 页脚（双页）, 版面; its first words; paragraph counts those with words from 1, else 0."""

    name: str
    words: str = ""
    paragraph: int = 0

    def __str__(self) -> str:
        return f"{self.name}“{self.words}”" if self.words else self.name


@dataclass(frozen=True)
class Fault:
    """One fault at all its spots. clause: number in GB/T 9704—2012, or another standard's name with it; empty: none."""

    rule: str
    clause: str
    strength: Strength
    spots: tuple[Spot, ...]
    found: str
    expected: str
    fix: str

    @property
    def place(self) -> str:
        """The first spot, and how many there are."""
        return f"{self.spots[0]}" + (f"等 {len(self.spots)} 处" if len(self.spots) > 1 else "")

    def __str__(self) -> str:
        source = f"（{self.clause}）" if self.clause else ""
        told = f"{self.place}: {self.strength} {self.rule}{source} {self.found}，应当{self.expected}"
        return f"{told}\n    怎么改：{self.fix}"
