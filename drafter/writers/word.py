"""The paper -> a .docx, findings as native comments on exactly the words they concern."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.text.run import CT_R

from drafter.model.finding import Finding
from drafter.model.layout import Layout
from drafter.model.manuscript import SHEET, Look, Manuscript
from drafter.writers import comments, fingerprint, inline_headings, zipping
from drafter.writers.anchor import anchor
from drafter.writers.composing import Typesetter
from drafter.writers.flow import Owner, blocks
from drafter.writers.package import HEAD, content_types, package
from drafter.writers.properties import Properties

_RUN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"


def write(manuscript: Manuscript, findings: Sequence[Finding], layout: Layout) -> bytes:
    """Paper, findings and layout -> the bytes of a .docx; the same input gives the same bytes."""
    cut, anchors = anchor(inline_headings.apart(manuscript), findings)
    title = next((para.text for para in cut.paras if para.look is Look.TITLE), "")
    document = docx.Document(io.BytesIO(package(title, layout, sheet=any(para.look in SHEET for para in cut.paras))))
    runs: dict[Owner, CT_R] = {}
    section = document.element.body[-1]
    for xml, owners in blocks(cut, Typesetter(layout)):
        element = parse_xml(xml)
        section.addprevious(element)  # the section's properties stay last
        runs.update((owner, run) for owner, run in zip(owners, element.iter(_RUN), strict=True) if owner)
    _draw(document, cut, runs)
    comments.attach(document, anchors, runs, Properties(layout).comment())
    return zipping.packed(fingerprint.stamped(_parts(document)))


def _parts(document: Document) -> dict[str, bytes]:
    """A document -> the parts of its package by name: python-docx would pack them, only to be packed anew."""
    whole = document.part.package
    named = {"_rels/.rels": whole.rels.xml}
    for part in whole.parts:
        named[part.partname.membername] = part.blob
        if part.rels:
            named[part.partname.rels_uri.membername] = part.rels.xml
    types = content_types({str(part.partname): part.content_type for part in whole.parts})
    named[zipping.TYPES] = (HEAD + types).encode()
    return named


def _draw(document: Document, manuscript: Manuscript, runs: Mapping[Owner, CT_R]) -> None:
    """Put every chart into the run that holds its place; the library that draws is loaded when there is one."""
    drawn = [(number, para.chart) for number, para in enumerate(manuscript.paras) if para.chart]
    for index, (number, chart) in enumerate(drawn, start=1):
        from drafter.writers import drawing

        drawing.put(document, runs[number, 0], chart, index)
