"""A promise of last year -> the heading of the summary under which its answer goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.kind import Part
from drafter.model.offices import Offices
from drafter.model.report import Commitment
from drafter.tables.headed import Headed
from drafter.tables.office_list import about_promise
from drafter.zh.enumerations import items
from drafter.zh.expression import expression
from drafter.zh.headings import unmarked
from drafter.zh.likeness import by_far, favoured, scores

_LEADERS = expression("负责人|责任人|领导干部|述法|法治思想|党[委组]|常委会")
"""What a promise names that is a leader's own duty: 述法, 第一责任人, learning with the 党组."""


@dataclass(frozen=True)
class _Choice:
    """An item of last year's report: the heading it stands under, what it is about, and its 科室."""

    called: str
    words: str
    office: str


@dataclass(frozen=True)
class Belonging:
    """Last year's report under its headings, and which 科室 answers for what."""

    headed: Headed
    offices: Offices

    def of(self, promises: Sequence[Commitment]) -> list[str]:
        """The promises of an item of the plan -> the heading of each: that which speaks of what they all do, but for one that
        speaks of what another does by far and is for the same 科室 to do; without an item, each its own."""
        if not self._choices:
            return [self._called(-1)] * len(promises)
        first = promises[0]
        if not first.item:
            return [self._called(_first(self._alone(one, f"{one.section}{unmarked(one.text)}"))) for one in promises]
        said = "".join(unmarked(one.text) for one in promises)
        about = (first.item, first.text, first.section)
        whole = _first(self._like(f"{first.section}{first.item * 3}{said}", about, said))
        return [self._called(self._apart(one, said, whole) if len(promises) > 1 else whole) for one in promises]

    def _apart(self, promise: Commitment, said: str, whole: int) -> int:
        """The choice for one of the promises of an item, all that these say, and the choice for them all."""
        like = self._alone(promise, unmarked(promise.text), said)
        here = [n for n, one in enumerate(self._choices) if whole >= 0 and one.called == self._choices[whole].called]
        own = by_far(like, max(here, key=like.__getitem__, default=-1))
        office = self.offices.plain([promise.text])
        return own if office and self._choices[own].office == office else whole

    def _alone(self, promise: Commitment, words: str, said: str = "") -> list[float]:
        """How much each choice speaks of what a promise does by itself."""
        return self._like(words, about_promise(promise), said or words)

    def _like(self, words: str, about: Sequence[str], said: str) -> list[float]:
        """How much each choice speaks of what some words do; under what the leaders did stands only what is theirs to do. about:
        what tells their 科室, what tells most first; said: all that they are said with."""
        barred = self._duty if not _LEADERS.search(said) else ""
        texts = ["" if barred and one.called == barred else one.words for one in self._choices]
        return favoured(scores(words, texts), self.offices.plain(about), [one.office for one in self._choices])

    def _called(self, place: int) -> str:
        if place >= 0:
            return self._choices[place].called
        kind = self.headed.kind
        section = kind.section_for(Part.SUMMARY)
        return section.name if section else kind.sections[0].name

    @property
    def _duty(self) -> str:
        duty = self.headed.kind.section_for(Part.LEADER_DUTY)
        return duty.name if duty else ""

    @cached_property
    def _choices(self) -> Sequence[_Choice]:
        return list(self._told())

    def _told(self) -> Iterator[_Choice]:
        """The items under 小标题 of the summary and of what its leaders did; the part's name where that has none."""
        for passage in self.headed.report.passages:
            if passage.part not in (Part.SUMMARY, Part.LEADER_DUTY):
                continue
            called = self.headed.called(passage.part, passage.paragraph)
            called = called or (self._duty if passage.part is Part.LEADER_DUTY else None)
            if called:
                for _, words in items(passage.text):
                    yield _Choice(called, f"{passage.heading}{words}", self.offices.of_item(words))


def _first(likes: Sequence[float]) -> int:
    """The place of the first of the greatest, -1 where all are nothing."""
    return likes.index(max(likes)) if max(likes) > 0 else -1
