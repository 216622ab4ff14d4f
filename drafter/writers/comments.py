"""Findings as native comments: their part written in one go, their marks set around the runs they hang on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.parts.comments import CommentsPart
from docx.text.run import Run

from drafter.model.finding import Finding
from drafter.writers import archive, base
from drafter.writers.anchor import Anchor
from drafter.zh.hygiene import printable

INITIALS = "起草"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLE = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'

Owner: TypeAlias = tuple[int, int]
"""(paragraph, span) a run prints, both counted from 0."""


def attach(document: Document, anchors: Sequence[Anchor], runs: Mapping[Owner, Run]) -> None:
    """A document, findings in the text's order and the run of every span -> a comment each, numbered from 0.

    python-docx's own add_comment looks through all comments for a free number each time: 10,000 take minutes.
    """
    if not anchors:
        return
    told = "".join(_comment(number, item.finding) for number, item in enumerate(anchors))
    part = CommentsPart.default(document.part.package)
    part.element.extend(list(parse_xml(f"<w:comments {_W}>{told}</w:comments>")))
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    for number, item in enumerate(anchors):
        runs[item.first].mark_comment_range(runs[item.last], number)


def _comment(number: int, f: Finding) -> str:
    """A finding as a comment; without a date, for the clock has no place in a reproducible file."""
    text = f"{f.level}·{f.rule}：{f.message}\n怎么改：{f.fix}\n［{f.place.file.name} 第{f.place.line}行］"
    first, *rest = printable(text).split("\n")
    paragraphs = f"<w:p>{_STYLE}{_MARK}{_run(first)}</w:p>" + "".join(f"<w:p>{_STYLE}{_run(line)}</w:p>" for line in rest)
    return f'<w:comment w:id="{number}" w:author="{archive.AUTHOR}" w:initials="{INITIALS}">{paragraphs}</w:comment>'


def _run(line: str) -> str:
    if not line:
        return ""
    space = ' xml:space="preserve"' if line != line.strip() else ""
    words = escape(line.replace("\t", " "))
    return f"<w:r>{base.comment_properties()}<w:t{space}>{words}</w:t></w:r>"
