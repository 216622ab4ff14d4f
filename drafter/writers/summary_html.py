"""The summary of many reports -> one .html: the tables of the workbook, charts as drawings in it, every number leading to its
sentence. Nothing is fetched from anywhere; it reads the same without scripts, which search and sort."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from drafter.model.summary import Bar, Bars, Cell, Column, Kind, Sheet, Summary
from drafter.writers.blocks_html import escaped
from drafter.writers.fingerprint import stamped_page
from drafter.writers.sheet_html import digits, stack
from drafter.zh import gbt9704 as gb

MOST_ROWS = 4000
"""Rows of a table on the page: a browser draws some ten thousand at once."""
_LONG = 30
"""字 of a column from which it is kept wide."""
_FACES = {"仿宋": gb.FANG, "小标宋": gb.SONG_TITLE, "黑体": gb.HEI}
_WIDTH, _ROW, _BAR, _NAME, _TEXT = 480, 20, 12, 130, 110
"""Of a chart, in its own units: its width, the height of a row and of a bar, the room for a name and for a number."""


def page_of(summary: Summary, beside: Path) -> bytes:
    """A summary, and the folder the page will lie in -> its bytes; the same summary gives the same bytes."""
    style, script = _style(), _beside("summary.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    page = _Page(summary, beside)
    told = (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(summary.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{''.join(page.parts())}"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )
    return stamped_page(told.encode())


@cache
def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _style() -> str:
    faces = " ".join(f"--{name}: {stack(font)};" for name, font in _FACES.items())
    return f"{digits()}\n:root {{ {faces} }}\n{_beside('summary.css')}"


def _hash(text: str) -> str:
    """What a policy lets a text of the page be known by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True)
class _Page:
    """A page being made."""

    summary: Summary
    beside: Path

    def parts(self) -> Iterator[str]:
        """Head, list of tables, tables."""
        told = self.summary
        yield f"<header><h1>{escaped(told.title)}</h1><p>{escaped(told.day)}</p></header>\n"
        links = "".join(f'<a href="#{_id(n)}">{escaped(sheet.name)}</a>' for n, sheet in enumerate(told.sheets))
        yield f'<nav aria-label="各张表">{links}</nav>\n<main>\n'
        for number, sheet in enumerate(told.sheets):
            yield from self._sheet(number, sheet)
        yield "</main>\n"

    def _sheet(self, number: int, sheet: Sheet) -> Iterator[str]:
        yield f'<section id="{_id(number)}">\n<h2>{escaped(sheet.title)}</h2>\n'
        cut = f"共{len(sheet.rows)}行，这里列前{MOST_ROWS}行，其余的看工作簿。" if len(sheet.rows) > MOST_ROWS else ""
        yield f'<p class="说">{escaped(sheet.told)}</p>\n' if sheet.told else ""
        yield f'<p class="注">{escaped("".join((*sheet.notes, cut)))}</p>\n' if sheet.notes or cut else ""
        if sheet.charts:
            yield f'<div class="图">\n{"".join(map(self._chart, sheet.charts))}</div>\n'
        heads = "".join(f'<th scope="col"{_class(column)}>{escaped(column.head)}</th>' for column in sheet.columns)
        yield f'<div class="框" tabindex="0" role="region" aria-label="{escaped(sheet.title)}"><table>\n'
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for at, row in enumerate(sheet.rows[:MOST_ROWS]):
            cells = "".join(map(self._cell, row, sheet.columns))
            yield f'<tr id="{_id(number, at)}">{cells}</tr>\n'
        yield "</tbody>\n</table></div>\n</section>\n"

    def _cell(self, cell: Cell, column: Column) -> str:
        words, there = escaped(cell.text), self._there(cell)
        words = f'<a href="{there}">{words}</a>' if there and words else words
        value = f' data-v="{cell.value:g}"' if cell.value is not None else ""
        return f"<td{_class(column, cell)}{value}>{words}</td>"

    def _there(self, cell: Cell) -> str:
        """Where a cell leads, as a link of the page."""
        if cell.to is not None:
            return self._place(*cell.to)
        return escaped(quote(Path(os.path.relpath(cell.file, self.beside)).as_posix())) if cell.file else ""

    def _place(self, name: str, row: int) -> str:
        for number, sheet in enumerate(self.summary.sheets):
            if sheet.name == name:
                return f"#{_id(number, row) if 0 <= row < min(len(sheet.rows), MOST_ROWS) else _id(number)}"
        return ""

    def _chart(self, chart: Bars) -> str:
        """Bars under each other, names to the left, numbers to the right."""
        most = max((abs(bar.value) for bar in chart.bars), default=0.0) or 1.0
        height = len(chart.bars) * _ROW
        drawn = "".join(self._bar(number, bar, most) for number, bar in enumerate(chart.bars))
        words = "；".join(f"{bar.name}{bar.text}" for bar in chart.bars)
        note = f"<p>{escaped(chart.note)}</p>" if chart.note else ""
        return (
            f'<figure><figcaption>{escaped(chart.title)}</figcaption><svg viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'aria-label="{escaped(chart.title)}：{escaped(words)}">{drawn}</svg>{note}</figure>\n'
        )

    def _bar(self, number: int, bar: Bar, most: float) -> str:
        top, room = number * _ROW, _WIDTH - _NAME - _TEXT
        long = max(1.0, room * abs(bar.value) / most)
        drawn = (
            f'<text x="{_NAME - 6}" y="{top + 14}" text-anchor="end">{escaped(bar.name)}</text>'
            f'<rect x="{_NAME}" y="{top + 4}" width="{long:.1f}" height="{_BAR}"/>'
            f'<text x="{_NAME + long + 4:.1f}" y="{top + 14}">{escaped(bar.text)}</text>'
        )
        there = self._place(*bar.to) if bar.to else ""
        drawn = f'<a href="{there}">{drawn}</a>' if there else drawn
        return f'<g class="{bar.stress}">{drawn}</g>' if bar.stress else drawn


def _id(sheet: int, row: int | None = None) -> str:
    return f"s{sheet}" if row is None else f"s{sheet}r{row}"


def _class(column: Column, cell: Cell | None = None) -> str:
    names = [column.kind.value] if cell else []
    names += ["长"] if column.kind is Kind.WORDS and column.width >= _LONG else []
    names += [cell.stress.value] if cell and cell.stress else []
    return f' class="{" ".join(names)}"' if names else ""
