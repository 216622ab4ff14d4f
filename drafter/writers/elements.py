"""Paragraphs, runs and tables of the draft as WordprocessingML, set after GB/T 9704."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from drafter.model.manuscript import Look, Para, Span, Stress
from drafter.writers import base, columns
from drafter.writers.columns import Cell, Room
from drafter.zh import gbt9704 as gb
from drafter.zh import titles
from drafter.zh.hygiene import printable

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ROOM = Room(gb.TEXT_WIDTH, gb.TABLE_CHARACTER, gb.CELL_MARGINS)


def paragraph(para: Para, indent: str = "", *, together: bool = False) -> str:
    """A paragraph; together: its end stays on the page of what follows, so that no signature stands alone."""
    setting = gb.SETTINGS[para.look.name]
    setting = replace(setting, keep_next=setting.keep_next or together)
    turn = titles.turn(para.text) if para.look in (Look.TITLE, Look.ATTACHMENT_TITLE) else 0
    runs, start = "", 0
    for span in (s for s in para.spans if s.text != "\t"):
        runs += _run(para.look, span, turn - start if start < turn < start + len(span.text) else 0)
        start += len(span.text)
    return f"<w:p {_W}>{base.paragraph_properties(para.look, setting, indent)}{runs}</w:p>"


def indents(paras: Sequence[Para], number: int) -> str:
    """Indents that depend on the words: 附件说明 hangs under its name, 署名 and 成文日期 keep their distance."""
    para = paras[number]
    if para.look is Look.ATTACHMENT_LIST:
        hanging = gb.LIST_HANGING if para.text.startswith("附件") else 0
        left = f'w:leftChars="{gb.LIST_INDENT * 100}" w:left="{gb.LIST_INDENT * gb.CHARACTER}"'
        return f'{left} w:hangingChars="{hanging * 100}" w:hanging="{hanging * gb.CHARACTER}"'
    if para.look in (Look.SIGNATURE, Look.DATE):
        texts = {p.look: p.text for p in paras}
        gaps = gb.signature_gaps(texts.get(Look.SIGNATURE, ""), texts.get(Look.DATE, ""))
        gap = gaps[0] if para.look is Look.SIGNATURE else gaps[1]
        right = f'w:rightChars="{round(gap * 100)}" w:right="{round(gap * gb.CHARACTER)}"'
        return f'w:firstLineChars="0" w:firstLine="0" {right}'
    return ""


def table(rows: Sequence[Para]) -> str:
    """Rows, the head first -> a table as wide as the type area, its head repeated on every page."""
    cells = [columns.cells(para) for para in rows]
    widths = columns.widths(cells, _ROOM)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(_row(para.look, row, widths) for para, row in zip(rows, cells, strict=True))
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblStyle w:val="drafterTable"/><w:tblW w:w="{gb.TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'
    )


def _run(look: Look, span: Span, turn: int = 0) -> str:
    """A run; turn: where in it a new line begins, 0 for nowhere."""
    setting = gb.SETTINGS[look.name]
    setting = replace(setting, font=gb.HEI) if span.stress is Stress.HEAVY else setting
    properties = base.run_properties(setting, highlight=span.blank)
    lines = (span.text[:turn], span.text[turn:]) if turn else (span.text,)
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(printable(line), quote=False)}</w:t>' for line in lines)
    return f"<w:r>{properties}{words}</w:r>"


def _row(look: Look, cells: Sequence[Cell], widths: Sequence[int]) -> str:
    if columns.runs_across(cells, len(widths)):
        return _across(look, cells[0], widths)
    properties = base.paragraph_properties(look, gb.SETTINGS[look.name])
    filled = [*cells, *([()] * (len(widths) - len(cells)))]
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{properties}{''.join(_run(look, span) for span in cell)}</w:p></w:tc>"
        for cell, width in zip(filled, widths, strict=True)
    )
    head = "<w:tblHeader/>" if look is Look.TABLE_HEAD else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inner}</w:tr>"


def _across(look: Look, cell: Cell, widths: Sequence[int]) -> str:
    """A row whose one cell is as wide as the table, in 黑体, on the page of the row it names."""
    setting = replace(gb.SETTINGS[look.name], keep_next=True)
    words = "".join(_run(look, replace(span, stress=Stress.HEAVY)) for span in cell)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths)}"/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{base.paragraph_properties(look, setting)}{words}</w:p></w:tc></w:tr>"
    )
