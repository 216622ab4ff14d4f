"""The paper -> a .docx, findings as native comments on exactly the words they concern."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.run import Run

from drafter.model.finding import Finding
from drafter.model.layout import Layout
from drafter.model.manuscript import SHEET, Look, Manuscript
from drafter.writers import archive
from drafter.writers.anchor import Anchor, anchor
from drafter.writers.elements import Typesetter
from drafter.writers.flow import Owner, blocks
from drafter.writers.package import package
from drafter.writers.properties import Properties
from drafter.zh.hygiene import printable

INITIALS = "起草"
_RUN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def write(manuscript: Manuscript, findings: Sequence[Finding], layout: Layout) -> bytes:
    """Paper, findings and layout -> the bytes of a .docx; the same input gives the same bytes."""
    cut, anchors = anchor(manuscript, findings)
    title = next((para.text for para in cut.paras if para.look is Look.TITLE), "")
    document = docx.Document(io.BytesIO(package(title, layout, sheet=any(para.look in SHEET for para in cut.paras))))
    runs: dict[Owner, Run] = {}
    body = document.element.body
    for xml, owners in blocks(cut, Typesetter(layout)):
        element = parse_xml(xml)
        body.insert(len(body) - 1, element)  # the section's properties stay last
        printed = zip(owners, element.iter(_RUN), strict=True)
        runs.update((owner, Run(run, document)) for owner, run in printed if owner)
    _draw(document, cut, runs)
    for item in anchors:
        _comment(document, runs, item, Properties(layout).comment())
    stream = io.BytesIO()
    document.save(stream)
    return archive.packed(archive.parts(stream.getvalue()))


def _comment(document: Document, runs: dict[Owner, Run], item: Anchor, properties: str) -> None:
    f = item.finding
    text = f"{f.level}·{f.rule}：{f.message}\n怎么改：{f.fix}\n［{f.place.file.name} 第{f.place.line}行］"
    ends = [runs[item.first], runs[item.last]]
    comment = document.add_comment(ends, text=printable(text), author=archive.AUTHOR, initials=INITIALS)
    for run in list(comment._comment_elm.iter(_RUN)):
        if run.find(_TEXT) is not None:
            run.insert(0, parse_xml(properties))
    for name in [n for n in comment._comment_elm.attrib if str(n).endswith("}date")]:
        del comment._comment_elm.attrib[name]  # the clock has no place in a reproducible file


def _draw(document: Document, manuscript: Manuscript, runs: dict[Owner, Run]) -> None:
    """Put every chart into the run that holds its place; the library that draws is loaded when there is one."""
    for number, para in enumerate(manuscript.paras):
        if para.chart:
            from drafter.writers import drawing

            drawing.put(document, runs[number, 0]._r, para.chart)
