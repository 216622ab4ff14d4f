"""What is not printed yet, and what was read before, as papers to be proofed: a dossier's words, last year's report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from drafter.model.phrases import OwnPhrase
from drafter.model.report import Portion, Report
from drafter.model.worded import Worded
from drafter.proofing.report_text import Line, Paper
from drafter.zh import glossary

BLANK = "□"
"""Stands in a line for what is still to be written: no words of hers, no figure."""


def draft(
    told: Sequence[Worded], names: Sequence[str], year: int, district: str, prior: Paper | None,
    phrases: Sequence[OwnPhrase] = (),
) -> Paper:  # fmt: skip
    """The words of a dossier, what she calls each paragraph, the year and the district, last year's report and her own wordings ->
    the paper to be proofed. Places of its lines are those of `words`."""
    texts = [words(one) for one in told]
    lines = [
        Line(number, text, text, one.part, name=name)
        for number, (one, text, name) in enumerate(zip(told, texts, names, strict=True), start=1)
    ]
    return Paper(tuple(lines), year, district, prior, _portions(told, texts), tuple(phrases))


def words(one: Worded) -> str:
    """A paragraph as it is proofed: each blank is one sign."""
    return "".join(BLANK if span.blank else span.text for span in one.para.spans)


def _portions(told: Sequence[Worded], texts: Sequence[str]) -> tuple[Portion, ...]:
    found = list[Portion]()
    for (part, section), group in groupby(range(len(told)), key=lambda n: (told[n].part, told[n].section)):
        numbers = list(group)
        text = "\n".join(texts[n] for n in numbers)
        found.append(Portion(part, section, numbers[0] + 1, numbers[-1] + 1, text))
    return tuple(found)


def of_report(report: Report) -> Paper:
    """A report as it was understood -> the paper others are proofed against. What stood in the file is not known any more."""
    texts = [(text, portion.part) for portion in report.portions for text in portion.text.split("\n")]
    notes = glossary.begins([text for text, _ in texts])
    lines = [
        Line(number, text, text, part, number > notes or glossary.explains(text))
        for number, (text, part) in enumerate(texts, start=1)
    ]
    return Paper(tuple(lines), report.meta.year, report.meta.district, None, report.portions)
