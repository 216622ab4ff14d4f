"""A text of a plan -> its targets, each beside the figure of this year's table that it aims at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.inputs import NOT_COUNTED, MetricInput
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.figures import Figure
from drafter.zh.likeness import pairs

_CLAUSE = expression("[^，。；：！？]+")
_BY = expression("新增|新建|新设|新引进|增加|增长|增幅|再|下降|减少|降低|提高|提升|压减|力争达|突破")
"""What a figure behind it says is by how much, or of what is new: not to be compared with the whole."""
_AT_MOST = expression("不超过|不高于|以内|以下|控制在|低于|少于(?<!不少于)")
_NAMED, _FEWEST = 0.7, 3
"""Part of an indicator's name that a target's clause must say, and character pairs at least."""


@dataclass(frozen=True)
class Aimed:
    """A target: characters start..end of the text, its figure, its clause, and the row of 指标 it aims at."""

    start: int
    end: int
    figure: Figure
    clause: str
    row: MetricInput

    @property
    def beside(self) -> str:
        """This year's figure and last year's, as far as they are written: 今年682宗，上年685宗."""
        now = self.row.now if self.row.now and self.row.now != NOT_COUNTED else ""
        return "，".join(filter(None, (now and f"今年{now}", self.row.before and f"上年{self.row.before}")))

    @property
    def falls_short(self) -> bool:
        """Whether it aims at less than this year's exact figure, and not at keeping it down."""
        now = self.row.figure
        exact = now is not None and not now.qualifier
        return exact and now is not None and self.figure.value < now.value and not _AT_MOST.search(self.clause)


def aimed(dossier: Dossier, text: str) -> Iterator[Aimed]:
    """The targets of a text that an indicator of the table is named in, with the same unit."""
    for clause in _CLAUSE.finditer(text):
        found = figures.find(clause[0])
        if len(found) != 1 or _BY.search(clause[0][: found[0].start]):
            continue
        here = found[0]
        row = _named(dossier.inputs.metrics, clause[0][: here.start] + clause[0][here.end :], here.figure.unit)
        if row:
            yield Aimed(clause.start() + here.start, clause.start() + here.end, here.figure, clause[0], row)


def _named(rows: Sequence[MetricInput], words: str, unit: str) -> MetricInput | None:
    """The indicator whose name the words say most of."""
    said = set(pairs(words))
    best, most = None, _NAMED
    for row in rows:
        figure = row.figure or row.before_figure
        if not figure or figure.unit != unit:
            continue
        name = set(pairs(row.name))
        shared = name & said
        if len(shared) >= min(_FEWEST, len(name)) and len(shared) > most * len(name):
            best, most = row, len(shared) / len(name)
    return best
