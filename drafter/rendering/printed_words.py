"""Dossier -> its words as the shipped templates print them, without running a template: making one ready takes five times as
long as all that is composed for it. Annexes, sheet and letterhead are no words of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drafter.model.dossier import Dossier
from drafter.model.form import Form
from drafter.model.inputs import PassageInput
from drafter.model.kind import Part
from drafter.model.manuscript import Look, Para, Span
from drafter.model.renumbered import renumbered
from drafter.model.worded import Worded
from drafter.rendering import filled
from drafter.rendering.sectioning import Composed, composed
from drafter.rendering.views import Group, Section
from drafter.zh.headings import marker_for
from drafter.zh.numerals import from_int

_HEADINGS = (Look.TITLE, Look.H1, Look.H2, Look.H3, Look.H4)
_END = Span("\n")
_LEADS_ON = "：:，,。；"
"""Marks after which the first of several problems stands without another."""


def worded(dossier: Dossier) -> list[Worded]:
    """A dossier -> the paragraphs of its report from the title to the date, blanks as they are printed."""
    told, made = _Words(dossier, composed(dossier)), list[Worded]()
    made += told.paras(told.cell(dossier.inputs.case, "标题"), Part.PREFACE, "", Look.TITLE)
    for section in told.made.sections:
        part, heading = Part(section.part), "" if section.untitled else section.heading
        for look, spans in told.section(section):
            made += told.paras(spans, part, heading, look)
    for key, look in (("署名", Look.SIGNATURE), ("成文日期", Look.DATE)):
        made += told.paras(told.cell(dossier.inputs.case, key), Part.SIGNATURE, "", look)
    return made


class _Words:
    """A dossier composed, and how its cells are printed."""

    def __init__(self, dossier: Dossier, made: Composed) -> None:
        self.dossier, self.made, self.moved = dossier, made, renumbered(dossier)

    def cell(self, row: Form, key: str) -> list[Span]:
        """A cell's words, and the answers that stand beside its items."""
        return list(filled.written(self.dossier, row, key, self.made.beside.get(row.ref, ())))

    def sentence(self, row: Form, key: str) -> list[Span]:
        """The same, closed with a stop."""
        spans = self.cell(row, key)
        return spans if filled.ended("".join(span.text for span in spans)) else [*spans, Span("。")]

    def paras(self, spans: Iterable[Span], part: Part, section: str, look: Look = Look.BODY) -> Iterator[Worded]:
        """Spans of several lines -> a paragraph a line."""
        if look is Look.TITLE:
            spans = [span for span in spans if span.text != "\n"]
        for ends, line in groupby(spans, key=lambda span: span.text == "\n"):
            row = () if ends else tuple(line)
            if any(span.text.strip() for span in row):
                yield Worded(Para(look, row), part, section)

    def section(self, section: Section) -> Iterator[tuple[Look, list[Span]]]:
        """What stands in a section, its heading first."""
        if section.heading and not section.untitled:
            yield _HEADINGS[min(section.level, 1)], [Span(section.marker), Span(section.heading, section.title)]
        if section.lacking:
            yield Look.BODY, [Span(f"【待填：{section.name}】", section.ref, blank=True)]
        for group in section.groups:
            yield from self.group(group)
        for one in section.amended:
            named = [part for row in one.problems for part in _quoted(row)] if one.named else []
            yield Look.BODY, [*(_framed(one.lead, named, "的问题，")), *self.sentence(one.row, "整改情况")]
        yield Look.BODY, list(self.problems(section))

    def group(self, group: Group) -> Iterator[tuple[Look, list[Span]]]:
        """What stands under a heading, the heading above it or running into the first paragraph."""
        heading = [Span(group.marker), Span(group.heading, group.ref)] if group.heading else []
        if heading and not group.run_on:
            yield _HEADINGS[group.level], heading
        opening = [*heading, Span("。")] if group.run_on and heading else []
        told = [*self.done(group), *self.ahead(group), *(self.text(row) for row in group.closing)]
        if group.lacking:
            told.append([Span(f"【待填：{group.heading}】", group.ref, blank=True)])
        for number, spans in enumerate(told):
            yield Look.BODY, [*([] if number else opening), *spans]

    def text(self, row: PassageInput) -> list[Span]:
        """A paragraph, its number as it has moved up."""
        spans, how = self.cell(row, "文字"), self.moved.get(row.ref)
        return list(filled.moved(spans, how)) if how else spans

    def done(self, group: Group) -> Iterator[list[Span]]:
        """What was done: paragraphs, answers, what was taken from 素材."""
        yield from (self.text(row) for row in group.opening)
        yield from (list(filled.answered(self.dossier, topic)) for topic in group.answers)
        if group.taken:
            yield [span for row in group.taken for span in self.sentence(row, "内容")]

    def ahead(self, group: Group) -> Iterator[list[Span]]:
        """What is planned, an item a paragraph but where it goes on in that of the one before."""
        paras: list[list[Span]] = []
        for number, (mark, row) in enumerate(zip(group.marks, group.plans, strict=True)):
            spans = [Span(mark), *filled.led(row), *self.sentence(row, "计划")]
            if number and group.goes_on[number]:
                paras[-1] += spans
            else:
                paras.append(spans)
        yield from paras

    def problems(self, section: Section) -> Iterator[Span]:
        """The shortcomings of this year, each with its cause; a single one is not numbered."""
        items, several = section.items, len(section.problems) > 1
        for number, row in enumerate(section.problems, start=1):
            if number == 1 and items.lead:
                yield from self.cell(items.lead, "文字")
                yield from [Span("：")] if several and (items.lead.text or "")[-1:] not in _LEADS_ON else []
            if several:
                yield Span(marker_for(items.level, number) if items.level else f"{from_int(number)}是")
            yield from self.sentence(row, "问题")
            if row.cause or items.caused:
                yield Span("主要原因是")
                yield from self.sentence(row, "原因")
            if not items.together:
                yield _END
        for behind in items.behind:
            yield from (_END, *self.cell(behind, "文字"))


def _quoted(row: Form) -> Sequence[Span]:
    return [Span("“"), Span(filled.brief(str(getattr(row, "text", ""))), row.ref), Span("”")]


def _framed(before: str, inside: Sequence[Span], after: str) -> Sequence[Span]:
    return [Span(before), *inside, Span(after)] if inside else []
