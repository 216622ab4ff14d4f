"""A table taken apart: the title above it, the notes below, and for each number its whole row head, column head and unit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.model.material import Grid
from drafter.zh.expression import expression
from drafter.zh.units import UNITS

_NUMBER = expression(r"[约近超逾]?-?\d[\d,，]*(?:\.\d+)?(?:余|多)?(?:%|％|‰|万|亿)?(?:余)?(?:[^\d\s]{1,4})?")
_BARE = expression(r"-?\d[\d,，]*(?:\.\d+)?(?:余|多)?[%％]?")
_TIME = expression("[年月日季]|上半|下半")
_UNIT = expression(r"[（(](?P<unit>[^（）()]{1,6})[）)]$|[（(]单位[：:](?P<named>[^（）()]{1,6})[）)]")
_SHEET_UNIT = expression(r"单位[：:]\s*(?P<unit>万?[元件个人次宗起场户家]{1,2})(?![^\s）)；。，])")
_SERIAL = expression("^(?:序号|编号|No\\.?|行次)$")
_NOTE = expression("^(?:备注|说明|自评|排名|是否.*|完成情况|情况说明|变动原因)$")
_DEPARTMENT = expression("^(?:责任)?(?:科室|部门|单位|责任单位|填报单位|报送单位|牵头单位|处室|填报科室)$")
_MEASURE = expression("^(?:计量)?单位$")
_SCALES = ("万", "亿", "千", "百")


@dataclass(frozen=True)
class Cell:
    """A number in a table. row, column: its heads, outermost first; unit: as its heads say, 万元 and all; note: what is
    remarked on its row; department: who answers for the row; total: its row or column adds up the others; siblings: the
    numbers of its column are parts of that total."""

    at: tuple[int, int]
    text: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    unit: str
    note: str
    department: str


@dataclass
class Table:
    """One table of a grid: its title and notes, its columns' heads, its numbers, and the rows whose numbers are totals."""

    title: str = ""
    notes: str = ""
    cells: list[Cell] = field(default_factory=list)


def is_unit(text: str) -> bool:
    """Whether a text is a unit, with or without 万: 件, 万元."""
    return text in UNITS or (text[:1] in _SCALES and text[1:] in UNITS)


def plain(text: str) -> str:
    """What a cell shows, digits and letters half as wide."""
    return (
        "".join(
            unicodedata.normalize("NFKC", char) if "\uff00" < char < "\uff5f" and char not in "，：；（）" else char
            for char in text
        )
        .replace("．", ".")
        .strip()
    )


def is_number(text: str) -> bool:
    """Whether a cell holds a number, with or without its unit."""
    shown = plain(text).replace("，", ",")
    if _BARE.fullmatch(shown):
        return True
    return bool(_NUMBER.fullmatch(shown)) and not _TIME.search(shown)


def tables(grid: Grid) -> Iterator[Table]:
    """The tables of a sheet, one below the other: a title across the sheet, or heads after numbers, begins another."""
    seen = [n for n in range(len(grid.rows[0])) if n not in grid.hidden_columns]
    rows = [(n, [row[c] for c in seen]) for n, row in enumerate(grid.rows) if n not in grid.hidden_rows and any(row)]
    above: list[str] = []
    heads: list[list[str]] = []
    body: list[tuple[int, list[str]]] = []
    below: list[str] = []
    titled = False
    for number, row in rows:
        words = list(dict.fromkeys(cell for cell in row if cell))
        if len(words) == 1 and len(row) > 1 and not is_number(words[0]):
            (below if body else above).append(words[0])
            titled = True
            continue
        if _numeric(row):
            body.append((number, row))
        elif body and (titled or len(words) > 2):
            yield _table(above, heads, body, below[: -1 if titled else None], seen)
            above, heads, body, below = below[-1:] if titled else [], [row], [], []
        elif body:
            below.append(" ".join(words))
        else:
            heads.append(row)
        titled = False
    if body:
        yield _table(above, heads, body, below, seen)


def _numeric(row: Sequence[str]) -> bool:
    """Whether a row holds numbers beside its first cell."""
    return any(is_number(cell) for cell in row[1:])


def _table(
    above: list[str], heads: list[list[str]], body: list[tuple[int, list[str]]], below: list[str], seen: list[int]
) -> Table:
    table = Table(" ".join(above), " ".join(below))
    width = len(body[0][1])
    heads = [_spread(head) if head is not heads[-1] else head for head in heads]
    columns = [tuple(dict.fromkeys(head[c] for head in heads if head[c])) for c in range(width)]
    kinds = [_kind(columns[c], [row[c] for _, row in body], first=c == 0) for c in range(width)]
    sheet_unit = _SHEET_UNIT.search(table.title)
    for number, row in body:
        stub = tuple(dict.fromkeys(row[c] for c in range(width) if kinds[c] == "stub" and row[c]))
        of = {
            kind: next((row[c] for c in range(width) if kinds[c] == kind), "")
            for kind in ("unit", "note", "department")
        }
        for c in range(width):
            if kinds[c] != "number" or not is_number(row[c]):
                continue
            unit = of["unit"] if is_unit(of["unit"]) else _unit((*stub, *columns[c]))
            unit = unit or (sheet_unit["unit"] if sheet_unit else "")
            table.cells.append(
                Cell(
                    (number, seen[c]),
                    plain(row[c]),
                    tuple(map(_bare, stub)),
                    tuple(map(_bare, columns[c])),
                    unit,
                    of["note"],
                    of["department"],
                )
            )
    return table


def _spread(head: Sequence[str]) -> list[str]:
    """A row of heads above another: one that was not merged but stands over several columns is repeated over them."""
    made: list[str] = []
    for cell in head:
        made.append(cell or (made[-1] if made else ""))
    return made


def _kind(head: Sequence[str], cells: Sequence[str], *, first: bool) -> str:
    """What a column holds, by its head and its cells: serial, note, unit, department, stub or number."""
    last = head[-1] if head else ""
    filled = [cell for cell in cells if cell]
    numbers = sum(map(is_number, filled))
    if _SERIAL.search(last):
        return "serial"
    if filled and sum(map(is_unit, filled)) * 2 > len(filled):
        return "unit"
    if _NOTE.search(last):
        return "note"
    if numbers * 2 > len(filled) and not (first and not head):
        return "number"
    if _DEPARTMENT.search(last) and not first:
        return "department"
    return "stub"


def _unit(heads: Sequence[str]) -> str:
    """The unit that heads name in brackets, the innermost first."""
    for head in reversed(heads):
        found = _UNIT.search(head)
        unit = (found["unit"] or found["named"]) if found else ""
        if is_unit(unit):
            return unit
        if head in UNITS:
            return head
    return ""


def _bare(head: str) -> str:
    """A head without the unit in brackets."""
    found = _UNIT.search(head)
    return head[: found.start()].strip() if found and is_unit(found["unit"] or found["named"]) else head
