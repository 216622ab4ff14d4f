"""Findings as native comments: their part and their marks written in one go, the marks set around the runs they hang on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from html import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.comments import CommentsPart

from drafter.model.finding import Finding
from drafter.writers import zipping
from drafter.writers.anchor import Anchor
from drafter.zh.hygiene import printable

INITIALS = "起草"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLE = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
_REFERENCE = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
_MARK = f"<w:r>{_REFERENCE}<w:annotationRef/></w:r>"


def attach(
    document: Document, anchors: Sequence[Anchor], runs: Mapping[tuple[int, int], CT_R], properties: str
) -> None:
    """A document, findings in the text's order, the run of every (paragraph, span) -> a comment each, numbered from 0.

    properties: w:rPr of a comment's words. python-docx's own add_comment looks through all comments for a free number
    each time: 10,000 take minutes.
    """
    if not anchors:
        return
    part = CommentsPart.default(document.part.package)
    part.element.extend(_parsed(_comment(number, item.finding, properties) for number, item in enumerate(anchors)))
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    marks = iter(_parsed(map(_marks, range(len(anchors)))))
    for item, start, end, reference in zip(anchors, marks, marks, marks, strict=True):
        reference.rPr.append(deepcopy(runs[item.last].get_or_add_rPr().rFonts))  # else it would count as Western text
        runs[item.first].addprevious(start)
        runs[item.last].addnext(reference)
        runs[item.last].addnext(end)


def _parsed(elements: Iterable[str]) -> list[BaseOxmlElement]:
    return list(parse_xml(f"<w:comments {_W}>{''.join(elements)}</w:comments>"))


def _marks(number: int) -> str:
    """Where a comment's words begin and end, and the run that refers to it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'
        f'<w:r>{_REFERENCE}<w:commentReference w:id="{number}"/></w:r>'
    )


def _comment(number: int, f: Finding, properties: str) -> str:
    """A finding as a comment; without a date, for the clock has no place in a reproducible file."""
    more = f"\n怎么改：{f.fix}\n［{f.place.file.name} 第{f.place.line}行］" if f.fix else ""
    text = f"{f.level}·{f.rule}：{f.message}{more}"
    runs = [_run(line, properties) for line in printable(text).split("\n")]
    paragraphs = "".join(f"<w:p>{_STYLE}{run}</w:p>" for run in [_MARK + runs[0], *runs[1:]])
    return f'<w:comment w:id="{number}" w:author="{zipping.AUTHOR}" w:initials="{INITIALS}">{paragraphs}</w:comment>'


def _run(line: str, properties: str) -> str:
    if not line:
        return ""
    space = ' xml:space="preserve"' if line != line.strip() else ""
    words = escape(line.replace("\t", " "), quote=False)
    return f"<w:r>{properties}<w:t{space}>{words}</w:t></w:r>"
