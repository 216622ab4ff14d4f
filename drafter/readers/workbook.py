"""Excel files of today (xlsx, et saved as such) -> tables: what each cell shows, merged heads repeated, hidden stretches known.

No formula is evaluated: what the program that saved the file showed last is what is read. No link or macro is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

from drafter.model.finding import DrafterError
from drafter.model.inquiry import KEYS
from drafter.model.material import Grid
from drafter.ooxml.archive import Kind, Package
from drafter.ooxml.extent import MAX_CHARACTERS

_PACKAGE = Kind(
    "表格文件（xlsx）", "用 Excel 或 WPS 打开试试；能打开就另存为 xlsx，有密码的先取消密码", "只留要用的表，另存后再读"
)
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "xl/workbook.xml"
MAX_SHEETS, MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200, 3000, 120, 200_000
"""A department's workbook has a dozen sheets of some fifty rows; what stands beyond is no table to read numbers from."""
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_PERCENT = re.compile(r"(?:0(\.0+)?)?%$")
_DATE = re.compile(r"[ymd年月日]", re.IGNORECASE)
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "y/m/d",
    15: "y/m/d",
    16: "m/d",
    17: "y/m",
    22: "y/m/d",
    57: "y年m月",
    58: "m月d日",
    31: "y年m月d日",
}
"""Number formats that Excel knows by number (ECMA-376, 18.8.30) and that change what is shown."""
_EPOCH = date(1899, 12, 30)
_LAST_DAY = 80_000


def claims(data: bytes) -> bool:
    """Whether the bytes are a zip that holds a workbook."""
    return data.startswith(b"PK\x03\x04") and b"xl/" in data and b"word/" not in data


def grids(name: str, data: bytes) -> tuple[Grid, ...]:
    """Bytes of a workbook -> its sheets that are seen and hold something. DrafterError when it is broken or hostile."""
    book = _Book.open(Package(data, name, _PACKAGE), name)
    found: list[Grid] = []
    for title, part in book.sheets[:MAX_SHEETS]:
        root = book.package.xml(part)
        made = _Sheet(book, title, root).grid(len(found) + 1) if root is not None else None
        if made is not None:
            found.append(made)
    return tuple(found)


@dataclass
class _Book:
    """A workbook: (title, part) of each sheet that is seen, the shared strings, the format of each style; room: cells that
    may still be read."""

    package: Package
    sheets: list[tuple[str, str]]
    strings: list[str]
    formats: list[str]
    room: int = field(default=MAX_CELLS)

    @classmethod
    def open(cls, package: Package, name: str) -> _Book:
        root, links = package.xml(_MAIN), package.xml("xl/_rels/workbook.xml.rels")
        if root is None or links is None:
            raise DrafterError(f"“{name}”里没有表格", fix="用 Excel 或 WPS 打开，另存为 xlsx 后再读")
        parts = {link.get("Id"): link.get("Target", "").lstrip("/") for link in links}
        sheets = [
            (sheet.get("name", ""), part if part.startswith("xl/") else f"xl/{part}")
            for sheet in root.iter(_S + "sheet")
            if _is_read(sheet) and (part := parts.get(sheet.get(_R + "id"), ""))
        ]
        return cls(
            package, sheets, _strings(package.xml("xl/sharedStrings.xml")), _formats(package.xml("xl/styles.xml"))
        )


def _is_read(sheet: etree._Element) -> bool:
    """Whether a sheet is seen, or is the one of keys that a form of ours keeps out of sight."""
    return sheet.get("state", "visible") == "visible" or str(sheet.get("name", "")).startswith(KEYS)


def _strings(root: etree._Element | None) -> list[str]:
    return [] if root is None else [_words(one) for one in root.iterfind(_S + "si")]


def _words(element: etree._Element) -> str:
    """The words of a string, readings above characters left out."""
    return "".join(t.text or "" for t in element.iter(_S + "t") if t.getparent().tag != _S + "rPh")


def _formats(root: etree._Element | None) -> list[str]:
    """The number format of each cell style, by its place."""
    if root is None:
        return []
    own = {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in root.iter(_S + "numFmt")}
    styles = root.find(_S + "cellXfs")
    ids = [] if styles is None else [int(one.get("numFmtId", 0)) for one in styles]
    return [own.get(one, _BUILT_IN.get(one, "")) for one in ids]


@dataclass
class _Sheet:
    """A sheet of a workbook, its cells by row and column from 0."""

    book: _Book
    title: str
    root: etree._Element
    cells: dict[tuple[int, int], str] = field(default_factory=dict)

    def grid(self, number: int) -> Grid | None:
        """The sheet as a table; None where it holds nothing."""
        hidden = frozenset(self._read())
        for first, last in self._merged():
            self._spread(first, last)
        told = [at for at, text in self.cells.items() if text]
        if not told:
            return None
        height, width = max(row for row, _ in told) + 1, max(column for _, column in told) + 1
        rows = tuple(tuple(self.cells.get((row, column), "") for column in range(width)) for row in range(height))
        return Grid(self.title, number, rows, hidden, frozenset(self._hidden_columns(width)))

    def _read(self) -> Iterator[int]:
        """Reads the cells; the rows that are hidden."""
        size = 0
        for index, row in enumerate(self.root.iter(_S + "row")):
            at = int(row.get("r", index + 1)) - 1
            if at >= MAX_ROWS:
                break
            if row.get("hidden") in ("1", "true"):
                yield at
            for place, cell in enumerate(row.iterfind(_S + "c")):
                found = _REF.fullmatch(cell.get("r", ""))
                column = _column(found[1]) if found else place
                if column < MAX_COLUMNS and self.book.room > 0:
                    self.book.room -= 1
                    self.cells[at, column] = text = self._shown(cell)
                    size += len(text)
            if size > MAX_CHARACTERS:
                break

    def _shown(self, cell: etree._Element) -> str:
        """What a cell shows: its words, or its number in its format."""
        kind, value = cell.get("t", "n"), cell.find(_S + "v")
        if kind == "inlineStr":
            inline = cell.find(_S + "is")
            return "" if inline is None else _words(inline).strip()
        text = (value.text or "").strip() if value is not None else ""
        if kind == "s":
            return (
                self.book.strings[int(text)].strip() if text.isdecimal() and int(text) < len(self.book.strings) else ""
            )
        if kind != "n" or not text:
            return "" if kind == "e" else text
        style = cell.get("s", "0")
        form = self.book.formats[int(style)] if style.isdecimal() and int(style) < len(self.book.formats) else ""
        return number_shown(text, form)

    def _merged(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """First and last cell of every merged area."""
        for area in self.root.iter(_S + "mergeCell"):
            ends = _REF.findall(area.get("ref", ""))
            if len(ends) == 2:
                (c1, r1), (c2, r2) = ends
                yield (int(r1) - 1, _column(c1)), (min(int(r2) - 1, MAX_ROWS), min(_column(c2), MAX_COLUMNS))

    def _spread(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        text = self.cells.get(first, "")
        area = (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
        if text and 0 < area <= self.book.room:
            self.book.room -= area
            for row in range(first[0], last[0] + 1):
                self.cells |= dict.fromkeys(((row, column) for column in range(first[1], last[1] + 1)), text)

    def _hidden_columns(self, width: int) -> Iterator[int]:
        for span in self.root.iter(_S + "col"):
            if span.get("hidden") in ("1", "true"):
                yield from range(int(span.get("min", 1)) - 1, min(int(span.get("max", 1)), width))


def _column(name: str) -> int:
    """A -> 0, AB -> 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def number_shown(text: str, form: str) -> str:
    """A number as the file holds it and its format -> what is shown: 0.97553 in 0.00% is 97.55%, 45000 in y/m/d a date."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > 18:
        return text
    percent = _PERCENT.search(form)
    if percent:
        return f"{value * 100:.{len(percent[1] or '.') - 1}f}%"
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]', "", form)
    if _DATE.search(plain) and 0 < value < _LAST_DAY:
        day = _EPOCH + timedelta(days=int(value))
        return f"{day.year}年{day.month}月{day.day}日"
    rounded = round(value, 4)
    return f"{rounded.normalize():f}" if rounded else "0"
