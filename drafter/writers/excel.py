"""The paper -> an .xlsx: a sheet a table, the lines above it on top, ready to be filtered, filled in and printed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from drafter.model.finding import Finding
from drafter.model.layout import Layout
from drafter.model.manuscript import Look, Manuscript, Para, Stress
from drafter.writers import columns, fingerprint, zipping
from drafter.writers.columns import Cell, Room
from drafter.zh import gbt9704 as gb
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import printable

_ROOM = Room(total=140, character=2, margins=4)
"""Columns of digits on a landscape page; a 字 takes two; the margins of a head hold the arrow of its filter."""

_SHORT = 6
"""字; a column that holds no more is centred."""

_A4 = 9
_SIZE, _TITLE_SIZE = 11, 18
_LINE, _PADDING, _TITLE_LINE, _HEAD_LINE = 15, 6, 36, 26
"""Heights in points: of a line, what a row has besides, of the title and the head."""

_HIGHEST = 405
"""No row can be higher than 409 points."""

_FIXED = b' customHeight="1"'

_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.7, "bottom": 0.7}
_FILLS = {Stress.HEAVY: "#F4C7B8", Stress.SLIGHT: "#FFF2CC"}
"""Printed in grey the first is a clear grey, the second next to white; the first is bold besides."""

_HEAD_FILL, _RULE = "#F2F2F2", "#7F7F7F"
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
"""What a cell that is typed again would begin a formula with; such words carry the mark of text."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]|^'+|'+$")
_NAME = 31
_CLOCK = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_TITLES = (Look.TITLE, Look.ATTACHMENT_TITLE)


@dataclass(frozen=True)
class _Sheet:
    """A table, what stands above it, and the name on its tab."""

    name: str
    title: str
    lines: tuple[str, ...]
    rows: tuple[Sequence[Cell], ...]


def write(manuscript: Manuscript, _findings: Sequence[Finding], _layout: Layout) -> bytes:
    """Paper -> the bytes of an .xlsx; the same paper gives the same bytes. Comments belong to drafts, not to tables."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    title = next((para.text for para in manuscript.paras if para.look is Look.TITLE), "")
    book.set_properties({"title": printable(title), "author": zipping.AUTHOR})
    for sheet in _sheets(manuscript):
        _Page(book, sheet).write()
    book.close()
    return sealed(stream.getvalue())


def sealed(data: bytes) -> bytes:
    """A workbook as xlsxwriter made it -> without the clock and with rows that grow, under its fingerprint."""
    parts = zipping.parts(data)
    parts[zipping.CORE] = _CLOCK.sub(b"", parts[zipping.CORE])
    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        parts[name] = parts[name].replace(_FIXED, b"")  # a row grows with what she fills in
    return zipping.packed(fingerprint.stamped(parts))


def _sheets(manuscript: Manuscript) -> Iterator[_Sheet]:
    above: list[Para] = []
    taken: list[str] = []
    for table, numbered in columns.blocks(manuscript.paras):
        paras = [para for _, para in numbered]
        if not table:
            above += paras
            continue
        sheet = _sheet(above, [columns.cells(para) for para in paras], taken)
        taken.append(sheet.name.lower())
        above = []
        yield sheet


def _sheet(above: Sequence[Para], rows: Sequence[Sequence[Cell]], taken: Sequence[str]) -> _Sheet:
    """The heading next above a table names its tab; the title, or that heading, stands on top of it."""
    titles = [para.text for para in above if para.look in _TITLES]
    headings = [unmarked(para.text) for para in above if para.look is Look.H1]
    lines = tuple(para.text for para in above if para.look not in (*_TITLES, Look.H1))
    name = _NOT_IN_NAMES.sub("", printable((headings or titles or [""])[-1]))[:_NAME].strip() or "表"
    if name.lower() in taken:
        name = f"{name[: _NAME - 3]}-{len(taken) + 1}"
    return _Sheet(name, (titles or headings or [""])[0], lines, tuple(rows))


class _Page:
    """One sheet being written."""

    def __init__(self, book: Workbook, sheet: _Sheet) -> None:
        self._book, self._sheet = book, sheet
        self._to: Worksheet = book.add_worksheet(sheet.name)
        self._widths = columns.widths(sheet.rows, _ROOM)
        self._last = len(self._widths) - 1
        self._head = bool(sheet.title) + len(sheet.lines)

    def write(self) -> None:
        """Everything, from the title to how it is printed."""
        for column, width in enumerate(self._widths):
            self._to.set_column(column, column, width)
        self._above()
        head, *body = self._sheet.rows
        self._to.set_row(self._head, _HEAD_LINE)
        style = self._format(font_name=gb.HEI, align="center", border=1, bg_color=_HEAD_FILL)
        for column, cell in enumerate(head):
            self._to.write_string(self._head, column, printable(columns.text(cell)), style)
        for column in range(len(self._widths)):
            self._column(column, [row[column] if column < len(row) else () for row in body])
        for number, row in enumerate(body, start=self._head + 1):
            self._to.set_row(number, _height([columns.text(cell) for cell in row], self._widths))
        self._layout(len(body))

    def _above(self) -> None:
        """Title and lines, each across the table; a line is as high as its words need."""
        title = self._format(font_name=gb.SONG_TITLE, font_size=_TITLE_SIZE, align="center")
        line = self._format(align="left")
        texts = [(self._sheet.title, title, _TITLE_LINE)] if self._sheet.title else []
        for text in self._sheet.lines:
            texts.append((text, line, _height([text], [_ROOM.total])))
        for row, (text, style, height) in enumerate(texts):
            self._to.set_row(row, height)
            if self._last:
                self._to.merge_range(row, 0, row, self._last, "", style)
            self._to.write_string(row, 0, printable(text), style)

    def _column(self, column: int, cells: Sequence[Cell]) -> None:
        """The cells under a head: numbers where all are whole numbers, else words, none of them ever a formula."""
        texts = [printable(columns.text(cell)) for cell in cells]
        counted = any(texts) and all(_NUMBER.fullmatch(text) for text in texts if text)
        align = "center" if counted or max(map(gb.width, texts), default=0) <= _SHORT else "left"
        plain, marked = self._body(align), self._body(align, quoted=True)
        for row, text in enumerate(texts, start=self._head + 1):
            if not text:
                self._to.write_blank(row, column, None, plain)
            elif counted:
                self._to.write_number(row, column, int(text), plain)
            else:
                self._to.write_string(row, column, text, marked if text.startswith(FORMULA_LIKE) else plain)
        self._fills(column, len(cells), {span.text: span.stress for cell in cells for span in cell if span.stress})

    def _fills(self, column: int, count: int, stressed: Mapping[str, Stress]) -> None:
        """A fill for the words that ask to be seen, which goes when they are changed."""
        for text, stress in stressed.items():
            style = self._book.add_format({"bg_color": _FILLS[stress], "bold": stress is Stress.HEAVY})
            quoted = text.replace('"', '""')
            rule = {"type": "cell", "criteria": "==", "value": f'"{quoted}"', "format": style}
            self._to.conditional_format(self._head + 1, column, self._head + count, column, rule)

    def _layout(self, count: int) -> None:
        """Head frozen, filtered and repeated; landscape A4, one page wide, pages numbered."""
        self._to.freeze_panes(self._head + 1, 0)
        self._to.autofilter(self._head, 0, self._head + count, self._last)
        self._to.repeat_rows(self._head)
        self._to.set_landscape()
        self._to.set_paper(_A4)
        self._to.fit_to_pages(1, 0)
        self._to.set_margins(**_MARGINS)
        self._to.center_horizontally()
        self._to.set_footer("&C第 &P 页，共 &N 页")

    def _body(self, align: str, *, quoted: bool = False) -> Format:
        return self._format(align=align, border=1, quote_prefix=quoted)

    def _format(self, **own: str | int) -> Format:
        base = {"font_name": gb.FANG, "font_size": _SIZE, "valign": "vcenter", "text_wrap": True}
        return self._book.add_format({**base, "border_color": _RULE, **own})


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """What the longest of the cells of a row needs; a line loses up to a 字 to marks that cannot begin the next."""
    lines = [
        1 + int(gb.width(text) / (width / _ROOM.character - 1)) for text, width in zip(texts, widths, strict=False)
    ]
    return min(_HIGHEST, max(lines, default=1) * _LINE + _PADDING)
