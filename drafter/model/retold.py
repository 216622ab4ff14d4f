"""What one text of a dossier says that another says as well, figures filled in: 败诉率降至7.6% beside 败诉率7.6%."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.told_clause import SAME, Clause, clauses
from drafter.zh.hygiene import squeeze


@dataclass(frozen=True)
class Met:
    """A clause, the other that tells the same, and the text that has the other: its number in the order they were told, its
    name."""

    mine: Clause
    other: Clause
    number: int
    where: str


class Told:
    """Texts' clauses in the order they were told. Those that may tell what one tells are found
    by a figure's value, or, where there is none, by a pair of characters: two that are alike by `SAME` share one at least of
    all but that part of either's pairs, and the rarest are looked up."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._all: list[tuple[Clause, int]] = []
        self._at: dict[str, list[int]] = {}

    def add(self, text: Iterable[Clause], where: str) -> None:
        """One more text, and what it is called."""
        for clause in text:
            for key in clause.values or clause.pairs:
                self._at.setdefault(key, []).append(len(self._all))
            self._all.append((clause, len(self._texts)))
        self._texts.append(where)

    def first(self, clause: Clause, same: Callable[[Clause, Clause], bool]) -> Met | None:
        """The first of the clauses that tells the same as one."""
        keys = clause.values or self._rarest(clause)
        for place in sorted({place for key in keys for place in self._at.get(key, ())}):
            other, number = self._all[place]
            if same(clause, other):
                return Met(clause, other, number, self._texts[number])
        return None

    def _rarest(self, clause: Clause) -> list[str]:
        missing = len(clause.pairs) - math.ceil(SAME * len(clause.pairs))
        return sorted(clause.pairs, key=lambda pair: len(self._at.get(pair, ())))[: missing + 1]


def told(dossier: Dossier) -> Told:
    """The clauses of 正文 as they are printed."""
    there = Told()
    rows = dossier.inputs.kept_passages
    there.add((clause for row in rows for clause in clauses(dossier.filled(row.text).text)), "正文")
    return there


def again(text: str, there: Told) -> Met | None:
    """The first clause of a text that the first text there which tells any of them as well, or gives a figure of it, tells."""
    met = _met(text, there, lambda mine, other: mine.tells(other) or mine.recounts(other))
    return min(met, key=lambda one: one.number, default=None)


def all_again(answer: str, there: Told) -> bool:
    """Whether 正文 tells all that an answer gives, figures and all."""
    mine = clauses(answer)
    covered = sum(len(clause.text) for clause in mine) >= len(squeeze(answer)) - len(mine) - 1
    return bool(mine) and covered and len(list(_met(answer, there, Clause.tells_surely))) == len(mine)


def counted_again(text: str, there: Told) -> Met | None:
    """The first clause of a text that gives a figure by the name by which another gives it."""
    return next(_met(text, there, Clause.repeats), None)


def _met(text: str, there: Told, same: Callable[[Clause, Clause], bool]) -> Iterator[Met]:
    return (met for clause in clauses(text) if (met := there.first(clause, same)))
