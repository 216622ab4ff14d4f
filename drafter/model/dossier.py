"""Everything a draft is made of, in one hand: rules and templates see nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from drafter.model.finding import PlaceOf
from drafter.model.habits import NO_HABITS, Habits
from drafter.model.indicator import Parts
from drafter.model.inputs import (
    Inputs,
    MetricInput,
    PassageInput,
    ProblemInput,
    PromiseInput,
    origin,
    place_told,
    row_for,
    row_numbered,
)
from drafter.model.kind import ReportKind, SectionKind, fill
from drafter.model.place import Ref
from drafter.model.report import Commitment, Passage, Problem, Report, Statistic
from drafter.model.slots import pieces, put_slots
from drafter.model.traced import Review
from drafter.zh.districts import normalise
from drafter.zh.figures import Figure
from drafter.zh.hygiene import squeeze
from drafter.zh.sentences import split


@dataclass(frozen=True)
class Dossier:
    """A district's report for a year: its kind, last year's reports (first: the one being succeeded), her tables,
    what the rates among the indicators are made of, what her tables make of last year's plan, the bureau's habits of
    layout, and which field of work an indicator belongs to."""

    kind: ReportKind
    district: str
    year: int
    priors: tuple[Report, ...]
    inputs: Inputs
    place_of: PlaceOf
    rates: Mapping[str, Parts] = field(default_factory=dict)
    review: Review = field(default_factory=Review)
    habits: Habits = NO_HABITS
    fields: Mapping[str, str] = field(default_factory=dict)

    def commitments(self) -> Iterator[Commitment]:
        """Every promise of every prior report."""
        for report in self.priors:
            yield from report.commitments

    def prior_problems(self) -> Iterator[Problem]:
        """Every problem of every prior report."""
        for report in self.priors:
            yield from report.problems

    def statistics(self) -> Iterator[Statistic]:
        """Every statistic of every prior report."""
        for report in self.priors:
            yield from report.statistics

    def answers(self) -> Iterator[tuple[Commitment, PromiseInput | None]]:
        """Every promise beside the row that answers it."""
        for promise in self.commitments():
            yield promise, row_for(self.inputs.promises, promise.id, promise.text)

    def remedies(self) -> Iterator[tuple[Problem, ProblemInput | None]]:
        """Every problem beside the row that says what was done about it."""
        for problem in self.prior_problems():
            yield problem, row_for(self.inputs.problems, problem.id, problem.text)

    def metrics(self) -> Iterator[tuple[Statistic, MetricInput | None]]:
        """Every statistic beside its row."""
        for statistic in self.statistics():
            yield statistic, row_numbered(self.inputs.metrics, statistic.id, lambda row: row.name, statistic.name)

    def passages(self) -> Iterator[tuple[Passage, PassageInput | None]]:
        """Every paragraph of the report being succeeded beside its row."""
        for passage in self.priors[0].passages:
            place = place_told(origin("", passage.paragraph, passage.text))
            yield passage, row_numbered(self.inputs.passages, passage.id, lambda row: place_told(row.origin), place)

    def repeated(self) -> frozenset[Ref]:
        """The rows of 正文 that say, figures aside, what last year's paragraph says."""
        return frozenset(row.ref for passage, row in self.passages() if row and repeats(row, passage, self.priors[0]))

    def renewed(self) -> Iterator[str]:
        """The sentences of 正文 that stay and are no longer last year's, with this year's figures, row by row."""
        rows, old = self.repeated(), self._last_year()
        for row in self.inputs.kept_passages:
            if row.text and row.ref not in rows:
                text = "".join(p.text if p.name is None else self._now(p.name) for p in pieces(row.text))
                yield "".join(one.text for one in split(text) if squeeze(one.text) not in old)

    def _last_year(self) -> frozenset[str]:
        """The sentences of the prior reports, typography aside."""
        passages = (passage for report in self.priors for passage in report.passages)
        return frozenset(squeeze(one.text) for passage in passages for one in split(passage.text))

    def _now(self, name: str) -> str:
        metric = self.metric(name)
        return (metric.now or "") if metric else ""

    def figures(self) -> Iterator[tuple[MetricInput, Figure | None]]:
        """Every metric of the table beside its figure in last year's report."""
        before = {row.ref: statistic.figure for statistic, row in self.metrics() if row}
        for metric in self.inputs.metrics:
            yield metric, before.get(metric.ref)

    def metric(self, name: str) -> MetricInput | None:
        """The metric a slot names."""
        return next((m for m in self.inputs.metrics if m.name == name), None)

    @property
    def before(self) -> int:
        """The year of the report being succeeded: the year before, unless only an older one was at hand."""
        return self.priors[0].meta.year or self.year - 1

    def heading_of(self, section: SectionKind) -> str:
        """A section's heading in this report."""
        return fill(section.heading, self.district, self.year, self.before)


def with_slots(passage: Passage, report: Report) -> str:
    """A passage's words with every figure of 指标.yaml replaced by its slot."""
    figures = [
        (s.start - passage.start, s.end - passage.start, s.name)
        for s in report.statistics
        if s.paragraph == passage.paragraph and s.start >= passage.start
    ]
    return put_slots(passage.text, figures)


def repeats(row: PassageInput, passage: Passage, report: Report) -> bool:
    """Whether a row says, figures aside, what last year's paragraph says."""
    text = row.text or ""
    return wording(text) == wording(with_slots(passage, report)) or squeeze(text) == squeeze(passage.text)


def wording(text: str) -> str:
    """The words of a text between its slots; what the figures are called does not matter."""
    return squeeze("".join("" if piece.name is not None else piece.text for piece in pieces(text)))


def section_name(kind: ReportKind, passage: Passage) -> str:
    """The section of this kind a passage belongs to; its own heading where the kind has none for it."""
    section = kind.section_for(passage.part)
    return section.name if section else passage.section or "引言"


def same_district(one: str, other: str) -> bool:
    """龙华, 龙华区 and 深圳市龙华区 are one district."""
    return normalise(one) == normalise(other)
