"""What is asked of a 科室 -> an .xlsx to be filled in: only blanks are unlocked, each row carries its key where nobody sees it.

The key stands in a hidden column, and once more, with the words that were sent, on a sheet that Excel does not offer to show: so a
row is known again after it was sorted, moved, renamed, or its hidden column was lost. There is no password: the lock is against
slips of the hand.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from drafter.model.inquiry import BLANKS, COLUMNS, KEYS, KINDS, OFFICE, SIGNERS, STATES, Ask, Column, Inquiry, Sheet
from drafter.writers import zipping
from drafter.writers.excel import FORMULA_LIKE, sealed
from drafter.zh import gbt9704 as gb
from drafter.zh.hygiene import printable

_WIDTHS = {
    Column.NUMBER: 8, Column.FIGURE: 34, Column.SCOPE: 16, Column.BEFORE: 14, Column.NOW: 18, Column.CAUSE: 46,
    Column.PROMISE: 56, Column.OUTCOME: 62, Column.STATE: 10, Column.PROBLEM: 56, Column.REMEDY: 72,
    Column.SERIAL: 8, Column.KIND: 10, Column.CONTENT: 80, Column.BASIS: 38, Column.INTENT: 72, Column.GOAL: 56,
    Column.ITEM: 24, Column.ENTRY: 112,
}  # fmt: skip
"""Columns of digits each is wide; those of a sheet come to some 136, a landscape A4 page."""
_GUIDES = {
    Sheet.FIGURES: "填全年的数（1月1日至12月31日），只写数，单位已经带出。一件也没有的写0，今年不再统计的写“不再统计”。"
    "口径和上年不同的，在“口径”里写明；和上年差得多的，写“变动原因”。",
    Sheet.PROMISES: "逐条写做成了什么、有什么结果；没做成的写原因和打算。“状态”从下拉框里选。",
    Sheet.PROBLEMS: "逐条写怎么整改的、有什么结果。没有整改到位的，写明原因和下一步。",
    Sheet.NEWS: "上面几页没有问到、值得写进报告的：荣誉、新做法、新文件、大事、新的数。一件一行，不够可以插入行。",
    Sheet.AHEAD: "一件一行，能定数量、时限的写明。",
    Sheet.SIGNED: "审核人是科室负责人。填完整个文件发回，不要改编号，不要合并单元格。涉密的内容、群众的身份证号和电话号码不要写进表里。",
}
_OPEN_ROWS = {Sheet.NEWS: 12, Sheet.AHEAD: 8}
"""Blank rows for what no row asks for."""
_A4, _LINE, _PADDING, _LEAST_LINES, _HIGHEST = 9, 15, 8, 2, 405
"""The paper's number, points of a line and of what a row has besides, lines an answer has room for, points of the highest row."""
_GREY, _RULE, _BLANK = "#F2F2F2", "#7F7F7F", "#FFFDF0"
_UNIT = re.compile(r"^[^\d]*[\d.,，]+(?P<unit>[^\d.,，]*)$")
_ROUGH = re.compile("[余多]|以上|左右|以下|以内")
_NAME = {"font_name": gb.FANG, "font_size": 11}


def write_form(inquiry: Inquiry) -> bytes:
    """What is asked of a 科室 -> the bytes of an .xlsx; the same asks give the same bytes."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": printable(inquiry.heading), "author": zipping.AUTHOR})
    for sheet in Sheet:
        if sheet not in (Sheet.FIGURES, Sheet.PROMISES, Sheet.PROBLEMS) or inquiry.count(sheet):
            _Page(book, inquiry, sheet).write()
    _keys(book, inquiry)
    book.close()
    return sealed(stream.getvalue())


def _keys(book: Workbook, inquiry: Inquiry) -> None:
    """The keys once more, with the words that are sent with them."""
    page = book.add_worksheet(KEYS)
    for row, ask in enumerate(inquiry.asks):
        for column, words in enumerate((ask.key, inquiry.office, ask.number, ask.text, ask.before)):
            page.write_string(row, column, printable(words))
    page.very_hidden()


@dataclass
class _Page:
    """A sheet being written; its first column is the hidden one."""

    book: Workbook
    inquiry: Inquiry
    sheet: Sheet

    def write(self) -> None:
        """Head, rows, and how it is printed."""
        self.to: Worksheet = self.book.add_worksheet(self.sheet)
        self.columns = COLUMNS[self.sheet]
        self._head()
        rows = list(self._rows())
        for number, (key, cells, before) in enumerate(rows, start=3):
            self._row(number, key, cells, before)
        self._checks(3, 2 + len(rows))
        self._layout(2 + len(rows))

    def _head(self) -> None:
        last = len(self.columns)
        self.to.set_column(0, 0, 4, None, {"hidden": True})
        for number, column in enumerate(self.columns, start=1):
            self.to.set_column(number, number, _WIDTHS[column])
        title = self._format(font_name=gb.SONG_TITLE, font_size=16, align="center")
        until = f"（请于{self.inquiry.until}前报回）" if self.sheet is Sheet.SIGNED and self.inquiry.until else ""
        lines = (f"{self.inquiry.heading}·{self.sheet}（{self.inquiry.office}）", _GUIDES[self.sheet] + until)
        for row, (text, style) in enumerate(zip(lines, (title, self._format(align="left")), strict=True)):
            self.to.merge_range(row, 1, row, last, "", style)
            self.to.write_string(row, 1, printable(text), style)
            width = sum(_WIDTHS[column] for column in self.columns)
            self.to.set_row(row, 30 if row == 0 else _height([text], [width]))
        head = self._format(font_name=gb.HEI, align="center", border=1, bg_color=_GREY)
        self.to.set_row(2, 24)
        for number, column in enumerate(self.columns, start=1):
            self.to.write_string(2, number, column, head)

    def _rows(self) -> Iterator[tuple[str, Sequence[str], str]]:
        """Key, cells in the order of the columns, and last year's value."""
        for ask in self.inquiry.of(self.sheet):
            yield ask.key, _cells(ask, self.columns), ask.before
        for serial in range(1, 1 + _OPEN_ROWS.get(self.sheet, 0)):
            yield "", [str(serial), *("" for _ in self.columns[1:])], ""
        if self.sheet is Sheet.SIGNED:
            for item in SIGNERS:
                yield "", [item, self.inquiry.office if item == OFFICE else ""], ""

    def _row(self, row: int, key: str, cells: Sequence[str], before: str) -> None:
        self.to.write_string(row, 0, key)
        for number, (column, text) in enumerate(zip(self.columns, cells, strict=True), start=1):
            style = self._style(column, text, before)
            if text:
                self.to.write_string(row, number, printable(text), style)
            else:
                self.to.write_blank(row, number, None, style)
        widths = [_WIDTHS[column] for column in self.columns]
        answers = any(
            column in (Column.OUTCOME, Column.REMEDY, Column.CONTENT, Column.INTENT) for column in self.columns
        )
        self.to.set_row(row, _height(cells, widths, _LEAST_LINES if answers else 1))

    def _style(self, column: Column, text: str, before: str) -> Format:
        is_open = not text and (column in BLANKS or column is Column.SCOPE)
        short = column in (Column.NUMBER, Column.SERIAL, Column.BEFORE, Column.STATE, Column.KIND, Column.NOW)
        more: dict[str, object] = {"border": 1, "align": "center" if short else "left", "locked": not is_open}
        more |= {"bg_color": _BLANK} if is_open else {}
        more |= {"num_format": number_format(before)} if column is Column.NOW else {}
        more |= {"quote_prefix": True} if text.startswith(FORMULA_LIKE) else {}
        return self._format(**more)

    def _checks(self, first: int, last: int) -> None:
        """Drop-downs, and a word where a figure is none."""
        for number, column in enumerate(self.columns, start=1):
            area = (first, number, last, number)
            if column is Column.NOW:
                told = {
                    "input_title": "今年数",
                    "input_message": "只写数，单位已经带出；一件也没有的写0，不再统计的写“不再统计”。",
                    "error_title": "不是数",
                    "error_message": "这一格一般写一个不小于0的数。确实要这样写的，选“是”。",
                    "error_type": "warning",
                }
                self.to.data_validation(*area, {"validate": "decimal", "criteria": ">=", "value": 0, **told})
            elif column in (Column.STATE, Column.KIND):
                words = STATES if column is Column.STATE else KINDS
                told = {"error_title": column, "error_message": f"请选 {'、'.join(words)} 之一"}
                self.to.data_validation(*area, {"validate": "list", "source": list(words), **told})

    def _layout(self, last: int) -> None:
        """Locked but for the blanks; head frozen and repeated; landscape A4, one page wide."""
        allowed = dict.fromkeys(
            ("format_cells", "format_columns", "format_rows", "insert_rows", "select_locked_cells"), True
        )
        self.to.protect("", allowed)
        self.to.freeze_panes(3, 0)
        self.to.repeat_rows(2)
        self.to.print_area(0, 1, max(last, 3), len(self.columns))
        self.to.set_landscape()
        self.to.set_paper(_A4)
        self.to.fit_to_pages(1, 0)
        self.to.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        self.to.center_horizontally()
        self.to.set_footer(f"&L{self.inquiry.office.replace('&', '&&')}&C第 &P 页，共 &N 页")

    def _format(self, **own: object) -> Format:
        return self.book.add_format({**_NAME, "valign": "vcenter", "text_wrap": True, "border_color": _RULE, **own})


def _cells(ask: Ask, columns: Sequence[Column]) -> list[str]:
    said = {
        Column.NUMBER: ask.number, Column.FIGURE: ask.text, Column.PROMISE: ask.text, Column.PROBLEM: ask.text,
        Column.SCOPE: ask.scope, Column.BEFORE: ask.before,
    }  # fmt: skip
    return [said.get(column, "") for column in columns]


def number_format(before: str) -> str:
    """Last year's value as printed -> how a number of this year is shown beside it: 1063件 -> 1127件, 96.5% -> 97.10%."""
    found = _UNIT.match(unicodedata.normalize("NFKC", before).strip())
    if not found:
        return "General"
    unit = _ROUGH.sub("", found["unit"]).replace('"', "")
    if unit == "%":
        return "0.00%"
    return f'General"{unit}"' if unit else "General"


def _height(texts: Sequence[str], widths: Sequence[int], least: int = 1) -> int:
    """Points that the longest cell of a row needs; a line loses up to a 字 to marks that cannot begin the next."""
    lines = [1 + int(gb.width(text) / (width / 2 - 1)) for text, width in zip(texts, widths, strict=False)]
    return min(_HIGHEST, max(least, *lines) * _LINE + _PADDING)
