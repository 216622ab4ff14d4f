"""An item of the text and the answers that belong in it -> the sentence each stands behind: the one that says most of the same,
else that of an answer to the same item of the plan, else the last but those that conclude."""

from __future__ import annotations

import re
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
_HONOURED = expression(
    "荣获|获评|授牌|(?:获|受|得到|给予)[^，。；]{0,12}(?:表彰|表扬|肯定)|(?:评为|授予)[^，。；]{0,24}[”号]"
)
"""What a sentence says that tells which honour came of it."""
_OPENING = 40
"""Characters of an item in which it says what time it tells of."""
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

    @property
    def opening(self) -> str:
        """Its first words, which say what time it tells of."""
        return self.text[self.start : min(self.end, self.start + _OPENING)]


def spots(item: Item, topics: Sequence[Topic], heads: Mapping[Ref, str]) -> list[tuple[int, Topic]]:
    """An item, the answers that belong in it, and the heading of last year's plan each was promised under -> the character
    behind which each stands, in reading order; at one place those that are like its sentence come first, and what is not
    answered yet stands at the end."""
    inside, counted = _inside(item), item.marker is not None
    last = _last(inside[counted:] or inside, item.end)
    choices = _choices(item, last)
    like = {row.ref: _like(row, choices) for topic in topics for row in topic if row.outcome}
    sure = {ref: _past(at, inside, last) for ref, at in like.items() if at}
    under = {} if counted else {heads[ref]: at for ref, at in sure.items() if ref in heads}
    found: list[tuple[int, bool, bool, Topic]] = []
    for topic in topics:
        own = next((sure[row.ref] for row in topic if row.ref in sure), under.get(heads.get(topic[0].ref, ""), last))
        own = _past(
            _together([row for row in topic if row.outcome and row.ref not in sure], choices, own), inside, last
        )
        homes: dict[int, list[PromiseInput]] = {}
        for row in topic:
            homes.setdefault(sure.get(row.ref, own) if row.outcome else last, []).append(row)
        for at, rows in homes.items():
            blank = not any(row.outcome for row in rows)
            found.append((at, blank, not any(row.ref in sure for row in rows), tuple(rows)))
    return [(at, topic) for at, *_, topic in sorted(found, key=lambda one: one[:3])]


def honours(sentence: str) -> bool:
    """Whether a sentence tells which honours came of what was done, and no other fact."""
    told = [clause for clause in re.split("[，；]", sentence) if _FACT.search(clause)]
    return bool(told) and all(_HONOURED.search(clause) for clause in told)


def _inside(item: Item) -> list[Sentence]:
    """The sentences of an item."""
    return [one for one in split(item.text[: item.end]) if one.end > item.start]


def _choices(item: Item, last: int) -> list[Sentence]:
    """The sentences of an item up to a character, behind which answers may stand; the lead only where it is all."""
    choices = [one for one in _inside(item) if one.end <= last]
    leads = len(choices) > 1 and (item.marker is not None or not _FACT.search(choices[0].text))
    return choices[1:] if leads else choices


def _like(row: PromiseInput, choices: Sequence[Sentence]) -> int | None:
    """Where the sentence ends that says most of the same; None where none does clearly."""
    own = scores(f"{row.text}{row.outcome}", [one.text for one in choices])
    best, *others = sorted(own, reverse=True) or [0.0]
    if best < _SAME or best < _CLEARLY * max(others, default=0.0):
        return None
    return choices[own.index(best)].end


def _together(rows: Sequence[PromiseInput], choices: Sequence[Sentence], own: int) -> int:
    """Where answers stand that are clearly like no sentence by themselves: behind one that says clearly more of what they all say
    than the one where they would stand, at character `own`, the last of those that say about as much; else there."""
    like = scores("".join(f"{row.text}{row.outcome}" for row in rows), [one.text for one in choices])
    best = max(like, default=0.0)
    there = [one for one, choice in zip(like, choices, strict=True) if choice.end <= own]
    if best < _SAME or not there or best < _CLEARLY * there[-1]:
        return own
    return [choice for one, choice in zip(like, choices, strict=True) if _CLEARLY * one >= best][-1].end


def _past(at: int, inside: Sequence[Sentence], last: int) -> int:
    """The same, behind the sentences that go on from it."""
    for one in inside:
        if one.start >= at:
            if one.end > last or not _GOES_ON.match(one.text):
                break
            at = one.end
    return at


def _last(inside: Sequence[Sentence], end: int) -> int:
    """Where an item ends, without the sentences that conclude it: those that name no fact, or honours alone, behind one that
    names some other."""
    facts = [one for one in inside if _FACT.search(one.text) and not honours(one.text)]
    return facts[-1].end if facts else end
