"""A clause of a text and what it tells: its words, its figures, and when another tells the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs

_CLAUSE = expression("(?:[^，。；：！？\\n（）()]|（[^，。；：！？\\n（）()]{1,4}）)+")
"""A clause; a short bracket is part of a name: 镇（街道）."""
_SAYS, SAME, _NAMED = 8, 0.45, 0.5
"""Characters of a clause without figures that tells a thing; part of the character pairs of two such clauses that both have,
from which they tell the same (of the clauses of six filled dossiers, none that tell two things are so alike); and of the
shorter's, where both give the same figures."""
_SURE = 8
"""Pairs of characters that two clauses without figures share at least, from which they beyond doubt tell the same."""
_ALIKE = {1: 0.8, 2: 0.5}
_LONG, _FEW = 0.3, 2
"""Part of the pairs of the shorter of two clauses that both have, from which a figure that both give, by how many digits that
tell it has (100% one, 8.5% two), counts the same; from three on, when two are by chance alike no more, and how many at least."""
_PEOPLE = frozenset("人名位个")
"""Units that one and the same may be counted in."""
_NAME, _CALLED = 4, (0.8, 0.6)
"""Pairs of characters of a name, and part of the shorter of two names that both have, from which figures of one digit that tells
and of more are called the same: in 117 printed reports five figures are told so twice, and all of one thing."""
_OF_ANYTHING = frozenset("年倍")
"""Units of figures that say nothing of what is counted."""
_REMEMBERED = 5_000
"""Texts whose clauses are kept in mind: rules and rendering ask for the same ones."""


@dataclass(frozen=True)
class Count:
    """A figure of a clause, and the pairs of characters before it there."""

    value: str
    unit: str
    pairs: frozenset[str]

    @property
    def digits(self) -> int:
        """How many of its digits tell: 100 one, 8.5 two."""
        return len(self.value.partition("E")[0].replace(".", "").strip("0"))

    def is_named_as(self, other: Count) -> bool:
        """Whether it is the other, value, unit and name; 连续4年 and 3.2倍 are of anything."""
        same = (self.value, self.unit) == (other.value, other.unit) and self.unit not in _OF_ANYTHING
        both = len(self.pairs & other.pairs) if same else 0
        least = _CALLED[self.digits > 1] * min(len(self.pairs), len(other.pairs))
        return both >= max(_NAME, least)


@dataclass(frozen=True)
class Clause:
    """Words between two marks and where they begin; pairs of characters outside its figures, those figures, and each by itself."""

    start: int
    text: str
    pairs: frozenset[str]
    figures: frozenset[tuple[str, str]]
    counts: tuple[Count, ...] = ()

    def span(self, begin: int = 0) -> tuple[int, int]:
        """Its first character and the one behind its last, in the text that holds its text from `begin` on."""
        return begin + self.start, begin + self.start + len(self.text)

    def tells(self, other: Clause) -> bool:
        """Whether it tells what another does."""
        if self.figures != other.figures:
            return False
        both = len(self.pairs & other.pairs)
        if self.figures:
            return both >= max(2, _NAMED * min(len(self.pairs), len(other.pairs)))
        return both >= SAME * len(self.pairs | other.pairs) > 0

    def tells_surely(self, other: Clause) -> bool:
        """Whether it does so beyond doubt: without a figure, 社会事业全面发展 is not 教育事业全面发展."""
        return self.tells(other) and bool(self.figures or len(self.pairs & other.pairs) >= _SURE)

    @cached_property
    def values(self) -> frozenset[str]:
        """Its figures' values, whatever their units."""
        return frozenset(one.value for one in self.counts)

    def recounts(self, other: Clause) -> bool:
        """Whether it gives a figure of the same thing that another gives, whatever else they tell; 分别 hands each figure to a
        thing of its own, and of these nothing is said."""
        if self.values.isdisjoint(other.values) or "分别" in self.text or "分别" in other.text:
            return False
        whole = _shared(self.pairs, other.pairs)
        return any(
            mine.value == one.value and max(whole, _shared(mine.pairs, one.pairs)) >= _needed(mine, one)
            for mine in self.counts
            for one in other.counts
        )

    def repeats(self, other: Clause) -> bool:
        """Whether it gives a figure by the name by which the other gives it: of two paragraphs of one hand, that is once too
        often."""
        if self.values.isdisjoint(other.values) or "分别" in self.text or "分别" in other.text:
            return False
        return any(mine.is_named_as(one) for mine in self.counts for one in other.counts)


def _shared(these: frozenset[str], those: frozenset[str]) -> float:
    """Part of the fewer of two sets of pairs that both have, 0 where that is hardly any."""
    both = len(these & those)
    return both / min(len(these), len(those)) if both >= _FEW else 0.0


def _needed(mine: Count, one: Count) -> float:
    """From which part of the pairs two figures of one value count the same."""
    if mine.unit == one.unit:
        return _ALIKE.get(mine.digits, _LONG)
    return 1.0 if {mine.unit, one.unit} <= _PEOPLE else 2.0


@lru_cache(maxsize=_REMEMBERED)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text that tell something."""
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[Clause]:
    for found in _CLAUSE.finditer(text):
        here = figures.find(found[0])
        if not here and len(squeeze(found[0])) < _SAYS:
            continue
        bare, end, counts = [], 0, []
        for one in here:
            bare.append(found[0][end : one.start])
            end = one.end
            before = frozenset(pair for part in bare for pair in pairs(part))
            counts.append(Count(_plain(one.figure.value), one.figure.unit, before))
        words = frozenset(pair for part in [*bare, found[0][end:]] for pair in pairs(part))
        values = frozenset((str(one.figure.value), one.figure.unit) for one in here)
        yield Clause(found.start(), found[0], words, values, tuple(counts))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
