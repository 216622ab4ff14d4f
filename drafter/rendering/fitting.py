"""Answers under one heading and its items -> which item each belongs in, or that it belongs in none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.dossier import Dossier
from drafter.model.inputs import PromiseInput
from drafter.model.place import Ref
from drafter.rendering.choosing import Choice
from drafter.rendering.spots import Topic, says_same
from drafter.zh.headings import unmarked
from drafter.zh.likeness import LIKE, by_far, favoured, scores

NOWHERE = -1
"""Stands for the item of what belongs in none."""
_CLEARLY = 1.3
"""Times as like as any other that an item must be for one to be clear. Of 841 sentences of labelled reports, each with the promise
it answers, 80 % are put into an item, 58 % of these into the one they stood in; of the others the likest would have been right for
31 % (benchmarks/placing.py)."""
_NEARLY = 1.1
"""Times that the likest item may be more like than another, between which the promise alone decides."""


@dataclass(frozen=True)
class _Unit:
    """Answers that stay together: the heading of last year's plan they were promised under, their 科室, and how much each choice
    speaks of the same; asked: the same of the promises alone."""

    members: Topic
    head: str
    office: str
    like: Sequence[float]
    asked: Sequence[float]

    @property
    def is_clear(self) -> bool:
        """Whether one choice is clearly more like than all others."""
        best = max(self.like)
        return best >= LIKE and self.stands_out(self.like.index(best))

    def stands_out(self, best: int) -> bool:
        """Whether a choice is clearly more like than any other."""
        others = [one for n, one in enumerate(self.like) if n != best]
        return self.like[best] >= _CLEARLY * max(others, default=0.0)

    def fits(self, best: int, choice: Choice) -> bool:
        """Whether they belong in the likest choice: it is for their 科室 to do, stands out, or has a sentence that says much of
        the same."""
        own = bool(self.office) and choice.office == self.office
        return own or self.stands_out(best) or says_same(choice.item, self.members)


@dataclass(frozen=True)
class Fitting:
    """A dossier, and the items under a heading."""

    dossier: Dossier
    chosen: Sequence[Choice]

    @cached_property
    def heads(self) -> Mapping[Ref, str]:
        """The heading of last year's plan each was promised under; none where all stood under one."""
        heads = {ref: promise.section for ref, promise in self.dossier.joins.promised.items()}
        return heads if len(set(heads.values())) > 1 else {}

    def units(self, topic: Topic) -> Iterator[Topic]:
        """What of a topic stays together: all of an item; the promises of a paragraph without items go each its own way."""
        first = self.dossier.joins.promised.get(topic[0].ref)
        if first and first.item:
            yield topic
        else:
            yield from ((row,) for row in topic)

    def wholes(self, units: Sequence[Topic], *, summed: bool) -> Iterator[tuple[Topic, int]]:
        """Answers that stay together, each lot with the choice that fits them together, or NOWHERE. summed: where a section has
        no headings, what clearly fits none goes where most of those go that were promised under the same heading."""
        own = [self._unit(members) for members in units]
        drawn: dict[str, list[int]] = {}
        for unit in own:
            if summed and unit.head and unit.is_clear:
                drawn.setdefault(unit.head, []).append(unit.like.index(max(unit.like)))
        for unit in own:
            most, others = max(unit.like), drawn.get(unit.head, []) if not unit.is_clear else []
            lean = [one / (most or 1) + others.count(n) / (len(others) or 1) for n, one in enumerate(unit.like)]
            best = max((n for n, one in enumerate(lean) if one * _NEARLY >= max(lean)), key=unit.asked.__getitem__)
            stays = lean[best] > 0 and (summed or unit.fits(best, self.chosen[best]))
            yield unit.members, best if stays else NOWHERE

    def homes(self, members: Topic, whole: int) -> Mapping[int, Topic]:
        """Answers that stay together and the choice for them all -> which choice each stands beside: all beside this, but those
        that fit another by far."""
        homes: dict[int, list[PromiseInput]] = {}
        for row in members:
            alone = by_far(self._likes([row.text], unmarked(row.text)), whole) if len(members) > 1 else whole
            homes.setdefault(alone, []).append(row)
        return {at: tuple(rows) for at, rows in homes.items()}

    def _unit(self, members: Topic) -> _Unit:
        promised = self.dossier.joins.promised
        first = promised.get(members[0].ref)
        about = [members[0].text] if first is None else [first.item, first.text, first.section]
        like = self._likes(about, "".join(self._words(row) for row in members))
        asked = self._likes(about, "".join(self._words(row, told=False) for row in members))
        return _Unit(members, self.heads.get(members[0].ref, ""), self.dossier.offices.plain(about), like, asked)

    def _words(self, row: PromiseInput, *, told: bool = True) -> str:
        """What an answer is about: the item of last year's plan, which counts most, the promise, and what it says itself."""
        promise = self.dossier.joins.promised.get(row.ref)
        return f"{promise.item * 3 if promise else ''}{unmarked(row.text)}{(row.outcome or '') if told else ''}"

    def _likes(self, about: Sequence[str], words: str) -> list[float]:
        """How much each choice speaks of what some words do, those of their 科室 counting more. about: what tells that, what tells
        most first."""
        like = scores(words, [choice.words for choice in self.chosen])
        return favoured(like, self.dossier.offices.plain(about), [choice.office for choice in self.chosen])
