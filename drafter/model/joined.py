"""Last year's figures, promises, problems and paragraphs beside this year's rows: joined once, asked by everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from drafter.model.form import Row
from drafter.model.headline import HeadingInput
from drafter.model.inputs import MetricInput, PassageInput, ProblemInput, PromiseInput
from drafter.model.key import Key
from drafter.model.place import Ref
from drafter.model.report import Commitment, Passage, Problem, Statistic
from drafter.model.skeleton import Bone

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
    headings: tuple[Joined[Bone, HeadingInput], ...] = ()
    left: tuple[Row, ...] = ()

    @cached_property
    def promised(self) -> Mapping[Ref, Commitment]:
        """Each row of 上年计划 -> the promise it answers."""
        return {row.ref: promise for promise, row, _ in self.promises if row}

    @cached_property
    def before(self) -> Mapping[Ref, str]:
        """Each row of 正文 -> the words of last year's paragraph."""
        return {row.ref: passage.text for passage, row, _ in self.passages if row}

    @cached_property
    def leads(self) -> frozenset[Ref]:
        """The rows of 上年计划 that only lead others: 一是深化执法监督。, whose items are rows of their own."""
        items = Counter(promise.topic for promise, _, _ in self.promises)
        return frozenset(
            row.ref for promise, row, _ in self.promises if row and promise.leads and items[promise.topic] > 1
        )

    @property
    def by_table(self) -> dict[str, tuple[Joined[Any, Any], ...]]:
        """The joins of each table."""
        return {
            "指标": self.metrics,
            "上年计划": self.promises,
            "上年问题": self.problems,
            "正文": self.passages,
            "提纲": self.headings,
        }
