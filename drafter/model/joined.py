"""Last year's figures, promises, problems and paragraphs beside this year's rows: joined once, asked by everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from drafter.model.inputs import MetricInput, PassageInput, ProblemInput, PromiseInput, Row
from drafter.model.key import Key
from drafter.model.report import Commitment, Passage, Problem, Statistic

_P = TypeVar("_P")
_R = TypeVar("_R", bound=Row)


class Joined(NamedTuple, Generic[_P, _R]):
    """What a prior report says, the row that answers it (None: it is gone), and the key both have."""

    prior: _P
    row: _R | None
    key: Key


@dataclass(frozen=True)
class Joins:
    """All joins of a dossier, each list in the order of the prior reports. left: rows that were laid out for something
    the prior reports, as they are read now, do not say."""

    metrics: tuple[Joined[Statistic, MetricInput], ...] = ()
    promises: tuple[Joined[Commitment, PromiseInput], ...] = ()
    problems: tuple[Joined[Problem, ProblemInput], ...] = ()
    passages: tuple[Joined[Passage, PassageInput], ...] = ()
    left: tuple[Row, ...] = ()
