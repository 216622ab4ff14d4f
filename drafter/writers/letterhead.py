"""版头 and 版记 (GB/T 9704-2012, 7.2 and 7.4): what stands above the title, and at the foot of the last page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from drafter.model.manuscript import Look, Para, Span
from drafter.writers.composing import Typesetter, marked
from drafter.writers.properties import Extra, W
from drafter.zh import gbt9704 as gb

_SIGNER = "签发人"


def masthead(typesetter: Typesetter, para: Para) -> str:
    """发文机关标志: red, its upper edge 35 mm under that of the type area when three lines stand above it; 62 pt at
    most, smaller where the name is long."""
    width = typesetter.layout.sheet.text_width
    size = min(gb.MASTHEAD_MOST, int(width / 10 / max(gb.width(para.text), 1)))
    setting = replace(typesetter.layout.settings[para.look.name], size=size, line=size * 11)
    above = gb.HEAD_LINES * typesetter.layout.pitch + size  # a line is a tenth higher than its characters
    before = max(0, gb.MASTHEAD_TOP - above)
    return Typesetter(typesetter.layout.with_setting(para.look.name, setting)).paragraph(para, Extra(before=before))


def number(typesetter: Typesetter, para: Para) -> str:
    """发文字号 in the middle; with 签发人 it goes to the left, one 字 in, and 签发人 to the right (7.2.5, 7.2.6). Under
    it the red line."""
    if "\t" not in para.text:
        return typesetter.paragraph(para, Extra(border=RULE))
    edge = typesetter.layout.sheet.text_width - gb.CHARACTER
    setting = replace(typesetter.layout.settings[para.look.name], align="left")
    extra = Extra(f'w:left="0" w:right="0" w:firstLineChars="100" w:firstLine="{gb.CHARACTER}"', tab=edge, border=RULE)
    properties = typesetter.properties.paragraph(para.look, setting, extra)
    at = next(index for index, span in enumerate(para.spans) if span.text == "\t")
    named = any(_SIGNER in span.text for span in para.spans[at:])
    runs = "".join(
        _TAB if span.text == "\t" else _word(typesetter, para.look, span, name=named and index > at and bool(span.ref))
        for index, span in enumerate(para.spans)
    )
    return f'<w:p xmlns:w="{W}">{properties}{marked(para.key, runs)}</w:p>'


RULE = f'<w:bottom w:val="single" w:sz="{gb.RULE}" w:space="{gb.RULE_GAP}" w:color="{gb.RED}"/>'
"""The red line under 发文字号."""

_TAB = "<w:r><w:tab/></w:r>"


def _word(typesetter: Typesetter, look: Look, span: Span, *, name: bool) -> str:
    """A run; the signer's name is in 楷体."""
    if not name:
        return typesetter.run(look, span)
    setting = replace(typesetter.layout.settings[look.name], font=gb.KAI)
    return Typesetter(typesetter.layout.with_setting(look.name, setting)).run(look, span)


def imprint(typesetter: Typesetter, paras: Sequence[Para]) -> str:
    """版记: a table as wide as the type area that ends where it ends, thick lines around, thin ones within."""
    width = typesetter.layout.sheet.text_width - gb.IMPRINT_SHORT
    lines = (
        f'<w:top w:val="single" w:sz="{gb.IMPRINT_RULE}" w:space="0" w:color="{gb.BLACK}"/>'
        f'<w:bottom w:val="single" w:sz="{gb.IMPRINT_RULE}" w:space="0" w:color="{gb.BLACK}"/>'
        f'<w:insideH w:val="single" w:sz="{gb.IMPRINT_INNER}" w:space="0" w:color="{gb.BLACK}"/>'
    )
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_imprinted(typesetter, para)}</w:tc></w:tr>"
        for para in paras
    )
    top = (
        typesetter.layout.sheet.text_height - sum(_lines(typesetter, para) for para in paras) * typesetter.layout.pitch
    )
    return (
        f'<w:tbl xmlns:w="{W}"><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="center" '
        f'w:tblpYSpec="bottom" w:tblpY="{top}"/><w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _lines(typesetter: Typesetter, para: Para) -> int:
    """Lines a row takes: Word sets the table by its foot, LibreOffice by where its head must then stand."""
    if para.look is Look.PRINTED:
        return 1
    label = gb.width(para.text.partition("：")[0]) + 1
    room = typesetter.layout.sheet.text_width / gb.SMALL_CHARACTER - 2 - label
    return max(1, math.ceil((gb.width(para.text) - label) / math.floor(room)))


def _imprinted(typesetter: Typesetter, para: Para) -> str:
    """抄送 one 字 in, turned lines under the first name; 印发机关 left, date right, one 字 each (7.4.2, 7.4.3)."""
    edge, one = typesetter.layout.sheet.text_width - gb.SMALL_CHARACTER, gb.SMALL_CHARACTER
    setting = typesetter.layout.settings[para.look.name]
    if para.look is Look.COPIES:
        label = para.text.partition("：")[0]
        hanging = round((gb.width(label) + 1) * one)
        indent = f'w:left="{one + hanging}" w:right="{one}" w:hanging="{hanging}"'
        return typesetter.paragraph(para, Extra(indent))
    indent = f'w:left="0" w:right="0" w:firstLine="{one}"'
    properties = typesetter.properties.paragraph(para.look, setting, Extra(indent, tab=edge))
    runs = "".join(_TAB if span.text == "\t" else typesetter.run(para.look, span) for span in para.spans)
    return f'<w:p xmlns:w="{W}">{properties}{marked(para.key, runs)}</w:p>'
