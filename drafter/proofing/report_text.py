"""A report as it is proofed: its paragraphs as read and as printed, what each part does, what every figure counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.kept import NOTHING, Kept
from drafter.model.kind import Part
from drafter.model.manuscript import AROUND, TABLE, Manuscript
from drafter.model.phrases import OwnPhrase
from drafter.model.report import Portion, Report
from drafter.quantities import Quantity, quantities
from drafter.zh import figures, glossary
from drafter.zh.expression import expression
from drafter.zh.sentences import Sentence, split

_REVIEW = expression(
    "五年来|过去五年|过去的五年|“十[一二三四五]五”时期[^，。；]{0,6}(?:回顾|成就|发展)|回顾“十[一二三四]五”"
)


@dataclass(frozen=True)
class Line:
    """A paragraph (number from 1): text as read, printed as it stands in the file; part: what it does; note: it explains a
    term; row: it is a row of a table; name: what she calls it, where that is not its number."""

    number: int
    text: str
    printed: str
    part: Part
    note: bool = False
    row: bool = False
    name: str = ""

    @property
    def called(self) -> str:
        """How to tell her which paragraph it is."""
        return self.name or f"第{self.number}段"

    @property
    def planned(self) -> bool:
        """Whether it speaks of what is to be done."""
        return self.part is Part.PLAN

    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return split(self.text)


@dataclass(frozen=True)
class Claim:
    """A figure of a report: what it counts, in which sentence of which line."""

    line: Line
    sentence: Sentence
    counts: Quantity

    @property
    def start(self) -> int:
        """Where it begins in its line."""
        return self.sentence.start + self.counts.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.start + self.counts.end


@dataclass(frozen=True)
class Paper:
    """A report to be proofed. year: the one reported on, 0 where it is not known; prior: last year's report, if given; phrases:
    her own wordings (提法.yaml); kept: what was worked out of its paragraphs before."""

    lines: tuple[Line, ...]
    year: int
    district: str = ""
    prior: Paper | None = None
    portions: tuple[Portion, ...] = ()
    phrases: tuple[OwnPhrase, ...] = ()
    kept: Kept = NOTHING

    @cached_property
    def text(self) -> str:
        """All words, a paragraph a line."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def reviews_years(self) -> bool:
        """Whether it looks back on five years, as reports do at the end of a plan or a term: two in a row share four."""
        return bool(_REVIEW.search(self.text))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every figure of its paragraphs, in order; those of tables are not read as sentences."""
        return tuple(_claims([line for line in self.lines if not line.row], self.year))


def _claims(lines: Sequence[Line], year: int) -> Iterator[Claim]:
    for line in lines:
        for sentence in line.sentences():
            if seen := figures.find(sentence.text):
                for one in quantities(sentence.text, seen, year):
                    yield Claim(line, sentence, one)


def paper(
    manuscript: Manuscript, report: Report, prior: Paper | None = None, phrases: Sequence[OwnPhrase] = ()
) -> Paper:
    """A report as read and as understood, last year's, and her own wordings -> the paper to be proofed."""
    parts = {n: portion.part for portion in report.portions for n in range(portion.first, portion.last + 1)}
    texts = ["" if para.look in (*TABLE, *AROUND) else para.text for para in manuscript.paras]
    notes = glossary.begins(texts)
    lines = tuple(
        Line(
            n,
            para.text,
            para.origin or para.text,
            parts.get(n, Part.OTHER),
            n > notes or glossary.explains(para.text),
            para.look in TABLE,
        )
        for n, para in enumerate(manuscript.paras, start=1)
    )
    return Paper(lines, report.meta.year, report.meta.district, prior, report.portions, tuple(phrases))
