"""A text that a draft may stand on -> its statements, each with the words about it that a draft may borrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.grounding.statement import Statement, of_text, unit_of
from drafter.model.grounded import Given, Ground


@dataclass(frozen=True)
class Place:
    """A statement of a given text, what it may borrow words from, and where it is: text, sentence, stretch between semicolons.
    after: the clause behind it, where that has no figure."""

    statement: Statement
    stretch: tuple[int, int, int]
    counting: str
    telling: str
    after: str = ""


def places_of(given: Given, year: int) -> Iterator[Place]:
    """Every statement of a text, and the year reported on."""
    before = ""
    told = of_text(given.text, year, planned=given.ground is Ground.PLANNED)
    for number, sentence in enumerate(told):
        clauses = [tuple(some) for _, some in groupby(sentence, key=lambda one: one.clause)]
        texts = [_clause_text(some) for some in clauses]
        for n, clause in enumerate(clauses):
            earlier = [texts[m] for m in range(n) if m in (0, n - 1) or clauses[m][0].figure is None]
            context = "，".join([before if n == 0 else "", *earlier])
            for one in clause:
                within = one.sentence[one.clause : one.at]
                counting = "，".join((context, within + one.own, one.behind))
                stretch = (given.number, number, one.earlier.count("；"))
                after = texts[n + 1] if _goes_on(clauses[n : n + 2]) and one is clause[-1] else ""
                yield Place(
                    one,
                    stretch,
                    f"{counting}，{one.counted}，{_alike(one, clauses[:n])}",
                    f"{context}，{texts[n]}",
                    after,
                )
        before = sentence[0].sentence if sentence else before


def _goes_on(pair: Sequence[tuple[Statement, ...]]) -> bool:
    """Whether a clause behind one with a figure has none itself, and no semicolon parts them."""
    if len(pair) < 2 or not pair[0][-1].figure or any(one.figure for one in pair[1]):
        return False
    return "；" not in pair[1][0].sentence[pair[0][0].clause : pair[1][0].at]


def _alike(one: Statement, before: Sequence[tuple[Statement, ...]]) -> str:
    """What the clauses before it count in its unit: 发现问题94个，……整改87个 is 问题."""
    unit = unit_of(one)
    told = (other for some in before for other in some if unit and unit_of(other) == unit)
    return "，".join(other.words[-1] for other in told if other.words)


def _clause_text(clause: Sequence[Statement]) -> str:
    one = clause[-1]
    end = one.figure.end + len(one.behind) if one.figure else one.at + len(one.own)
    return one.sentence[one.clause : end]
