"""全年受理案件2318件 in the text and 受理案件 2381 in a table: a figure of a table that looks like the text's and is not it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from drafter.proofing.growth_differs import LEAST, key_of
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Line, Paper
from drafter.zh.expression import expression

_OTHER = expression("上年|去年|同期|增|降|同比|占|比例|率|计划|目标|任务|序号|编号")
"""Columns that do not tell this year's figure."""
_UNIT = expression(r"[（(][^（）()]{1,8}[）)]|[：:\s]+")
_NUMBER = expression(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DIGITS = 3
"""Digits at least of figures that are close and still two by a slip."""
_MOST = 50
"""Figures of one name that a cell is compared with."""


class _Cell(NamedTuple):
    """A number of a table, what its row is called, where it stands in its line."""

    line: Line
    start: int
    name: str
    text: str


def look(paper: Paper) -> Iterator[Remark]:
    """Cells that differ from the result of that name in the text by one digit, or have its digits in another order."""
    claims: dict[str, list[Claim]] = {}
    rows = [list(lines) for is_row, lines in groupby(paper.lines, key=lambda line: line.row) if is_row]
    for claim in paper.claims if rows else ():
        if not (claim.line.planned or claim.line.note or claim.counts.standing.value or claim.counts.figure.qualifier):
            claims.setdefault(key_of(claim)[0], []).append(claim)
    for cell in (cell for table in rows for cell in _cells(table)):
        same = claims.get(cell.name, [])[:_MOST]
        if same and not any(_value(cell) == claim.counts.figure.value for claim in same):
            other = next((claim for claim in same if alike(cell.text, claim.counts.figure.text)), None)
            if other:
                told = f"第{other.line.number}段写的是{other.counts.figure}"
                fix = "核对是哪一个数，写成一样"
                yield Remark(cell.line, cell.start, cell.start + len(cell.text), told, fix)


def _cells(table: Sequence[Line]) -> Iterator[_Cell]:
    """The numbers of a table that may be this year's of what their rows are called."""
    heads = table[0].text.split("\t")
    for line in table[1:]:
        cells = line.text.split("\t")
        name = next((_UNIT.sub("", cell) for cell in cells if len(_UNIT.sub("", cell)) >= LEAST), "")
        start = 0
        for head, cell in zip(heads, cells, strict=False):
            plain = cell.strip()
            if name and _NUMBER.fullmatch(plain) and not _OTHER.search(head):
                yield _Cell(line, start + cell.index(plain), name, plain)
            start += len(cell) + 1


def _value(cell: _Cell) -> Decimal:
    return Decimal(cell.text.replace(",", "").replace("，", ""))


def alike(one: str, other: str) -> bool:
    """Whether two printed numbers differ by one digit, or have the same digits in another order."""
    a, b = ("".join(char for char in text if char.isdecimal()) for text in (one, other))
    if a == b or len(a) != len(b) or len(a) < _DIGITS:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 or sorted(a) == sorted(b)
