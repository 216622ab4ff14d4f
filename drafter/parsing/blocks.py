"""The body of a report as blocks: each paragraph with its zone, the heading above it and the marks inside it."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from drafter.model.kind import Part
from drafter.parsing.mark import Mark
from drafter.parsing.roles import GLOSSARY, Zone
from drafter.zh.assignments import assigns
from drafter.zh.sentences import Sentence, split


@dataclass(frozen=True)
class Block:
    """A paragraph of the body (number from 1). section: the level-1 heading it stands under, where it names a part or has
    others below it; heading: the level-2 heading, or, flat, the level-1 heading that names no part; alone: the heading it
    opens with is all there is, so that it is text."""

    paragraph: int
    text: str
    part: Part
    section: str
    heading: str
    marks: tuple[Mark, ...]
    alone: bool = False
    flat: bool = False

    @property
    def head(self) -> Mark | None:
        """The level-1 or level-2 heading the paragraph opens with, if any."""
        return None if self.alone else next((m for m in self.marks if m.start == 0 and m.level <= 2), None)

    @property
    def is_heading(self) -> bool:
        """Nothing but a heading."""
        return bool(self.marks) and not self.alone and any(not mark.inline for mark in self.marks)

    @property
    def body(self) -> int:
        """Where the words after the opening heading begin."""
        return self.head.rest if self.head else 0

    def titles(self, at: int) -> str:
        """The headings above character `at` of the paragraph and the lead it follows, outermost first."""
        return "，".join(filter(None, (self.section, self.heading, self.lead(at))))

    def lead(self, at: int) -> str:
        """The heading within the paragraph that character `at` stands under, or an empty string."""
        number = bisect(self.marks, at, key=_start) if self.marks else 0
        return self.marks[number - 1].title if number else ""

    def opened(self, start: int, end: int) -> Mark | None:
        """The first heading that begins in characters start..end, if any."""
        number = bisect_left(self.marks, start, key=_start) if self.marks else 0
        return self.marks[number] if number < len(self.marks) and self.marks[number].start < end else None

    def sentences(self) -> Sequence[Sentence]:
        """Its sentences; none of a bare heading, none that still holds a blank to be filled in, or says who is to do it."""
        return () if self.is_heading else _telling(self.text)


@lru_cache(maxsize=1024)
def _telling(text: str) -> tuple[Sentence, ...]:
    return tuple([s for s in split(text) if "【待填" not in s.text and not assigns(s.text)])


def _start(mark: Mark) -> int:
    return mark.start


def blocks(texts: Sequence[str], first: int, placed: Sequence[Zone], found: Sequence[Mark]) -> tuple[Block, ...]:
    """Texts of all paragraphs, the zones of those from `first` on, and all marks -> the blocks, blank paragraphs left out."""
    result: list[Block] = []
    above = _Above()
    within: dict[int, list[Mark]] = {}
    for mark in found:
        within.setdefault(mark.paragraph, []).append(mark)
    for paragraph, zone in enumerate(placed, start=first):
        marks = tuple(within.get(paragraph, ()))
        head = next((mark for mark in marks if mark.start == 0), None)
        alone = head is not None and head.alone and (head.level > 1 or head.inline or not zone.named)
        if head and head.level <= 2:
            above = above.below(head, "" if alone else head.title, zone)
        elif not zone.section and zone.part is Part.PLAN and result and result[-1].part is not Part.PLAN:
            above = _Above()  # a plan without a heading begins here
        under = (zone.section, "") if zone is GLOSSARY else above.headings
        if texts[paragraph - 1].strip():
            flat = under == above.headings and above.flat
            result.append(Block(paragraph, texts[paragraph - 1], zone.part, *under, marks, alone, flat))
    return tuple(result)


@dataclass(frozen=True)
class _Above:
    """The headings of levels 1 and 2 above a paragraph, and whether the first names a part."""

    top: str = ""
    named: bool = True
    deep: str = ""

    def below(self, head: Mark, title: str, zone: Zone) -> _Above:
        """The same, below one more heading of level 1 or 2."""
        return _Above(title, zone.named) if head.level == 1 else replace(self, deep=title)

    @property
    def flat(self) -> bool:
        """Whether what stands here stands straight under a heading of level 1 that names no part."""
        return bool(self.top) and not self.named and not self.deep

    @property
    def headings(self) -> tuple[str, str]:
        """Section and heading of what stands here."""
        return ("", self.top) if self.flat else (self.top, self.deep)
