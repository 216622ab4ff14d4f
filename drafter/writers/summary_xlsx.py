"""The summary of many reports -> an .xlsx: a sheet a table, heads frozen and filtered, every number leading to its sentence."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from drafter.model.manuscript import Stress
from drafter.model.summary import Cell, Column, Kind, Sheet, Summary
from drafter.writers import zipping
from drafter.writers.excel import FORMULA_LIKE, sealed
from drafter.zh import gbt9704 as gb
from drafter.zh.hygiene import printable

MOST_ROWS = 100_000
"""Rows of a sheet: an office program takes a million, and is slow long before."""
_MOST_LINKS, _LONGEST_LINK = 60_000, 2000
"""Links of a sheet, characters of one: Excel takes 65,530, of 2,079."""
_A4, _A3, _WIDE = 9, 8, 80
"""Numbers of papers; 字 from which a sheet is printed on the larger."""
_SIZE, _LINE, _PADDING, _HIGHEST, _HEAD_LINE = 10, 14, 4, 405, 30
"""Points of letters, of a line, of what a row has besides, of the highest row, of the head."""
_CHARACTER = 2
"""Columns of digits that a 字 takes."""
_FILLS = {Stress.HEAVY: "#F4C7B8", Stress.SLIGHT: "#FFF2CC"}
_HEAD_FILL, _RULE, _LINK = "#F2F2F2", "#BFBFBF", "#1F4E79"
_CENTRED = (Kind.SHORT, Kind.DAY)
_NUMBERS = (Kind.COUNT, Kind.AMOUNT, Kind.SHARE)
_PRINTED = re.compile(r"(?P<sign>[+-]?)\d[\d.]*(?P<unit>\D*)")
_ABOVE = 2
"""Rows above the head: the title, what is to be known."""


def book(summary: Summary, beside: Path) -> bytes:
    """A summary, and the folder the book will lie in -> its bytes; the same summary gives the same bytes."""
    stream = io.BytesIO()
    made = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"title": printable(summary.title), "author": zipping.AUTHOR})
    formats = _Formats(made)
    for sheet in summary.sheets:
        _Page(made.add_worksheet(sheet.name), sheet, summary, formats, beside).write()
    made.close()
    return sealed(stream.getvalue())


@dataclass
class _Formats:
    """The formats of a book, each made once."""

    book: Workbook
    made: dict[tuple[tuple[str, str | int | bool], ...], Format] = field(default_factory=dict)

    def of(self, **own: str | int | bool) -> Format:
        """A format of the house with something of its own."""
        key = tuple(sorted(own.items()))
        if key not in self.made:
            base = {
                "font_name": gb.FANG,
                "font_size": _SIZE,
                "valign": "vcenter",
                "text_wrap": True,
                "border_color": _RULE,
            }
            self.made[key] = self.book.add_format({**base, **own})
        return self.made[key]


@dataclass
class _Page:
    """One sheet being written; links: how many it has by now."""

    to: Worksheet
    sheet: Sheet
    summary: Summary
    formats: _Formats
    beside: Path
    links: int = 0

    def write(self) -> None:
        """Title, notes, head, rows, and how it is shown and printed."""
        rows = self.sheet.rows[:MOST_ROWS]
        for number, column in enumerate(self.sheet.columns):
            self.to.set_column(number, number, column.width * _CHARACTER)
        self._above(len(rows))
        for number, row in enumerate(rows, start=_ABOVE + 1):
            self.to.set_row(number, _height([cell.text for cell in row], self.sheet.columns))
            for at, (cell, column) in enumerate(zip(row, self.sheet.columns, strict=True)):
                self._cell(number, at, cell, column)
        self._layout(len(rows))

    def _above(self, count: int) -> None:
        cut = (
            f"共{len(self.sheet.rows)}行，这里列前{count}行，其余的在汇总库里。" if count < len(self.sheet.rows) else ""
        )
        notes = "".join((self.sheet.told, *self.sheet.notes, cut))
        title = self.formats.of(font_name=gb.SONG_TITLE, font_size=16, text_wrap=False)
        self.to.write_string(0, 0, printable(f"{self.sheet.title}　{self.summary.day}"), title)
        self.to.set_row(0, 30)
        across = [column.width for column in self.sheet.columns]
        if len(across) > 1:
            self.to.merge_range(1, 0, 1, self._seen(), "", self.formats.of(align="left"))
        self.to.write_string(1, 0, printable(notes), self.formats.of(align="left"))
        self.to.set_row(1, _height([notes], [Column("", width=sum(across[: self._seen() + 1]))]))
        self.to.set_row(_ABOVE, _HEAD_LINE)
        head = self.formats.of(font_name=gb.HEI, align="center", border=1, bg_color=_HEAD_FILL)
        for number, column in enumerate(self.sheet.columns):
            self.to.write_string(_ABOVE, number, printable(column.head), head)

    def _seen(self) -> int:
        """The last column that notes run across: no more than a screen is wide."""
        wide = 0
        for number, column in enumerate(self.sheet.columns):
            wide += column.width
            if wide > 90 or number == len(self.sheet.columns) - 1:
                return max(1, number)
        return 1

    def _cell(self, row: int, at: int, cell: Cell, column: Column) -> None:
        link = self._link(cell)
        style = self._style(cell, column, linked=bool(link))
        text = printable(cell.text)
        if link and text:
            self.to.write_url(row, at, link, style, text)
            self.links += 1
        if cell.value is not None:
            self.to.write_number(row, at, cell.value, style)
        elif not text:
            self.to.write_blank(row, at, None, style)
        elif not link:
            self.to.write_string(row, at, text, style)

    def _link(self, cell: Cell) -> str:
        """Where a cell leads, as xlsxwriter says it; nothing where it leads nowhere, or there are too many."""
        if self.links >= _MOST_LINKS:
            return ""
        if cell.to is not None:
            name, row = cell.to
            there = self.summary.sheet(name)
            row = row if there and row < min(len(there.rows), MOST_ROWS) else -1
            return f"internal:'{name}'!A{row + _ABOVE + 2 if row >= 0 else 1}"
        near = os.path.relpath(cell.file, self.beside) if cell.file else ""
        return f"external:{near}" if near and len(near) < _LONGEST_LINK else ""

    def _style(self, cell: Cell, column: Column, *, linked: bool) -> Format:
        more: dict[str, str | int | bool] = {"border": 1}
        more["align"] = "right" if column.kind in _NUMBERS else "center" if column.kind in _CENTRED else "left"
        more |= {"bg_color": _FILLS[cell.stress]} if cell.stress else {}
        more |= {"font_color": _LINK} if linked else {}
        if cell.value is not None:
            more["num_format"] = number_format(cell)
        elif cell.text.startswith(FORMULA_LIKE):
            more["quote_prefix"] = True
        return self.formats.of(**more)

    def _layout(self, count: int) -> None:
        """Head frozen, filtered and repeated; landscape, one page wide, pages numbered."""
        last = len(self.sheet.columns) - 1
        self.to.freeze_panes(_ABOVE + 1, self.sheet.frozen)
        self.to.autofilter(_ABOVE, 0, _ABOVE + max(count, 1), last)
        self.to.repeat_rows(_ABOVE)
        self.to.set_landscape()
        self.to.set_paper(_A3 if sum(column.width for column in self.sheet.columns) > _WIDE else _A4)
        self.to.fit_to_pages(1, 0)
        self.to.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.to.set_footer(f"&L{self.sheet.name.replace('&', '&&')}&C第 &P 页，共 &N 页")


def number_format(cell: Cell) -> str:
    """A cell -> how its number is shown, as it is printed: 12.5% -> 0.0"%", +3.1个百分点 -> +0.0"个百分点"."""
    digits = f"0.{'0' * cell.digits}" if cell.digits else "0"
    found = _PRINTED.fullmatch(cell.text)
    unit = found["unit"].replace('"', "") if found else ""
    shown = f'{digits}"{unit}"' if unit else digits
    return f"+{shown};-{shown};{shown}" if found and found["sign"] else shown


def _height(texts: Sequence[str], columns: Sequence[Column]) -> int:
    """Points that the longest cell of a row needs; a line loses up to a 字 to marks that cannot begin the next."""
    lines = (1 + int(gb.width(text) / max(1, column.width - 1)) for text, column in zip(texts, columns, strict=False))
    return min(_HIGHEST, max(lines, default=1) * _LINE + _PADDING)
