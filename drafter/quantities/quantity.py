"""What a figure of a sentence counts, of whom, for which period and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from drafter.quantities.clause import Clause, clauses, identifier, spoken_after, spoken_before
from drafter.quantities.deeds import fared, grew, talked_of
from drafter.quantities.lexis import NOUN, PLACE
from drafter.quantities.naming import named
from drafter.quantities.standing import Standing, standing
from drafter.quantities.topic import Topic
from drafter.zh.expression import expression
from drafter.zh.figures import Figure, Found, bounds

FIGURE = "｜"
"""Stands for the figure in its clause."""
_ABOVE = 12
"""Characters of a title or of the item above that are taken into a name."""
_COME_TO = ("为", "到", "至", "达", "达到", "增至", "降至", "升至")
_PARTS = expression("[^\\w]*(?:其中|包括|包含|含|分别|主要)")
_TITLE = expression("《([^》]*)》")


class Quantity(NamedTuple):
    """A figure (characters start..end of its sentence) and what it counts.

    name: what is counted, fit for a table; thing: the noun without what is done with it; whose: who did it, where told;
    standing: for which period, and as what; clause: the words about it, FIGURE in its place.
    """

    start: int
    end: int
    figure: Figure
    name: str
    thing: str
    whose: str
    standing: Standing
    clause: str

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Between which values it lies in the base unit (see zh.figures)."""
        return bounds(self.figure)


def quantities(sentence: str, found: Sequence[Found], year: int = 0) -> list[Quantity]:
    """A sentence, its figures, and the year reported on (0: unknown) -> what each counts."""
    told = list[Quantity]()
    topic: Topic | None = None
    end = 0
    for clause in clauses(sentence, found):
        if topic is None:
            topic = Topic(above=partial(_above, sentence, clause.start, clause.end))
        elif clause.start - end > 1 and (grown := grew(spoken_before(sentence, clause.start))):
            topic = topic._replace(latest=grown, amount=grown)
        elif clause.start - end > 1 and _goes_on(clause) and (subject := fared(spoken_before(sentence, clause.start))):
            topic = topic._replace(latest=subject, amount=subject)
        end = clause.end
        ones, topic = named(clause, topic)
        for at, (here, one) in enumerate(zip(clause.figures, ones, strict=True)):
            stands, words = standing(sentence, here, year), _around(clause, at)
            told.append(Quantity(*here, one.name, one.thing, topic.whose, stands, words))
    return told


def _goes_on(clause: Clause) -> bool:
    """，调整为|9:40:51: whether a clause only says what something named before has come to."""
    said = clause.gaps[0]
    return bool(said) and said[-1].text in _COME_TO and all(token.sort not in (NOUN, PLACE) for token in said)


@lru_cache(maxsize=16)
def _above(sentence: str, at: int, end: int) -> str:
    """What is spoken of about the first clause with a figure, at..end: a title named before, the object of the clause before,
    of the one behind, unless that tells its parts."""
    titled = [found for found in _TITLE.findall(sentence, 0, at) if len(found) <= _ABOVE] if "《" in sentence else []
    if titled:
        return identifier(titled[-1])
    before = talked_of(spoken_before(sentence, at))
    return before or ("" if _PARTS.match(sentence, end) else talked_of(spoken_after(sentence, end)))


def _around(clause: Clause, at: int) -> str:
    """The words of the clause about figure number at, up to its neighbours, FIGURE in its place."""
    here = clause.figures[at]
    left = clause.figures[at - 1].end if at else clause.start
    right = clause.figures[at + 1].start if at + 1 < len(clause.figures) else clause.end
    return f"{clause.sentence[left : here.start]}{FIGURE}{clause.sentence[here.end : right]}"
