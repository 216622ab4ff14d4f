"""The reports of one place and kind over its years -> how each figure moved, which promises and problems came again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from drafter import tracing
from drafter.model.report import Report, Statistic
from drafter.model.traced import Answer, Status
from drafter.survey.lined_up import come_again
from drafter.survey.linking import link, told
from drafter.survey.taken_down import figures_of, sentences_of


class Series(NamedTuple):
    """A figure over the years: what it counts, its unit, and each year's, the earliest first."""

    name: str
    unit: str
    figures: tuple[tuple[int, Statistic], ...]


class Answered(NamedTuple):
    """What a year's report says of a promise of the plan for it."""

    year: int
    status: Status
    evidence: str


class Repeated(NamedTuple):
    """A promise in the plans of several years: its words in the last of them, the years planned for, and each year's answer as
    far as there is a report on it."""

    text: str
    planned: tuple[int, ...]
    answers: tuple[Answered, ...]

    @property
    def answered(self) -> int:
        """The first year whose report answers it; 0 where none does."""
        return next((one.year for one in self.answers if one.status is Status.ANSWERED), 0)


class Recurring(NamedTuple):
    """A problem that several years' reports name: its words in the last of them, and the years."""

    text: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class OfYears:
    """Reports of one place and kind, one a year, the earliest first."""

    reports: tuple[Report, ...]

    @classmethod
    def of(cls, reports: Sequence[Report]) -> OfYears:
        """Reports of one place and kind -> the longest of each year; those that do not tell their year are left out."""
        best = dict[int, Report]()
        for report in sorted(reports, key=lambda one: -sum(len(portion.text) for portion in one.portions)):
            if report.meta.year:
                best.setdefault(report.meta.year, report)
        return cls(tuple(best[year] for year in sorted(best)))

    @property
    def years(self) -> tuple[int, ...]:
        """The years reported on."""
        return tuple(report.meta.year for report in self.reports)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The figures of this year's kind that two years at least tell, those told most often first."""
        found = defaultdict[str, list[tuple[int, Statistic]]](list)
        for name, year, figure in self._linked():
            found[name].append((year, figure))
        rows = [
            Series(name, figures[-1][1].figure.unit, tuple(sorted(figures, key=lambda one: one[0])))
            for name, figures in found.items()
        ]
        return tuple(sorted((row for row in rows if len(row.figures) > 1), key=lambda row: -len(row.figures)))

    @cached_property
    def repeated(self) -> tuple[Repeated, ...]:
        """The promises of more than one year's plan, whether or not the years follow each other, those planned most often first."""
        lines = [self._repeated(line) for line in _lines([_promises(report) for report in self.reports])]
        return tuple(sorted(lines, key=lambda one: (-len(one.planned), one.planned)))

    @cached_property
    def recurring(self) -> tuple[Recurring, ...]:
        """The problems that more than one report names, those named most often first."""
        told_of = [[problem.text for problem in report.problems] for report in self.reports]
        lines = _lines(told_of)
        found = [
            Recurring(told_of[line[-1][0]][line[-1][1]], tuple(self.years[at] for at, _ in line)) for line in lines
        ]
        return tuple(sorted(found, key=lambda one: (-len(one.years), one.years)))

    def _linked(self) -> Iterator[tuple[str, int, Statistic]]:
        """Every figure that is one of several years', with the name of its series and its year."""
        known = {(str(r.meta.year), s.paragraph, s.start): s for r in self.reports for s in r.statistics}
        figures = [row for r in self.reports for row in figures_of(str(r.meta.year), r)]
        sentences = [row for r in self.reports for row in sentences_of(str(r.meta.year), r)]
        names = link(list(told(figures, sentences, {str(year): year for year in self.years})))
        for row, name in zip(figures, names, strict=True):
            figure = known.get((row.report, row.paragraph, row.start))
            if name is not None and figure is not None:
                yield name, int(row.report), figure

    def _next(self, at: int) -> bool:
        """Whether the report behind this one is on the year after."""
        return at + 1 < len(self.years) and self.years[at + 1] == self.years[at] + 1

    @cached_property
    def _answers(self) -> Mapping[tuple[int, int], Answer]:
        """What was found of each promise, by its report and its place in it."""
        found = dict[tuple[int, int], Answer]()
        for at, (before, now) in enumerate(zip(self.reports, self.reports[1:], strict=False)):
            if self._next(at):
                trace = tracing.trace(before.commitments, before.targets, now.sentences, deep=False)
                found |= {(at, number): answer for number, answer in enumerate(trace.answers)}
        return found

    def _repeated(self, line: Sequence[tuple[int, int]]) -> Repeated:
        at, number = line[-1]
        answers = [
            (self.years[at] + 1, self._answers[at, number]) for at, number in line if (at, number) in self._answers
        ]
        heard = (Answered(year, a.status, a.evidence[0].text if a.evidence else "") for year, a in answers)
        planned = tuple(self.years[at] + 1 for at, _ in line)
        return Repeated(self.reports[at].commitments[number].text, planned, tuple(heard))


def _promises(report: Report) -> list[str]:
    return [promise.text for promise in report.commitments]


def _lines(texts: Sequence[Sequence[str]]) -> list[list[tuple[int, int]]]:
    """Texts report by report, the earliest first -> lines of texts that say the same again, however many reports in between do
    not, each text by its report and its place in it; none of one. A text goes on with the latest before it."""
    line_of = dict[tuple[int, int], list[tuple[int, int]]]()
    for at in range(1, len(texts)):
        for before in reversed(range(at)):
            for number, later in enumerate(come_again(texts[before], texts[at])):
                line = line_of.setdefault((before, number), [(before, number)])
                if later >= 0 and (at, later) not in line_of and line[-1][0] < at:
                    line.append((at, later))
                    line_of[at, later] = line
    return [line for start, line in sorted(line_of.items()) if line[0] == start and len(line) > 1]


def histories(report: Report, earlier: Sequence[Report]) -> list[tuple[tuple[int, Statistic], ...]]:
    """A report and earlier ones of its place and kind -> for each of its statistics what the earlier years told, the earliest first."""
    known = OfYears.of([report, *(one for one in earlier if 0 < one.meta.year < report.meta.year)])
    found = dict[str, tuple[tuple[int, Statistic], ...]]()
    for row in known.series:
        year, figure = row.figures[-1]
        if year == report.meta.year:
            found[figure.id] = row.figures[:-1]
    return [found.get(figure.id, ()) for figure in report.statistics]
