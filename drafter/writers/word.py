"""The paper -> a .docx in the national layout, findings as native comments on exactly the words they concern."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TypeAlias

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.run import Run

from drafter.model.finding import Finding
from drafter.model.manuscript import Look, Manuscript, Para
from drafter.writers import archive, base, columns, elements
from drafter.writers.anchor import Anchor, anchor
from drafter.zh.hygiene import printable

INITIALS = "起草"
_RUN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_BLANK_BEFORE = {Look.ATTACHMENT_LIST, Look.SIGNATURE, Look.ATTACHMENT_TITLE}
_BLANK_AFTER = {Look.TITLE, Look.ATTACHMENT_TITLE}
_BLANK_LINE = Para(Look.BODY, ())

Owner: TypeAlias = tuple[int, int]
"""(paragraph, span) a run prints, both counted from 0."""


def write(manuscript: Manuscript, findings: Sequence[Finding]) -> bytes:
    """Paper and findings -> the bytes of a .docx; the same input gives the same bytes."""
    cut, anchors = anchor(manuscript, findings)
    title = next((para.text for para in cut.paras if para.look is Look.TITLE), "")
    document = docx.Document(io.BytesIO(base.package(title)))
    runs: dict[Owner, Run] = {}
    body = document.element.body
    for xml, owners in _blocks(cut):
        element = parse_xml(xml)
        body.insert(len(body) - 1, element)  # the section's properties stay last
        runs.update((owner, Run(run, document)) for owner, run in zip(owners, element.iter(_RUN), strict=True))
    for item in anchors:
        _comment(document, runs, item)
    stream = io.BytesIO()
    document.save(stream)
    return archive.packed(archive.parts(stream.getvalue()))


def _comment(document: Document, runs: dict[Owner, Run], item: Anchor) -> None:
    f = item.finding
    text = f"{f.level}·{f.rule}：{f.message}\n怎么改：{f.fix}\n［{f.place.file.name} 第{f.place.line}行］"
    ends = [runs[item.first], runs[item.last]]
    comment = document.add_comment(ends, text=printable(text), author=archive.AUTHOR, initials=INITIALS)
    words = ends[1]._r
    mark = words.getnext().getnext()  # the run that refers to the comment, after the end of its range
    mark.get_or_add_rPr().append(deepcopy(words.get_or_add_rPr().rFonts))  # else it would count as Western text
    for run in list(comment._comment_elm.iter(_RUN)):
        if run.find(_TEXT) is not None:
            run.insert(0, parse_xml(base.comment_properties()))
    for name in [n for n in comment._comment_elm.attrib if str(n).endswith("}date")]:
        del comment._comment_elm.attrib[name]  # the clock has no place in a reproducible file


def _blocks(manuscript: Manuscript) -> Iterator[tuple[str, list[Owner]]]:
    """(XML, owners of its runs in order) of every paragraph and table; blank lines have no owners."""
    paras = manuscript.paras
    for table, rows in columns.blocks(paras):
        if table:
            yield (
                elements.table([para for _, para in rows]),
                [o for number, para in rows for o in _owners(number, para)],
            )
            continue
        for number, para in rows:
            if para.look in _BLANK_BEFORE and (number == 0 or paras[number - 1].look is not para.look):
                yield elements.paragraph(_BLANK_LINE, together=True), []
            last = number + 1 < len(paras) and paras[number + 1].look in _BLANK_BEFORE
            together = last and para.look is not Look.DATE
            yield elements.paragraph(para, elements.indents(paras, number), together=together), _owners(number, para)
            if para.look in _BLANK_AFTER:
                yield elements.paragraph(_BLANK_LINE, together=True), []


def _owners(number: int, para: Para) -> list[Owner]:
    return [(number, index) for index, span in enumerate(para.spans) if span.text != "\t"]
