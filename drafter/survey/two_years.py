"""Two consecutive years of one place and kind, as their rows in a store -> what in the later report does not go with the earlier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from drafter import proofing
from drafter.model.kind import Part
from drafter.survey.store_tables import MismatchRow, ReportRow, SentenceRow
from drafter.zh import glossary


def mismatches(
    earlier: tuple[ReportRow, Sequence[SentenceRow]], later: tuple[ReportRow, Sequence[SentenceRow]]
) -> Iterator[MismatchRow]:
    """The earlier year's report and its sentences, the later one's -> what is told of the later, by place."""
    before, now = _paper(*earlier), _paper(*later)
    for number, one in enumerate(proofing.against(replace(now, prior=before)), start=1):
        yield MismatchRow(
            later[0].report, earlier[0].report, number, one.rule, one.level.value, one.paragraph, one.words, one.prior,
            one.message, one.fix, len(one.spots),
        )  # fmt: skip


def _paper(report: ReportRow, sentences: Sequence[SentenceRow]) -> proofing.Paper:
    """A report to be proofed, as its sentences tell it: what stood between them in the file is not known any more."""
    lots = [(number, list(of)) for number, of in groupby(sentences, key=attrgetter("paragraph"))]
    texts = ["".join(row.text for row in of) for _, of in lots]
    notes = glossary.begins(texts)
    lines = (
        proofing.Line(number, text, text, Part(of[0].part), place > notes or glossary.explains(text))
        for place, ((number, of), text) in enumerate(zip(lots, texts, strict=True), start=1)
    )
    return proofing.Paper(tuple(lines), report.year, report.district)
