"""A report as understood, and what proofing says of it -> its rows in the tables of a store."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model.erratum import Erratum
from drafter.model.report import Report, Statistic
from drafter.survey.row_packing import Rows
from drafter.survey.store_tables import (
    FigureRow,
    FindingRow,
    HeadingRow,
    PartRow,
    ProblemRow,
    PromiseRow,
    ReportRow,
    SentenceRow,
    TargetRow,
)
from drafter.survey.which_place import whereabouts
from drafter.zh.deadlines import day_of
from drafter.zh.hygiene import squeeze

_BLANK = re.compile(r"\s+")


class Source(NamedTuple):
    """What a reading is of: the digest of the file's bytes, its name, and the program that reads it."""

    report: str
    file: str
    version: str


def rows_of(source: Source, report: Report, errata: Sequence[Erratum]) -> tuple[ReportRow, Rows]:
    """A report and what proofing says of it -> its row, and its rows in the other tables."""
    own = source.report
    return _report(source, report), {
        "parts": [
            PartRow(own, n, p.part.value, p.section, p.first, p.last, _long(p.text))
            for n, p in enumerate(report.portions, start=1)
        ],
        "headings": [
            HeadingRow(own, n, h.level, h.marker, h.title, h.part.value, h.inline, h.paragraph)
            for n, h in enumerate(report.outline, start=1)
        ],
        "sentences": sentences_of(own, report),
        "figures": list(figures_of(own, report)),
        "promises": [
            PromiseRow(own, c.id, c.text, c.section, c.item, c.paragraph, len(c.parts)) for c in report.commitments
        ],
        "targets": [
            TargetRow(own, n, t.promise, t.name, t.op, float(t.value), t.unit, t.text, t.sentence, t.paragraph)
            for n, t in enumerate(report.targets, start=1)
        ],
        "problems": [ProblemRow(own, p.id, p.text, p.cause, p.paragraph) for p in report.problems],
        "findings": [_finding(own, n, erratum) for n, erratum in enumerate(errata, start=1)],
    }


def _report(source: Source, report: Report) -> ReportRow:
    told, text = report.meta, "\n".join(portion.text for portion in report.portions)
    at = whereabouts(told.district, (told.issuer, told.title, told.addressee, source.file, text))
    return ReportRow(
        source.report, source.version, source.file, at.place, told.district, at.city, at.province, told.kind, told.year,
        told.issuer, told.title, told.addressee, told.date, day_of(told.date), _long(text), _digest(squeeze(text)),
        "\n".join(doubt.message for doubt in report.doubts),
    )  # fmt: skip


def sentences_of(own: str, report: Report) -> list[SentenceRow]:
    """What a report is called, and the report -> its sentences."""
    numbered = enumerate(report.sentences, start=1)
    return [SentenceRow(own, n, s.paragraph, s.part.value, s.heading, s.text) for n, s in numbered]


def figures_of(own: str, report: Report) -> Iterator[FigureRow]:
    """What a report is called, and the report -> this year's figures and those told beside them, in the order of the text."""
    places = {(s.paragraph, s.text): n for n, s in reversed([*enumerate(report.sentences, start=1)])}
    told = [(one, False) for one in report.statistics] + [(one, True) for one in report.compared]
    for one, compared in sorted(told, key=lambda pair: (pair[0].paragraph, pair[0].start)):
        yield _figure(own, one, places.get((one.paragraph, one.sentence), 0), compared=compared)


def _figure(own: str, one: Statistic, sentence: int, *, compared: bool) -> FigureRow:
    figure = one.figure
    return FigureRow(
        own, one.id, one.name, one.indicator, float(figure.value), figure.unit, figure.qualifier, figure.text,
        one.standing, compared, one.part.value, one.paragraph, sentence, one.start, one.end,
    )  # fmt: skip


def _finding(own: str, number: int, erratum: Erratum) -> FindingRow:
    return FindingRow(
        own, number, erratum.rule, erratum.level.value, erratum.paragraph, erratum.start, erratum.end, erratum.words,
        erratum.message, erratum.fix, len(erratum.spots),
    )  # fmt: skip


def _long(text: str) -> int:
    return len(_BLANK.sub("", text))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
