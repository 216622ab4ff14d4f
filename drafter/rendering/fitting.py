"""Answers under one heading and its items -> which item each belongs in, or that it belongs in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.dossier import Dossier
from drafter.model.inputs import PromiseInput
from drafter.model.place import Ref
from drafter.rendering.choosing import Choice
from drafter.rendering.leaning import Asked, leanings, likelihoods
from drafter.zh.headings import unmarked

NOWHERE = -1
"""Stands for the item of what belongs in none."""
_LIKELY = 0.4
"""How much likelier than by chance an item under a heading must be for an answer to stand in it, as part of what is left to be
sure: 0.7 of two items, 0.46 of ten; else it makes a paragraph of its own."""
_PERHAPS = 0.3
"""How likely, in a section without headings, where a paragraph of its own would stand far from all it speaks of."""
_BEYOND_DOUBT = 0.8
"""How likely an item must be for an answer by itself to leave those it was promised with."""
_TOGETHER, _BESIDE = 1.0, 1.0
"""What it counts, in log odds, that all answers to the same item of last year's plan are in an item, or, in a section without
headings, those under the same heading of the plan: of two answers to one item three of four stand in one item of the report."""


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

    def homes(self, rows: Sequence[PromiseInput], *, summed: bool) -> list[int]:
        """Answers -> the choice each stands in, or NOWHERE. summed: where a section has no headings."""
        own = leanings([self._asked(row) for row in rows], self.chosen, self.dossier.offices)
        likely = [likelihoods(one.odds) for one in own]
        topics = [self._topic(row) for row in rows]
        heads = [self.heads.get(row.ref, "") if summed else "" for row in rows]
        found = []
        for place, leaning in enumerate(own):
            lean = list(leaning.odds)
            for counts, lot in ((_TOGETHER, topics), (_BESIDE, heads)):
                others = [likely[n] for n, one in enumerate(lot) if one and one == lot[place] and n != place]
                for one in others:
                    lean = [mine + counts * theirs / len(others) for mine, theirs in zip(lean, one, strict=True)]
            found.append(_chosen(likelihoods(lean), leaning.tied, summed=summed))
        return found if summed else _gathered(found, topics, [max(one) for one in likely])

    def _topic(self, row: PromiseInput) -> tuple[str, str] | None:
        """The item of last year's plan; the promises of a paragraph without items go each its own way."""
        promise = self.dossier.joins.promised.get(row.ref)
        return promise.topic if promise and promise.item else None

    def _asked(self, row: PromiseInput) -> Asked:
        promise = self.dossier.joins.promised.get(row.ref)
        item = promise.item if promise else ""
        return Asked(self.heads.get(row.ref, ""), item, unmarked(row.text), unmarked(row.outcome or ""))


def _chosen(likely: Sequence[float], tied: Sequence[bool], *, summed: bool) -> int:
    """How likely each choice is, and whether the answer has anything to do with it -> the one that is taken, or NOWHERE."""
    best, chance = likely.index(max(likely)), 1 / len(likely)
    enough = _PERHAPS if summed else chance + _LIKELY * (1 - chance)
    return best if likely[best] >= enough and (tied[best] or summed) else NOWHERE


def _gathered(found: Sequence[int], topics: Sequence[tuple[str, str] | None], sure: Sequence[float]) -> list[int]:
    """The choice of each answer -> the same, but where half of the answers to one item of the plan belong nowhere, those that are
    not beyond doubt elsewhere stay with them. sure: how likely each is where it is likest to be, by itself."""
    astray = Counter(topic for topic, at in zip(topics, found, strict=True) if topic and at == NOWHERE)
    every = Counter(topics)
    return [
        NOWHERE if topic and 2 * astray[topic] >= every[topic] and mine < _BEYOND_DOUBT else at
        for topic, at, mine in zip(topics, found, sure, strict=True)
    ]
