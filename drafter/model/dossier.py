"""Everything a draft is made of, in one hand: rules and templates see nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import zip_longest

from drafter.model.finding import PlaceOf
from drafter.model.habits import NO_HABITS, Habits
from drafter.model.headline import HeadingInput, Outline
from drafter.model.indicator import Traits
from drafter.model.inputs import Inputs, MetricInput, PassageInput
from drafter.model.joined import Joins
from drafter.model.kind import Part, ReportKind, SectionKind, fill
from drafter.model.offices import NO_OFFICES, Offices
from drafter.model.place import Ref
from drafter.model.report import Commitment, Passage, Report, Statistic
from drafter.model.skeleton import above
from drafter.model.slots import Filled, filled, pieces, put_slots
from drafter.model.traced import Review
from drafter.zh.districts import normalise
from drafter.zh.figures import Figure
from drafter.zh.hygiene import squeeze
from drafter.zh.rolling import Roll, Years, rolled
from drafter.zh.sentences import split
from drafter.zh.shortcomings import tells_problems

_DATED = (Part.PREFACE, Part.PROBLEMS, Part.RECTIFICATION, Part.PLAN)
"""Parts whose paragraphs of text say which year they speak of."""
_CAUSE = "原因"
_OWN_TABLES = (Part.PROBLEMS, Part.RECTIFICATION)
"""Parts whose words stand in tables of their own."""


@dataclass(frozen=True)
class Dossier:
    """A district's report for a year: its kind, last year's reports (first: the one being succeeded), her tables, which
    row answers what, what is known of the indicators and of the 科室, what her tables make of last year's plan, the bureau's habits of
    layout, the names of reminders that others than the rules of tables give, and the day, where it matters."""

    kind: ReportKind
    district: str
    year: int
    priors: tuple[Report, ...]
    inputs: Inputs
    joins: Joins
    place_of: PlaceOf
    indicators: Mapping[str, Traits] = field(default_factory=dict)
    offices: Offices = NO_OFFICES
    review: Review = field(default_factory=Review)
    habits: Habits = NO_HABITS
    named: Callable[[], Collection[str]] = tuple
    today: date | None = None

    def commitments(self) -> Iterator[Commitment]:
        """Every promise of every prior report."""
        for report in self.priors:
            yield from report.commitments

    def statistics(self) -> Iterator[Statistic]:
        """Every statistic of every prior report."""
        for report in self.priors:
            yield from report.statistics

    @cached_property
    def repeated(self) -> frozenset[Ref]:
        """The rows of 正文 that say, figures aside, what last year's paragraph says."""
        first = self.priors[0]
        return frozenset(
            row.ref for passage, row, _ in self.joins.passages if row and repeats(row, passage, first, self.years)
        )

    def renewed(self) -> Iterator[str]:
        """The sentences of 正文 that stay and are no longer last year's, with this year's figures, row by row, and what of
        素材 was taken."""
        rows, old = self.repeated, self.last_year
        for row in self.inputs.kept_passages:
            if row.text and row.ref not in rows:
                yield "".join(one.text for one in split(self.filled(row.text).text) if squeeze(one.text) not in old)
        yield from (row.text or "" for row in self.inputs.taken)

    def filled(self, text: str | None) -> Filled:
        """A text of hers with this year's figures in its slots."""
        return filled(text or "", self.now)

    @cached_property
    def last_year(self) -> frozenset[str]:
        """The sentences of the prior reports, typography aside."""
        passages = (passage for report in self.priors for passage in report.passages)
        return frozenset(squeeze(one.text) for passage in passages for one in split(passage.text))

    def now(self, name: str) -> str:
        """This year's figure of a slot as she wrote it; empty where there is none yet."""
        metric = self.metric(name)
        return (metric.now or "") if metric else ""

    @cached_property
    def figures(self) -> tuple[tuple[MetricInput, Figure | None], ...]:
        """Every metric of the table beside its figure in last year's report."""
        before = {row.ref: statistic.figure for statistic, row, _ in self.joins.metrics if row}
        return tuple((metric, before.get(metric.ref)) for metric in self.inputs.metrics)

    @cached_property
    def _named(self) -> Mapping[str, MetricInput]:
        return {metric.name: metric for metric in reversed(self.inputs.metrics)}

    def metric(self, name: str) -> MetricInput | None:
        """The metric a slot names."""
        return self._named.get(name)

    @property
    def before(self) -> int:
        """The year of the report being succeeded: the year before, unless only an older one was at hand."""
        return self.priors[0].meta.year or self.year - 1

    @property
    def years(self) -> Years:
        """What last year's years become."""
        return Years(self.priors[0].meta.year, self.year)

    def heading_of(self, section: SectionKind) -> str:
        """A section's heading in this report, where last year's report has none for it."""
        return fill(section.heading, self.district, self.year, self.before)

    @cached_property
    def said(self) -> str:
        """What 正文 says, typography aside, a row a line."""
        return "\n".join(squeeze(row.text or "") for row in self.inputs.kept_passages)

    @property
    def leads(self) -> frozenset[Ref]:
        """The rows of 上年计划 that only lead others."""
        return self.joins.leads

    @cached_property
    def asks_causes(self) -> bool:
        """Whether a problem is to be told with its cause: the kind's heading says so, or last year's report did so; not where
        that told one cause of all, which stands in 正文."""
        section = self.kind.section_for(Part.PROBLEMS)
        asked = bool(section and _CAUSE in section.heading)
        causes = [problem.cause for problem in self.priors[0].problems]
        told_once = len(causes) > 1 and len(set(causes)) == 1
        return (asked or any(causes)) and not (told_once and causes[0])

    @cached_property
    def outline(self) -> Outline:
        """The headings of this report: those of 提纲, in a dossier of an older release those of the kind."""
        if self.inputs.headings:
            return self.inputs.outline
        rows = ((section, self.heading_of(section)) for section in self.kind.sections)
        return Outline(
            [
                HeadingInput.model_validate({"编号": f"部{n}", "层级": "一级", "标题": heading, "部分": section.name})
                for n, (section, heading) in enumerate(rows, start=1)
                if heading
            ]
        )


def unfilled(dossier: Dossier) -> Iterator[HeadingInput]:
    """Headings under which nothing stood last year that other tables have rows for, and nothing stands now: their words
    are to be written. Where she deleted the rows, the heading goes with them."""
    held = {*_held(dossier), *_named(dossier)}
    rows = dossier.inputs.outline.printed
    for row, after in zip_longest(rows, rows[1:]):
        if row.words and row.id not in held and not (after and after.rank > row.rank):
            yield row


def _named(dossier: Dossier) -> Iterator[str]:
    """Numbers of the headings that rows of other tables name."""
    inputs, outline = dossier.inputs, dossier.inputs.outline
    plan = dossier.kind.section_for(Part.PLAN)
    said = [
        *((row.heading, row.section) for row in inputs.passages),
        *((row.section, "") for row in inputs.promises),
        *((row.heading, plan.name if plan else "") for row in inputs.next_plans),
        *((None, section.name) for section in dossier.kind.sections if section.required or section.part in _OWN_TABLES),
    ]
    for words, section in said:
        row = outline.find(words, [section]) if words else outline.alone(section)
        yield from [row.id] if row else []


def _held(dossier: Dossier) -> Iterator[str]:
    """Numbers of the headings under which last year's report has what other tables have rows for."""
    first = dossier.priors[0]
    bones = tuple(one.prior for one in dossier.joins.headings)
    rows = {one.prior.id: one.row.id for one in dossier.joins.headings if one.row}
    said = [
        *((passage.paragraph, passage.part) for passage in first.passages),
        *((promise.paragraph, Part.PLAN) for promise in first.commitments),
        *((problem.paragraph, Part.PROBLEMS) for problem in first.problems),
    ]
    for paragraph, part in said:
        bone = above(bones, paragraph, part)
        if bone and bone.id in rows:
            yield rows[bone.id]


def with_slots(passage: Passage, report: Report) -> str:
    """A passage's words with every figure of 指标.yaml replaced by its slot."""
    figures = [
        (s.start - passage.start, s.end - passage.start, s.name)
        for s in report.statistics
        if s.paragraph == passage.paragraph and passage.start <= s.start and s.end <= passage.start + len(passage.text)
    ]
    return put_slots(passage.text, figures)


def rolled_text(passage: Passage, report: Report, years: Years) -> tuple[str, tuple[Roll, ...]]:
    """A passage's words as they are laid out: with slots for figures, and with this year's years where it opens or closes
    a part that the calendar dates; what was done keeps its dates, and so do the problems of an earlier year told again."""
    text = with_slots(passage, report)
    dated = passage.part in _DATED or _opens_paper(passage, report)
    again = [(one.start, one.start + len(one.text)) for one in split(text) if tells_problems(one.text)]
    kept = again if passage.part is Part.RECTIFICATION else []
    return rolled(text, years, kept) if dated else (text, ())


def _opens_paper(passage: Passage, report: Report) -> bool:
    """Whether a passage stands straight under the title of the first of two papers, which is the first heading of all."""
    head = next(iter(report.outline), None)
    titled = head is not None and head.level == 1 and not head.marker and not head.inline
    return titled and head is not None and passage.paragraph == head.paragraph + 1


def repeats(row: PassageInput, passage: Passage, report: Report, years: Years) -> bool:
    """Whether a row says, figures and rolled years aside, what last year's paragraph says."""
    text = wording(row.text or "")
    same = (with_slots(passage, report), rolled_text(passage, report, years)[0])
    return text in map(wording, same) or squeeze(row.text or "") == squeeze(passage.text)


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
