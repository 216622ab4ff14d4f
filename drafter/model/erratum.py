"""What proofing says of a report: which words, by which rule, how grave, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.finding import Level
from drafter.zh.quoting import quote


@dataclass(frozen=True)
class Erratum:
    """A finding on a report. paragraph from 1; start, end: characters of the paragraph as printed; words: those characters,
    a person's numbers covered; prior: the words of last year's report it is told against."""

    rule: str
    level: Level
    paragraph: int
    start: int
    end: int
    words: str
    message: str
    fix: str
    prior: str = ""

    def __str__(self) -> str:
        told = f"第{self.paragraph}段{quote(self.words)}: {self.level} {self.rule} {self.message}"
        return f"{told}\n    怎么改：{self.fix}"
