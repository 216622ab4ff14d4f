"""The paper as a page for a website: headings, paragraphs, tables, nothing of whom or which cell they come from; no scripts,
nothing fetched from anywhere. Findings, where there are any, are marks on their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from drafter.model.finding import Finding
from drafter.model.layout import Layout
from drafter.model.manuscript import HEAD, IMPRINT, TABLE, Look, Manuscript, Para, Span
from drafter.writers.anchor import Anchor, anchor
from drafter.writers.fingerprint import stamped_page
from drafter.zh.hygiene import printable

_TAGS = {
    Look.TITLE: "h1", Look.H1: "h2", Look.H2: "h3", Look.H3: "h4", Look.H4: "h5",
    Look.ATTACHMENT_TITLE: "h2", Look.CAPTION: "figcaption",
}  # fmt: skip
_CLASSES = {Look.SIGNATURE: "signature", Look.DATE: "date", Look.ADDRESSEE: "addressee", Look.SUBTITLE: "subtitle"}
_LEFT_OUT = (*HEAD, *IMPRINT, Look.PICTURE)
"""What belongs to the sending of a paper; pictures are drawn for paper."""
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_STYLE = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.1em/1.9 FangSong,STFangsong,serif;color:#111;background:#fff}"
    "h1{text-align:center;line-height:1.5}h2,h3,h4,h5{font-size:1.1em}p{text-indent:2em;margin:.3em 0}"
    ".addressee{text-indent:0}.subtitle,figcaption{text-align:center;text-indent:0}.signature,.date{text-align:right}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.2em .5em;text-align:left}"
    "mark{background:#fff2b3}"
)


def write(manuscript: Manuscript, findings: Sequence[Finding], _layout: Layout) -> bytes:
    """Paper and findings -> the bytes of an .html of its own; the same input gives the same bytes."""
    title = next((para.text for para in manuscript.paras if para.look is Look.TITLE), "")
    page = (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{article(manuscript, findings)}</body>\n</html>\n"
    )
    return stamped_page(page.encode())


def article(manuscript: Manuscript, findings: Sequence[Finding]) -> str:
    """Paper and findings -> the element that holds it, fit for any page."""
    cut, anchors = anchor(manuscript, findings)
    marks = _marks(cut, anchors)
    shown = [(number, para) for number, para in enumerate(cut.paras) if para.look not in _LEFT_OUT]
    parts = list[str]()
    for tabled, group in groupby(shown, key=lambda one: one[1].look in TABLE):
        rows = list(group)
        parts += [_table(rows, marks)] if tabled else [_block(number, para, marks) for number, para in rows]
    return f"<article>\n{''.join(parts)}</article>\n"


_Marks = dict[tuple[int, int], list[Finding]]
"""Paragraph and span -> the findings whose words it prints."""


def _marks(cut: Manuscript, anchors: Sequence[Anchor]) -> _Marks:
    found: _Marks = {}
    for one in anchors:
        for number in range(one.first[0], one.last[0] + 1):
            first = one.first[1] if number == one.first[0] else 0
            last = one.last[1] if number == one.last[0] else len(cut.paras[number].spans) - 1
            for at in range(first, last + 1):
                found.setdefault((number, at), []).append(one.finding)
    return found


def _block(number: int, para: Para, marks: _Marks) -> str:
    tag = _TAGS.get(para.look, "p")
    kind = f' class="{_CLASSES[para.look]}"' if para.look in _CLASSES else ""
    inside = _spans(number, enumerate(para.spans), marks)
    dated = _DATE.fullmatch(para.text) if para.look is Look.DATE else None
    if dated:
        year, month, day = map(int, dated.groups())
        inside = f'<time datetime="{year:04}-{month:02}-{day:02}">{inside}</time>'
    return f"<{tag}{kind}>{inside}</{tag}>\n"


def _table(rows: Sequence[tuple[int, Para]], marks: _Marks) -> str:
    told = list[str]()
    for number, para in rows:
        tag = "th" if para.look is Look.TABLE_HEAD else "td"
        told.append(f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in _cells(number, para, marks))}</tr>\n")
    return f"<table>\n{''.join(told)}</table>\n"


def _cells(number: int, para: Para, marks: _Marks) -> Iterator[str]:
    for parts, group in groupby(enumerate(para.spans), key=lambda one: one[1].text == "\t"):
        if not parts:
            yield _spans(number, group, marks)


def _spans(number: int, spans: Iterator[tuple[int, Span]] | enumerate[Span], marks: _Marks) -> str:
    told = list[str]()
    for at, span in spans:
        words, found = _escaped(span.text), marks.get((number, at), [])
        notes = "\n".join(f"{one.level}·{one.rule}：{one.message}" for one in found)
        told.append(f'<mark title="{_escaped(notes)}">{words}</mark>' if found else words)
    return "".join(told)


def _escaped(text: str) -> str:
    return escape(printable(text))
