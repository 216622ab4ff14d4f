"""Which cells of a table count less than all: one row of those that its total adds up, and what is left over as 其他."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from drafter.collecting.alike import Sought
from drafter.collecting.mention import Mention
from drafter.collecting.tabled import summed_head
from drafter.zh.expression import expression
from drafter.zh.lexicon import Matrix

_REST = expression("^(?:其他|其它|其余|另有)")
_LESS = 2.5
"""What a cell loses where last year's figure does not name its row: as much as a figure beside the best of its sentence."""


def less_than_all(sought: Sequence[Sought], mentions: Sequence[Mention]) -> Matrix:
    """Last year's figures against mentions -> what each loses for counting only a part, (sought, mentions)."""
    lost: Matrix = np.zeros((len(sought), len(mentions)), np.float32)
    totals = {_column(one) for one in mentions if one.cell and _is_total(one)}
    for n, one in enumerate(mentions):
        if not one.cell or not one.comparable:
            continue
        rest = [head for head in (*one.stub, *one.heads) if _REST.match(head)]
        row = list(one.stub) if _column(one) in totals and not _is_total(one) else []
        for heads in (rest, row):
            for i, asked in enumerate(sought if heads else ()):
                if not any(_names(asked, head) for head in heads):
                    lost[i, n] = _LESS
    return lost


def _is_total(one: Mention) -> bool:
    return any(map(summed_head, one.stub))


def _column(one: Mention) -> tuple[str, int, int, str]:
    return (*one.line[:2], one.column, one.period)


def _names(asked: Sought, head: str) -> bool:
    """Whether last year's figure is told of a row by name: two characters of its head stand in the words about it."""
    told = f"{asked.clause} {asked.name} {asked.before}"
    return any(head[k : k + 2] in told for k in range(max(1, len(head) - 1)))
