"""What proofing says of a report: which words, by which rule, how grave, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.zh.quoting import quote


class Spot(NamedTuple):
    """Where words stand: the paragraph, from 1, and which characters of it as printed."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Erratum:
    """A finding on a report. paragraph from 1; start, end: characters of the paragraph as printed; words: those characters,
    a person's numbers covered; prior: the words of last year's report it is told against; also: the other places of what is
    told once for all, in order."""

    rule: str
    level: Level
    paragraph: int
    start: int
    end: int
    words: str
    message: str
    fix: str
    prior: str = ""
    also: tuple[Spot, ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every place it is told of, its own first."""
        return (Spot(self.paragraph, self.start, self.end), *self.also)

    def __str__(self) -> str:
        told = f"第{self.paragraph}段{quote(self.words)}: {self.level} {self.rule} {self.message}"
        return f"{told}\n    怎么改：{self.fix}"
