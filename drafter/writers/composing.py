"""Paragraphs, runs and tables of the draft as WordprocessingML, set after a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from itertools import accumulate, pairwise

from drafter.model.layout import Layout
from drafter.model.manifest import number_of
from drafter.model.manuscript import Look, Para, Span, Stress
from drafter.writers import columns, inline_headings
from drafter.writers.columns import Cell, Room
from drafter.writers.properties import NOTHING, Extra, Properties, W
from drafter.zh import gbt9704 as gb
from drafter.zh import titles
from drafter.zh.hygiene import printable

_TITLES = (Look.TITLE, Look.ATTACHMENT_TITLE)

SHEET_GAP = 160
"""8 pt above the headings of 审阅单, in twips."""
TABLE_GAP = 120
"""6 pt between words and the table below them, in twips."""

_W = f'xmlns:w="{W}"'


@dataclass(frozen=True)
class Typesetter:
    """Sets paragraphs and tables after one layout."""

    layout: Layout

    @cached_property
    def properties(self) -> Properties:
        """Formatting after the layout."""
        return Properties(self.layout)

    def paragraph(self, para: Para, extra: Extra = NOTHING, *, together: bool = False) -> str:
        """A paragraph; together: its end stays on the page of what follows, so that no signature stands alone."""
        setting = self.layout.settings[para.look.name]
        setting = replace(setting, keep_next=True) if together else setting
        spans = [span for span in para.spans if span.text != "\t"]
        lines = titles.lines("".join(span.text for span in spans)) if para.look in _TITLES else ()
        turns = list(accumulate(map(len, lines[:-1])))
        head, end = inline_headings.lead(para)
        runs, start = "", 0
        for span in spans:
            inner = [turn - start for turn in turns if start <= turn < start + len(span.text)]
            runs += self.run(head if start < end else para.look, span, inner)
            start += len(span.text)
        return f"<w:p {_W}>{self.properties.paragraph(para.look, setting, extra)}{marked(para.key, runs)}</w:p>"

    def run(self, look: Look, span: Span, turns: Sequence[int] = ()) -> str:
        """A run; turns: where in it new lines begin, 0 for at its start."""
        setting = self.layout.settings[look.name]
        font = gb.font_for(span.text, gb.HEI if span.stress is Stress.HEAVY else setting.font)
        setting = setting if font == setting.font else replace(setting, font=font)
        lines = [span.text[start:end] for start, end in pairwise((0, *turns, len(span.text)))]
        lines = [line.removesuffix("\n") for line in lines] if look in _TITLES else lines
        words = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(printable(line), quote=False)}</w:t>' for line in lines
        )
        return f"<w:r>{self.properties.run(setting, highlight=span.blank)}{words}</w:r>"

    def extra(self, paras: Sequence[Para], number: int) -> Extra:
        """What depends on the words: 附件说明 hangs under its name, 署名 and 成文日期 keep their distance."""
        para = paras[number]
        character = self.layout.settings[para.look.name].size * 10
        if para.look is Look.ATTACHMENT_LIST:
            return Extra(_note_indent(para.text, self.layout.western, character))
        if para.look in (Look.SIGNATURE, Look.DATE):
            texts = {p.look: p.text for p in paras}
            signature, date = texts.get(Look.SIGNATURE, ""), texts.get(Look.DATE, "")
            gaps = (gb.sealed_gaps if self.layout.sealed else gb.signature_gaps)(signature, date)
            gap = gaps[0] if para.look is Look.SIGNATURE else gaps[1]
            right = f'w:rightChars="{round(gap * 100)}" w:right="{round(gap * character)}"'
            return Extra(f'w:left="0" w:firstLineChars="0" w:firstLine="0" {right}')
        before = SHEET_GAP if para.look is Look.SHEET_HEAD else 0
        tabled = number + 1 < len(paras) and paras[number + 1].look is Look.TABLE_HEAD
        after = TABLE_GAP if tabled and para.look in (Look.BODY, Look.H1) else 0
        return Extra(carried=para.carried, before=before, after=after)

    def table(self, rows: Sequence[Para]) -> str:
        """Rows, the head first -> a table as wide as the type area, its head repeated on every page."""
        cells = [columns.cells(para) for para in rows]
        total = self.layout.sheet.text_width
        widths = columns.widths(cells, Room(total, gb.TABLE_CHARACTER, gb.CELL_MARGINS))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        short = columns.short(cells)
        lines = "".join(self._row(para, row, widths, short) for para, row in zip(rows, cells, strict=True))
        return (
            f'<w:tbl {_W}><w:tblPr><w:tblStyle w:val="drafterTable"/><w:tblW w:w="{total}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'
        )

    def _row(self, para: Para, cells: Sequence[Cell], widths: Sequence[int], short: Sequence[bool]) -> str:
        """A row; the cells of short columns, figures and states, stand in the middle; its mark, in the first with words."""
        look = para.look
        if columns.runs_across(cells, len(widths)):
            return self._across(para, cells[0], widths)
        first = next((n for n, cell in enumerate(cells) if columns.text(cell)), -1)
        setting = self.layout.settings[look.name]
        middle = replace(setting, align="center")
        properties = [self.properties.paragraph(look, middle if one else setting) for one in short]
        filled = [*cells, *([()] * (len(widths) - len(cells)))]
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"<w:p>{told}{marked(para.key if n == first else '', ''.join(self.run(look, span) for span in cell))}</w:p></w:tc>"
            for n, (cell, width, told) in enumerate(zip(filled, widths, properties, strict=True))
        )
        head = "<w:tblHeader/>" if look is Look.TABLE_HEAD else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inner}</w:tr>"

    def _across(self, para: Para, cell: Cell, widths: Sequence[int]) -> str:
        """A row whose one cell is as wide as the table, in 黑体, on the page of the row it names."""
        look = para.look
        setting = replace(self.layout.settings[look.name], keep_next=True)
        words = marked(para.key, "".join(self.run(look, replace(span, stress=Stress.HEAVY)) for span in cell))
        return (
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{len(widths)}"/><w:vAlign w:val="center"/></w:tcPr>'
            f"<w:p>{self.properties.paragraph(look, setting)}{words}</w:p></w:tc></w:tr>"
        )


def marked(key: str, runs: str) -> str:
    """Runs between the ends of the bookmark that knows their paragraph again, as they are where it has no name."""
    if not key or not runs:
        return runs
    number = number_of(key)
    return f'<w:bookmarkStart w:id="{number}" w:name="{key}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _note_indent(text: str, western: str, character: int) -> str:
    """附件： stands two 字 in, further names stand under the first, turned lines under the name itself (7.3.4)."""
    opens = text.startswith("附件")
    number = gb.NOTE_NUMBER.match(text)
    digits = gb.number_width(number[1], western) if number else 0.0
    hanging = (gb.LIST_HANGING if opens else 0) + digits
    left = gb.LIST_INDENT + digits
    return (
        f'w:leftChars="{round(left * 100)}" w:left="{round(left * character)}" '
        f'w:hangingChars="{round(hanging * 100)}" w:hanging="{round(hanging * character)}"'
    )
