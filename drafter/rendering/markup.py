"""Marked lines a template prints -> paragraphs. Values travel out of band: a line holds only a number for each."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafter.model.chart import Chart
from drafter.model.manuscript import PARTED, Look, Manuscript, Para, Span
from drafter.rendering.filled import ended

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}([0-9a-f]+):(\\d+){_CLOSE}")

MARKS = {
    "= ": Look.TITLE,
    "== ": Look.SUBTITLE,
    "# ": Look.H1,
    "## ": Look.H2,
    "### ": Look.H3,
    "#### ": Look.H4,
    "@份号 ": Look.SERIAL,
    "@密级 ": Look.SECRECY,
    "@紧急程度 ": Look.URGENCY,
    "@发文机关标志 ": Look.MASTHEAD,
    "@发文字号 ": Look.NUMBER,
    "@抄送 ": Look.COPIES,
    "@印发 ": Look.PRINTED,
    "@审阅单 ": Look.SHEET_TITLE,
    "@审阅小题 ": Look.SHEET_HEAD,
    "@审阅 ": Look.SHEET_LINE,
    "@主送 ": Look.ADDRESSEE,
    "@附件说明 ": Look.ATTACHMENT_LIST,
    "@署名 ": Look.SIGNATURE,
    "@日期 ": Look.DATE,
    "@附件 ": Look.ATTACHMENT_LABEL,
    "@附件标题 ": Look.ATTACHMENT_TITLE,
    "|= ": Look.TABLE_HEAD,
    "| ": Look.TABLE_ROW,
    "@图 ": Look.PICTURE,
    "@图题 ": Look.CAPTION,
    "@图注 ": Look.NOTE,
}
"""What a template line begins with; a line without a mark is body text. Cells of a table row are parted by ¦."""


_WHOLE = (Look.TITLE, Look.ATTACHMENT_TITLE)
"""Looks whose lines are one paragraph: a title may be broken by hand."""


@dataclass
class Citations:
    """The values cited and charts drawn during one rendering. The nonce is drawn anew each time, so that no text can pass for a token."""

    values: list[tuple[Span, ...]] = field(default_factory=list)
    charts: dict[str, Chart] = field(default_factory=dict)
    nonce: str = field(default_factory=lambda: secrets.token_hex(8))

    def cite(self, spans: Sequence[Span]) -> str:
        """Spans -> the token that stands for them in the template's output."""
        self.values.append(tuple(spans))
        return f"{_OPEN}{self.nonce}:{len(self.values) - 1}{_CLOSE}"

    def draw(self, chart: Chart) -> str:
        """A chart -> the token that stands for it."""
        if not isinstance(chart, Chart):
            raise TypeError(chart)
        token = self.cite([])
        self.charts[token] = chart
        return token

    def spans(self, text: str) -> Iterator[Span]:
        """A stretch of the template's output -> its own words and the cited values, in order."""
        end = 0
        for match in _TOKEN.finditer(text):
            if match[1] != self.nonce or int(match[2]) >= len(self.values):
                continue
            if match.start() > end:
                yield Span(text[end : match.start()])
            yield from self.values[int(match[2])]
            end = match.end()
        if end < len(text):
            yield Span(text[end:])

    def ends_sentence(self, token: str) -> bool:
        """Whether the value a token stands for already ends with a stop."""
        return ended("".join(span.text for span in self.spans(token)))


def parse(marked: str, citations: Citations) -> Manuscript:
    """A template's output and the values cited in it -> the paper."""
    return Manuscript(tuple(para for line in marked.splitlines() for para in _paras(line.strip(), citations)))


def _paras(line: str, citations: Citations) -> Iterator[Para]:
    """A line -> its paragraph; a body value of several lines -> as many paragraphs."""
    mark = next((mark for mark in sorted(MARKS, key=len, reverse=True) if line.startswith(mark)), "")
    look = MARKS.get(mark, Look.BODY)
    if look is Look.PICTURE:
        drawn = citations.charts.get(line.removeprefix(mark))
        yield from [Para(look, (Span(""),), chart=drawn)] if drawn else []
        return
    spans = list(citations.spans(line.removeprefix(mark)))
    if look in PARTED:
        yield Para(look, tuple(_cells(spans)))
        return
    if look in _WHOLE:
        words = [n for n, span in enumerate(spans) if span.text.strip()]
        yield from [Para(look, tuple(spans[words[0] : words[-1] + 1]))] if words else []
        return
    row: list[Span] = []
    for span in [*spans, Span("\n")]:
        if span.text != "\n":
            row.append(span)
        elif any(s.text.strip() for s in row):
            yield Para(look, tuple(row))
            row = []


def _cells(spans: list[Span]) -> Iterator[Span]:
    """¦ in the template's own words parts cells; a value may hold any character but stays in its cell, on one line."""
    for span in spans:
        if span.ref or span.blank:
            yield replace(span, text=re.sub(r"\s+", " ", span.text))
            continue
        for index, piece in enumerate(span.text.split("¦")):
            if index:
                yield Span("\t")
            if piece.strip():
                yield Span(piece.strip())
