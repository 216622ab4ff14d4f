"""An item of the text and the answers that belong in it -> the sentence each stands behind: the one that says most of the same,
else that of an answer to the same item of the plan, else the last but those that conclude."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.model.inputs import PromiseInput
from drafter.model.place import Ref
from drafter.zh.expression import expression
from drafter.zh.headings import Marker, marker_of
from drafter.zh.likeness import scores
from drafter.zh.sentences import Sentence, split

Topic = tuple[PromiseInput, ...]
"""The answers to the promises of one item of last year's plan."""

_SAME, _CLEARLY = 1.4, 1.3
"""How like a sentence an answer must be to stand behind it, and how many times as like as any other."""
_FACT = expression(r"\d|[“《]|\{\{|[一二三四五六七八九十百千万两][个项件家次场处名条部批期]")
"""A figure, a slot, or a thing called by its name."""
_GOES_ON = expression("其中|其余|另外|另有|此外|这[是些一]")
"""What a sentence opens with that goes on from the one before."""


@dataclass(frozen=True)
class Item:
    """An item of a paragraph: the paragraph's text, and where the item begins and ends in it."""

    text: str
    start: int
    end: int

    @property
    def marker(self) -> Marker | None:
        """What it is counted with."""
        return marker_of(self.text[self.start : self.end])


def spots(item: Item, topics: Sequence[Topic], heads: Mapping[Ref, str]) -> list[tuple[int, Topic]]:
    """An item, the answers that belong in it, and the heading of last year's plan each was promised under -> the character
    behind which each stands, in reading order; at one place those that are like its sentence come first, and what is not
    answered yet stands at the end."""
    inside = [one for one in split(item.text[: item.end]) if one.end > item.start]
    last = _last(inside, item.end)
    counted = item.marker is not None
    choices = [one for one in inside if one.end <= last]
    if len(choices) > 1 and (counted or not _FACT.search(choices[0].text)):
        choices = choices[1:]
    like = {row.ref: _like(row, choices) for topic in topics for row in topic if row.outcome}
    sure = {ref: _past(at, inside, last) for ref, at in like.items() if at}
    under = {} if counted else {heads[ref]: at for ref, at in sure.items() if ref in heads}
    found: list[tuple[int, bool, Topic]] = []
    for topic in topics:
        own = next((sure[row.ref] for row in topic if row.ref in sure), under.get(heads.get(topic[0].ref, ""), last))
        own = _past(
            _together([row for row in topic if row.outcome and row.ref not in sure], choices, own), inside, last
        )
        homes: dict[tuple[int, bool], list[PromiseInput]] = {}
        for row in topic:
            at = sure.get(row.ref, own) if row.outcome else last
            homes.setdefault((at, row.ref not in sure), []).append(row)
        found += [(at, unlike, tuple(rows)) for (at, unlike), rows in homes.items()]
    return [(at, topic) for at, _, topic in sorted(found, key=lambda one: one[:2])]


def _like(row: PromiseInput, choices: Sequence[Sentence]) -> int | None:
    """Where the sentence ends that says most of the same; None where none does clearly."""
    own = scores(f"{row.text}{row.outcome}", [one.text for one in choices])
    best, *others = sorted(own, reverse=True) or [0.0]
    if best < _SAME or best < _CLEARLY * max(others, default=0.0):
        return None
    return choices[own.index(best)].end


def _together(rows: Sequence[PromiseInput], choices: Sequence[Sentence], own: int) -> int:
    """Where answers stand that are clearly like no sentence by themselves: behind one that says clearly more of what they all say
    than the one where they would stand, at character `own`; else there."""
    like = scores("".join(f"{row.text}{row.outcome}" for row in rows), [one.text for one in choices])
    best = max(like, default=0.0)
    there = [one for one, choice in zip(like, choices, strict=True) if choice.end <= own]
    if best < _SAME or not there or best < _CLEARLY * there[-1]:
        return own
    return choices[like.index(best)].end


def _past(at: int, inside: Sequence[Sentence], last: int) -> int:
    """The same, behind the sentences that go on from it."""
    for one in inside:
        if one.start >= at:
            if one.end > last or not _GOES_ON.match(one.text):
                break
            at = one.end
    return at


def _last(inside: Sequence[Sentence], end: int) -> int:
    """Where an item ends, without the sentences that conclude it: those that name no fact, behind one that names some."""
    facts = [one for one in inside if _FACT.search(one.text)]
    return facts[-1].end if facts else end
