"""What a figure of a sentence counts, of whom, for which period and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from drafter.quantities.clause import Clause, clauses, identifier, spoken_after, spoken_before
from drafter.quantities.deeds import grew, talked_of
from drafter.quantities.naming import named
from drafter.quantities.standing import Standing, standing
from drafter.quantities.topic import Topic
from drafter.zh.expression import expression
from drafter.zh.figures import Figure, Found, bounds

FIGURE = "｜"
"""Stands for the figure in its clause."""
_ABOVE = 12
"""Characters of a title or of the item above that are taken into a name."""
_TITLE = expression("《([^》]*)》")


@dataclass(frozen=True)
class Quantity:
    """A figure (characters start..end of its sentence) and what it counts.

    low, high: between them is its value in the base unit, both the value where it is exact, None where there is no
    bound; name: what is counted, fit for a table; thing: the noun without what is done with it; whose: who did it,
    where told; standing: for which period, and as what; clause: the words about it, FIGURE in its place.
    """

    start: int
    end: int
    figure: Figure
    low: Decimal | None
    high: Decimal | None
    name: str
    thing: str
    whose: str
    standing: Standing
    clause: str


def quantities(sentence: str, found: Sequence[Found], year: int = 0) -> list[Quantity]:
    """A sentence, its figures, and the year reported on (0: unknown) -> what each counts."""
    told = list[Quantity]()
    topic: Topic | None = None
    end = 0
    for clause in clauses(sentence, found):
        if topic is None:
            topic = Topic(above=cache(partial(_above, sentence, clause)))
        elif clause.start - end > 1 and (grown := grew(spoken_before(sentence, clause.start))):
            topic = topic._replace(latest=grown, amount=grown)
        end = clause.end
        ones, topic = named(clause, topic)
        for here, one in zip(clause.figures, ones, strict=True):
            stands = standing(sentence, here, year)
            low, high = bounds(here.figure)
            told.append(
                Quantity(
                    here.start,
                    here.end,
                    here.figure,
                    low,
                    high,
                    one.name,
                    one.thing,
                    topic.whose,
                    stands,
                    _around(clause, here),
                )
            )
    return told


def _above(sentence: str, clause: Clause) -> str:
    """What is spoken of about the first clause with a figure: a title named before, the object of the clause before, of the
    one behind."""
    at = clause.start
    titled = [found for found in _TITLE.findall(sentence, 0, at) if len(found) <= _ABOVE]
    if titled:
        return identifier(titled[-1])
    return talked_of(spoken_before(sentence, at)) or talked_of(spoken_after(sentence, clause.end))


def _around(clause: Clause, here: Found) -> str:
    """The words of the clause about a figure, up to its neighbours, FIGURE in its place."""
    at = clause.figures.index(here)
    left = clause.figures[at - 1].end if at else clause.start
    right = clause.figures[at + 1].start if at + 1 < len(clause.figures) else clause.end
    return f"{clause.sentence[left : here.start]}{FIGURE}{clause.sentence[here.end : right]}"
