"""A paper -> the report it is: who wrote it, its outline, what it counts, promises and admits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.model.kind import Part, ReportKind
from drafter.model.manuscript import AROUND, TABLE, Manuscript
from drafter.model.report import Heading, Meta, Passage, Problem, Report, Sentence
from drafter.parsing import doubts, metadata
from drafter.parsing.blocks import Block, blocks
from drafter.parsing.commitments import commitments, far_off
from drafter.parsing.mark import Mark
from drafter.parsing.outline import marks
from drafter.parsing.portions import aside, portions
from drafter.parsing.problems import around, problems
from drafter.parsing.reported_year import year_of
from drafter.parsing.roles import Zone, zones
from drafter.parsing.statistics import statistics
from drafter.parsing.targets import targets
from drafter.quantities.indicators import Recogniser
from drafter.zh.sentences import has_words

__all__ = ["Recogniser", "body", "parse"]

_NONE = Recogniser(())


@dataclass(frozen=True)
class _Parsed:
    """A paper taken apart: texts of its paragraphs, where its body is, what it says of itself, headings, zones, blocks."""

    texts: list[str]
    at: metadata.Frame
    meta: Meta
    found: list[Mark]
    placed: list[Zone]
    body: tuple[Block, ...]


def parse(manuscript: Manuscript, kinds: Sequence[ReportKind], known: Recogniser = _NONE) -> Report:
    """A paper, the kinds and the indicators known -> the report."""
    parsed = _taken_apart(manuscript, kinds)
    meta, found, placed, body = parsed.meta, parsed.found, parsed.placed, parsed.body
    (promises, nearly), shortcomings = commitments(body), problems(body)
    counted, compared = statistics(body, known, meta.year)
    apart = {c.paragraph for c in promises} | {b.paragraph for b in far_off(body)}
    return Report(
        file=_file(manuscript),
        meta=meta,
        outline=_outline(found, placed, parsed.at.first),
        passages=_passages(body, apart, shortcomings),
        statistics=counted,
        compared=compared,
        commitments=promises,
        problems=shortcomings,
        targets=targets(promises),
        sentences=tuple(Sentence(b.paragraph, b.part, s.text, b.titles(s.start)) for b in body for s in b.sentences()),
        portions=portions(manuscript.paras, parsed.at, placed),
        doubts=(
            *manuscript.doubts,
            *doubts.of_reading(meta, found, placed, parsed.at.first),
            *doubts.told_twice(counted),
            *nearly,
            *aside(manuscript.paras, parsed.at),
            *doubts.unfinished(parsed.texts),
        ),
    )


def body(manuscript: Manuscript, kinds: Sequence[ReportKind]) -> tuple[Block, ...]:
    """A paper and the kinds known -> the blocks of its body, as parse sees them: what is learned from learns from these."""
    return _taken_apart(manuscript, kinds).body


def _taken_apart(manuscript: Manuscript, kinds: Sequence[ReportKind]) -> _Parsed:
    texts = ["" if para.look in (*TABLE, *AROUND) else para.text for para in manuscript.paras]
    at = metadata.frame(texts)
    found = marks(texts, at.first, at.last)
    meta, kind = _meta(manuscript, texts, at, found, kinds)
    placed = zones(texts, found, (at.first, at.last), meta, kind)
    return _Parsed(texts, at, meta, found, placed, blocks(texts, at.first, placed, found))


def _meta(
    manuscript: Manuscript, texts: list[str], at: metadata.Frame, found: list[Mark], kinds: Sequence[ReportKind]
) -> tuple[Meta, ReportKind | None]:
    file = _file(manuscript)
    title = metadata.title_of(texts, at)
    tops = [mark.title for mark in found if mark.level == 1]
    greeting = metadata.addressee_of(texts, at)
    kind = metadata.kind_of(title, tops, texts[at.first - 1 : at.last], kinds, file, greeting)
    date = metadata.date_of(texts, at)
    year = year_of(title, tops, texts, date, file, kind)
    district = metadata.district_of(texts, title, file)
    issuer = texts[at.signature - 1] if at.signature else ""
    meta = Meta(
        district, issuer, year, year + 1 if year else 0, kind.name if kind else "", title,
        greeting, date,
    )  # fmt: skip
    return meta, kind


def _file(manuscript: Manuscript) -> Path:
    place = next((para.place for para in manuscript.paras if para.place), None)
    return place.file if place else Path()


def _outline(found: list[Mark], placed: list[Zone], first: int) -> tuple[Heading, ...]:
    return tuple(
        Heading(m.level, m.marker, m.title, placed[m.paragraph - first].part, m.inline, m.paragraph) for m in found
    )


def _passages(body: Sequence[Block], apart: set[int], owned: Sequence[Problem]) -> tuple[Passage, ...]:
    """Every body paragraph under its headings, the heading it opens with taken off; promises and problems stand apart, but for
    the words of their paragraph that lead over to the problems, and the vow behind them. owned: the problems."""
    passages: list[Passage] = []
    named: dict[int, list[Problem]] = {}
    for problem in owned:
        named.setdefault(problem.paragraph, []).append(problem)
    for block in body:
        told_apart = block.paragraph in apart and block.part in (Part.PLAN, Part.PROBLEMS)
        if block.is_heading or told_apart:
            continue
        spans = [(block.body, len(block.text))]
        if block.part is Part.PROBLEMS and block.paragraph in named:
            spans = around(block.text, block.body, named[block.paragraph])
        for behind, (start, end) in enumerate(spans):
            text = block.text[start:end]
            if has_words(text):
                name, above = f"文{len(passages) + 1:02}", (block.section, block.heading)
                passages.append(Passage(name, block.part, *above, text, block.paragraph, start, bool(behind)))
    return tuple(passages)
