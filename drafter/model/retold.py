"""What an answer says that 正文 says as well, figures filled in: 败诉率降至7.6% beside 败诉率7.6%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs

_CLAUSE = expression("[^，。；：！？\\n（）()]+")
_SAYS, _SAME, _NAMED = 8, 0.45, 0.5
"""Characters of a clause without figures that tells a thing; part of the character pairs of two such clauses that both have,
from which they tell the same (of the clauses of six filled dossiers, none that tell two things are so alike); and of the
shorter's, where both give the same figures."""


@dataclass(frozen=True)
class Clause:
    """Words between two marks and where they begin; pairs of characters outside its figures, and those figures."""

    start: int
    text: str
    pairs: frozenset[str]
    figures: frozenset[tuple[str, str]]

    def tells(self, other: Clause) -> bool:
        """Whether it tells what another does."""
        both = len(self.pairs & other.pairs)
        if self.figures or other.figures:
            return self.figures == other.figures and both >= max(2, _NAMED * min(len(self.pairs), len(other.pairs)))
        return both >= _SAME * len(self.pairs | other.pairs) > 0


def told(dossier: Dossier) -> tuple[Clause, ...]:
    """The clauses of 正文 as they are printed."""
    return tuple(clause for row in dossier.inputs.kept_passages for clause in clauses(dossier.filled(row)))


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text that tell something."""
    for found in _CLAUSE.finditer(text):
        here = figures.find(found[0])
        if not here and len(squeeze(found[0])) < _SAYS:
            continue
        bare, end = [], 0
        for one in here:
            bare.append(found[0][end : one.start])
            end = one.end
        words = frozenset(pair for part in [*bare, found[0][end:]] for pair in pairs(part))
        values = frozenset((str(one.figure.value), one.figure.unit) for one in here)
        yield Clause(found.start(), found[0], words, values)


def again(answer: str, told_there: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    """The clauses of an answer that 正文 tells as well, each with the clause there."""
    mine = [(clause, next((one for one in told_there if clause.tells(one)), None)) for clause in clauses(answer)]
    return [(clause, other) for clause, other in mine if other]


def all_again(answer: str, told_there: Sequence[Clause]) -> bool:
    """Whether 正文 tells all that an answer gives, figures and all."""
    mine = list(clauses(answer))
    counted = bool(mine) and all(clause.figures for clause in mine)
    covered = sum(len(clause.text) for clause in mine) >= len(squeeze(answer)) - len(mine) - 1
    return counted and covered and len(again(answer, told_there)) == len(mine)
