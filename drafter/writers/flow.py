"""The paper's paragraphs in the order they are printed, with the blank lines, tables and sections the layout asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from drafter.model.manuscript import HEAD, IMPRINT, SHEET, Look, Manuscript, Para
from drafter.writers import columns, letterhead
from drafter.writers.composing import Typesetter
from drafter.writers.package import section
from drafter.writers.properties import Extra
from drafter.zh import gbt9704 as gb

Owner: TypeAlias = tuple[int, int]
"""(paragraph, span) a run prints, both counted from 0."""

Block: TypeAlias = tuple[str, list[Owner | None]]
"""XML, and for each of its runs in order the span it prints; None for a run of a tab alone."""

_BLANK_BEFORE = {Look.ATTACHMENT_LIST, Look.SIGNATURE, Look.ATTACHMENT_TITLE}
_BLANK_AFTER = {Look.TITLE, Look.ATTACHMENT_TITLE}
_BLANK_LINE = Para(Look.BODY, ())
_LOW = 20
"""1 pt, in twips: a document may not end in a table, and the line after it is not to need a page of its own."""


def blocks(manuscript: Manuscript, typesetter: Typesetter) -> Iterator[Block]:
    """Every paragraph and table of the paper as XML; blank lines have no owners."""
    paras = manuscript.paras
    closing = max((n for n, para in enumerate(paras) if para.look in SHEET), default=-1)
    head = [(n, para) for n, para in enumerate(paras) if para.look in HEAD]
    imprint = [(n, para) for n, para in enumerate(paras) if para.look in IMPRINT]
    if closing < 0:
        yield from _head(head, typesetter)
    for table, rows in columns.blocks(paras):
        if table:
            owned = [owner for number, para in rows for owner in owners(number, para)]
            yield typesetter.table([para for _, para in rows]), owned
            continue
        for number, para in rows:
            if number == closing:
                yield (
                    typesetter.paragraph(para, Extra(section=section(typesetter.layout, plain=True))),
                    owners(number, para),
                )
                yield from _head(head, typesetter)
            elif para.look not in (*HEAD, *IMPRINT):
                yield from _paragraph(paras, number, typesetter)
    if imprint:
        owned = [owner for number, para in imprint for owner in owners(number, para, tabs=True)]
        yield letterhead.imprint(typesetter, [para for _, para in imprint]), owned
        yield typesetter.paragraph(_BLANK_LINE, Extra(line=_LOW)), []


def owners(number: int, para: Para, *, tabs: bool = False) -> list[Owner | None]:
    """Which span each run of a paragraph prints; tabs: a tab is a run of its own."""
    return [
        None if span.text == "\t" else (number, index)
        for index, span in enumerate(para.spans)
        if tabs or span.text != "\t"
    ]


def _paragraph(paras: Sequence[Para], number: int, typesetter: Typesetter) -> Iterator[Block]:
    para = paras[number]
    if para.look in _BLANK_BEFORE and (number == 0 or paras[number - 1].look is not para.look):
        lines = gb.SEAL_LINES if typesetter.layout.sealed and para.look is Look.SIGNATURE else 1
        yield from ((typesetter.paragraph(_BLANK_LINE, together=True), []) for _ in range(lines))
    last = number + 1 < len(paras) and paras[number + 1].look in _BLANK_BEFORE
    together = last and para.look is not Look.DATE
    yield typesetter.paragraph(para, typesetter.extra(paras, number), together=together), owners(number, para)
    if para.look in _BLANK_AFTER:
        yield typesetter.paragraph(_BLANK_LINE, together=True), []


def _head(head: Sequence[tuple[int, Para]], typesetter: Typesetter) -> Iterator[Block]:
    """版头: three lines for 份号, 密级 and 紧急程度, 发文机关标志, two blank lines, 发文字号, the red line, two more."""
    if not head:
        return
    above = [(n, para) for n, para in head if para.look not in (Look.MASTHEAD, Look.NUMBER)]
    for number, para in above:
        yield typesetter.paragraph(para), owners(number, para)
    yield from _blank(gb.HEAD_LINES - len(above), typesetter)
    for number, para in head:
        if para.look is Look.MASTHEAD:
            yield letterhead.masthead(typesetter, para), owners(number, para)
            yield from _blank(2, typesetter)
    numbered = [(n, para) for n, para in head if para.look is Look.NUMBER]
    for number, para in numbered:
        yield letterhead.number(typesetter, para), owners(number, para, tabs=True)
    if not numbered:
        yield typesetter.paragraph(_BLANK_LINE, Extra(border=letterhead.RULE)), []
    yield from _blank(2, typesetter)


def _blank(count: int, typesetter: Typesetter) -> Iterator[Block]:
    return ((typesetter.paragraph(_BLANK_LINE), []) for _ in range(count))
