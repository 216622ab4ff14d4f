"""合计不符：表格里的合计，不等于它上面（或者左边）各项加起来。

反例:
  今年: |
    一、2024年工作回顾
    各季度办理情况如下：
  表: |
    季度 办案
    一季度 421
    二季度 498
    三季度 532
    四季度 517
    合计 1986
正例:
  今年: |
    一、2024年工作回顾
    各季度办理情况如下：
  表: |
    季度 办案
    一季度 421
    二季度 498
    三季度 532
    四季度 517
    合计 1968
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

ID = "合计不符"
LEVEL = Level.WARNING

_SUM = expression("合\\s*计|总\\s*计|共\\s*计")
_PART = expression("小\\s*计|其中|累计|占比|比例|率|增长|同比|上年|去年")
"""Rows and columns that no sum takes in, or that make it unclear what it takes in."""
_NUMBER = expression(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FEWEST = 2
"""Rows that are added up at least."""


def look(paper: Paper) -> Iterator[Remark]:
    """Sums of the columns of tables that have one row of 合计, the last."""
    for is_row, lines in groupby(paper.lines, key=lambda line: line.row):
        rows = list(lines) if is_row else []
        if len(rows) > _FEWEST + 1 and _SUM.fullmatch(rows[-1].text.split("\t")[0].strip()):
            yield from _columns(rows)


def _columns(rows: Sequence[Line]) -> Iterator[Remark]:
    cells = [row.text.split("\t") for row in rows]
    width = len(cells[-1])
    body = [row for row in cells[1:-1] if len(row) == width]
    if len(body) != len(cells) - 2 or len(cells[0]) != width or any(_PART.search(row[0]) for row in body):
        return
    for column in range(1, width):
        numbers = [_number(row[column]) for row in body]
        total = _number(cells[-1][column])
        if total is None or len(body) < _FEWEST or None in numbers or _PART.search(cells[0][column]):
            continue
        made = sum(number for number in numbers if number is not None)
        if made != total:
            start = len("\t".join(cells[-1][:column])) + 1
            told = f"上面各项加起来是{made}，写的是{cells[-1][column].strip()}"
            fix = "各项和合计对一遍，把写错的改正"
            yield Remark(rows[-1], start, start + len(cells[-1][column]), told, fix)


def _number(cell: str) -> Decimal | None:
    """A cell that is one number, else None."""
    plain = cell.strip()
    return Decimal(plain.replace(",", "").replace("，", "")) if _NUMBER.fullmatch(plain) else None
