"""An item of the text and the answers that belong in it -> the sentence each stands behind: the one that says most of the same,
else the last but those that conclude."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.model.inputs import PromiseInput
from drafter.zh.expression import expression
from drafter.zh.headings import marker_of
from drafter.zh.likeness import scores
from drafter.zh.sentences import Sentence, split

_SAME, _CLEARLY = 1.4, 1.3
"""How like a sentence an answer must be to stand behind it, and how many times as like as any other."""
_FACT = expression(r"\d|[“《]|\{\{|[一二三四五六七八九十百千万两][个项件家次场处名条部批期]")
"""A figure, a slot, or a thing called by its name."""
_GOES_ON = expression("其中|其余|另外|另有|此外|这[是些一]")
"""What a sentence opens with that goes on from the one before."""


def spots(text: str, start: int, end: int, rows: Sequence[PromiseInput]) -> Mapping[int, tuple[PromiseInput, ...]]:
    """A paragraph, where an item of it begins and ends, and the answers that belong in it -> the character each stands behind,
    in reading order. What is like no sentence stands with the one before it; what is not answered yet, at the end."""
    inside = [one for one in split(text[:end]) if one.end > start]
    last = _last(inside, end)
    choices = [one for one in inside if one.end <= last]
    if len(choices) > 1 and (marker_of(text[start:end]) or not _FACT.search(choices[0].text)):
        choices = choices[1:]
    found: dict[int, list[PromiseInput]] = {}
    before = last
    for row in rows:
        before = (_like(row, choices) or before) if row.outcome else last
        found.setdefault(_past(before, inside, last), []).append(row)
    return {at: tuple(some) for at, some in sorted(found.items())}


def _like(row: PromiseInput, choices: Sequence[Sentence]) -> int | None:
    """Where the sentence ends that says most of the same; None where none does clearly."""
    own = scores(f"{row.text}{row.outcome}", [one.text for one in choices])
    best, *others = sorted(own, reverse=True) or [0.0]
    if best < _SAME or best < _CLEARLY * max(others, default=0.0):
        return None
    return choices[own.index(best)].end


def _past(at: int, inside: Sequence[Sentence], last: int) -> int:
    """The same, behind the sentences that go on from it."""
    for one in inside:
        if at < one.end <= last and one.start >= at and _GOES_ON.match(one.text):
            at = one.end
        elif one.start >= at:
            break
    return at


def _last(inside: Sequence[Sentence], end: int) -> int:
    """Where an item ends, without the sentences that conclude it: those that name no fact, behind one that names some."""
    facts = [one for one in inside if _FACT.search(one.text)]
    return facts[-1].end if facts else end
