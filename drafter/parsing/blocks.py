"""The body of a report as blocks: each paragraph with its zone, the heading above it and the marks inside it."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.kind import Part
from drafter.parsing.mark import Mark
from drafter.parsing.roles import GLOSSARY, Zone
from drafter.zh.sentences import Sentence, split


@dataclass(frozen=True)
class Block:
    """A paragraph of the body (number from 1). section and heading: the level-1 and level-2 headings it stands under."""

    paragraph: int
    text: str
    part: Part
    section: str
    heading: str
    marks: tuple[Mark, ...]

    @property
    def head(self) -> Mark | None:
        """The level-1 or level-2 heading the paragraph opens with, if any."""
        return next((m for m in self.marks if m.start == 0 and m.level <= 2), None)

    @property
    def is_heading(self) -> bool:
        """Nothing but a heading."""
        return any(not mark.inline for mark in self.marks)

    @property
    def body(self) -> int:
        """Where the words after the opening heading begin."""
        return self.head.rest if self.head else 0

    def titles(self, at: int) -> str:
        """The headings above character `at` of the paragraph and the lead it follows, outermost first."""
        return "，".join(filter(None, (self.section, self.heading, self.lead(at))))

    def lead(self, at: int) -> str:
        """The heading within the paragraph that character `at` stands under, or an empty string."""
        number = bisect(self.marks, at, key=_start)
        return self.marks[number - 1].title if number else ""

    def opened(self, start: int, end: int) -> Mark | None:
        """The first heading that begins in characters start..end, if any."""
        number = bisect_left(self.marks, start, key=_start)
        return self.marks[number] if number < len(self.marks) and self.marks[number].start < end else None

    def sentences(self) -> list[Sentence]:
        """Its sentences; none of a bare heading, none that still holds a blank to be filled in."""
        return [] if self.is_heading else [s for s in split(self.text) if "【待填" not in s.text]


def _start(mark: Mark) -> int:
    return mark.start


def blocks(texts: Sequence[str], first: int, placed: Sequence[Zone], found: Sequence[Mark]) -> tuple[Block, ...]:
    """Texts of all paragraphs, the zones of those from `first` on, and all marks -> the blocks, blank paragraphs left out."""
    result: list[Block] = []
    section = heading = ""
    within: dict[int, list[Mark]] = {}
    for mark in found:
        within.setdefault(mark.paragraph, []).append(mark)
    for paragraph, zone in enumerate(placed, start=first):
        marks = tuple(within.get(paragraph, ()))
        block = Block(paragraph, texts[paragraph - 1], zone.part, section, heading, marks)
        if block.head:
            section, heading = (block.head.title, "") if block.head.level == 1 else (section, block.head.title)
        elif not zone.section and zone.part is Part.PLAN and result and result[-1].part is not Part.PLAN:
            section = heading = ""  # a plan without a heading begins here
        under = (zone.section, "") if zone is GLOSSARY else (section, heading)
        if block.text.strip():
            result.append(Block(paragraph, block.text, zone.part, *under, marks))
    return tuple(result)
