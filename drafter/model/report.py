"""Last year's report as understood: outline, passages, statistics, commitments, problems, targets, doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from drafter.model.kind import Part
from drafter.model.manuscript import Doubt
from drafter.zh.expression import expression
from drafter.zh.figures import Figure
from drafter.zh.headings import unmarked
from drafter.zh.matters import matters

_CLAUSE = expression("[，；。]")
_SERIES = ("", *"乙丙丁戊己庚辛壬癸")
"""Marks of the second and further reports a dossier answers for."""


@dataclass(frozen=True)
class Heading:
    """A heading or the lead of an item. level 1..4; inline: the paragraph goes on after it; paragraph from 1."""

    level: int
    marker: str
    title: str
    part: Part
    inline: bool
    paragraph: int


@dataclass(frozen=True)
class Statistic:
    """A counted thing: name (unique in its report), figure, the characters start..end of its paragraph, the indicator of the
    catalogue it is, if any, and what it stands for (see quantities.standing): empty for this year's, 累计, 上年, 计划, 目标."""

    id: str
    name: str
    figure: Figure
    sentence: str
    paragraph: int
    part: Part
    start: int
    end: int
    indicator: str = ""
    standing: str = ""


@dataclass(frozen=True)
class Commitment:
    """A plan sentence that promises something checkable. section: the headings above it; item: its lead sentence."""

    id: str
    text: str
    section: str
    paragraph: int
    item: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The things it promises, each as it stands in the sentence; one where it is one thing."""
        return matters(self.text)

    @property
    def leads(self) -> bool:
        """Whether it is the lead of its item and nothing more: 一是深化执法监督。"""
        return bool(self.item) and unmarked(self.text).rstrip("。；：") == self.item.rstrip("。；：")

    @property
    def topic(self) -> tuple[str, str]:
        """What it belongs to with its neighbours: (section, item), the paragraph where no item leads it."""
        return self.section, self.item or str(self.paragraph)


@dataclass(frozen=True)
class Problem:
    """A shortcoming the report names; text is its whole item, cause the words that say why, empty where none do."""

    id: str
    text: str
    paragraph: int
    cause: str = ""


@dataclass(frozen=True)
class Target:
    """A numeric promise. value and unit as printed (100, 万亩); op is one of = >= <= ~ (about); promise: the id of the
    commitment it stands in."""

    name: str
    op: str
    value: Decimal
    unit: str
    text: str
    sentence: str
    paragraph: int
    promise: str = ""

    @property
    def up_to(self) -> str:
        """Its sentence up to the end of its own words."""
        return self.sentence[: max(0, self.sentence.find(self.text)) + len(self.text)]

    @property
    def clause(self) -> str:
        """The stretch between two marks that it stands in."""
        before = _CLAUSE.split(self.up_to)[-1]
        return before + _CLAUSE.split(self.sentence[len(self.up_to) :])[0]

    @property
    def one_of_several(self) -> bool:
        """Whether it is one of several figures after 分别."""
        return "分别" in _CLAUSE.split(self.up_to)[-1]


@dataclass(frozen=True)
class Passage:
    """A body paragraph under its headings, marker and heading stripped. paragraph counts from 1; behind: it is what stands
    behind the problems of its paragraph."""

    id: str
    part: Part
    section: str
    heading: str
    text: str
    paragraph: int
    start: int = 0
    behind: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence of the body, its paragraph and part, and the headings and the lead it stands under, outermost first."""

    paragraph: int
    part: Part
    text: str
    heading: str = ""


@dataclass(frozen=True)
class Portion:
    """Paragraphs first..last that do one thing (part) under one level-1 heading (section, empty where there is none)."""

    part: Part
    section: str
    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Meta:
    """What the report says of itself. year: the year reported on; plan_year: the year planned for."""

    district: str = ""
    issuer: str = ""
    year: int = 0
    plan_year: int = 0
    kind: str = ""
    title: str = ""
    addressee: str = ""
    date: str = ""


@dataclass(frozen=True)
class Report:
    """A report that was read; file is where it came from; compared: figures that are not this year's, told beside those
    that are: last year's, planned, aimed at."""

    file: Path
    meta: Meta
    outline: tuple[Heading, ...] = ()
    passages: tuple[Passage, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    problems: tuple[Problem, ...] = ()
    targets: tuple[Target, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    portions: tuple[Portion, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    compared: tuple[Statistic, ...] = ()


def apart(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports of a dossier with ids and metric names apart: the second's promises are 乙划01, 乙划02 …"""
    series: list[Report] = []
    for number, report in enumerate(reports):
        taken = frozenset(s.name for before in series for s in before.statistics)
        mark = _SERIES[number] if number < len(_SERIES) else f"第{number + 1}份"
        series.append(_marked(report, mark, taken) if mark else report)
    return tuple(series)


def _marked(report: Report, mark: str, taken: frozenset[str]) -> Report:
    """The report with a mark before its ids, and before metric names taken already."""
    return replace(
        report,
        passages=tuple(replace(p, id=f"{mark}{p.id}") for p in report.passages),
        statistics=tuple(
            replace(s, id=f"{mark}{s.id}", name=f"{mark}{s.name}" if s.name in taken else s.name)
            for s in report.statistics
        ),
        commitments=tuple(replace(c, id=f"{mark}{c.id}") for c in report.commitments),
        problems=tuple(replace(p, id=f"{mark}{p.id}") for p in report.problems),
        targets=tuple(replace(t, promise=f"{mark}{t.promise}") for t in report.targets),
    )
