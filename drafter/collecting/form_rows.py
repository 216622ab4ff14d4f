"""The tables of a paper -> the rows of a form in them: by key wherever they stand now, by their words where the keys are gone."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.collecting.form_columns import settled
from drafter.collecting.form_headless import inferred
from drafter.collecting.form_heads import TEXT, Head, assumed, head_of
from drafter.collecting.form_words import Asks
from drafter.collecting.timespan import month_of
from drafter.model.inquiry import BLANKS, KEY, SHEETS, Ask, Column, Sheet
from drafter.model.material import Grid
from drafter.zh.figures import Figure

_MONTHS, _MOST = 12, 1000
"""Months of a year; rows of a table without keys that may be a form: last year's report has some four hundred."""
_LEAST, _SHARE = 2, 0.6
"""Rows, and their share, that must be known by their words before a table without keys is a form."""


@dataclass(frozen=True)
class FormRow:
    """A row of a form. ask: what it answers, None for a row of their own, for 亮点, 明年打算 and 填报人; cells: by column; row, head: its place in the
    table, and where its columns stand; sheet: of the form; stray: its key is of another form; unsure: it has cells,
    and nothing says for sure which is this year's."""

    grid: Grid
    row: int
    sheet: Sheet
    head: Head
    cells: dict[Column, str]
    ask: Ask | None = None
    stray: bool = False
    unsure: bool = False

    def where(self, column: Column) -> str:
        """Where a cell of it stands, in words."""
        return self.grid.where(self.row, self.head.places.get(column, 0))

    @property
    def filled(self) -> bool:
        """Whether anything was filled in."""
        return any(self.cells.get(column) for column in BLANKS)


def form_rows(grid: Grid, asks: Asks, year: int, *, beside: bool = False) -> list[FormRow]:
    """A table -> its rows as those of a form; none where it is no form. beside: another table of the paper is one, so that a single
    row will do."""
    heads = {n: head for n, row in enumerate(grid.rows) if (head := head_of(row, year))}
    keyed = any(map(asks.keyed, grid.rows))
    if not (heads or keyed) and (head := inferred(grid, asks)):
        heads = {-1: head}
    if not (heads or keyed) or (not keyed and len(grid.rows) > _MOST):
        return []
    rows = list(_rows(grid, heads, asks))
    if keyed:
        return _settled(rows)
    if not _is_form(rows, 1 if beside else _LEAST) or _counts_a_part(grid, {row.row for row in rows}, asks.file):
        return []
    return _settled([_known_by_value(row, asks) for row in rows])


def _settled(rows: Sequence[FormRow]) -> list[FormRow]:
    """Rows -> the same with each cell in its column, as all of them together say; nothing filled in where they do not."""
    groups: dict[tuple[object, ...], list[FormRow]] = {}
    for row in rows:
        groups.setdefault((row.sheet, row.head.told, *sorted(row.head.places.items())), []).append(row)
    heads = {key: _head(held) for key, held in groups.items()}
    made = []
    for row in rows:
        head = heads[row.sheet, row.head.told, *sorted(row.head.places.items())]
        if head is None:
            cells = {column: text for column, text in row.cells.items() if column in (TEXT[row.sheet], Column.NUMBER)}
            made.append(replace(row, cells=cells, unsure=True))
        else:
            cells = row.cells if head is row.head or row.head.told else head.cells(row.grid.rows[row.row])
            made.append(replace(row, head=head, cells=cells))
    return made


def _head(rows: Sequence[FormRow]) -> Head | None:
    head = rows[0].head
    asked = [(row.grid.rows[row.row], row.ask) for row in rows if row.ask]
    return settled(head, asked) if asked and head.sheet in TEXT else head


def _rows(grid: Grid, heads: dict[int, Head], asks: Asks) -> Iterator[FormRow]:
    head = heads.get(-1)
    for number, row in enumerate(grid.rows):
        if number in heads:
            head = heads[number]
            continue
        key = asks.keyed(row)
        if key:
            yield _keyed(grid, number, key, heads, asks)
        elif head is not None and any(head.cells(row).values()):
            yield _unkeyed(grid, number, head, asks)


def _keyed(grid: Grid, number: int, key: str, heads: dict[int, Head], asks: Asks) -> FormRow:
    row = grid.rows[number]
    found = KEY.fullmatch(key)
    assert found
    sheet = SHEETS[found[1]]
    above = [heads[n] for n in sorted(heads) if heads[n].sheet is sheet and n < number]
    anywhere = [heads[n] for n in sorted(heads) if heads[n].sheet is sheet]
    at = next(n for n, cell in enumerate(row) if cell.strip() == key)
    ask = asks.by_key.get(key)
    if ask is not None:
        at = next((n - 2 for n, cell in enumerate(row) if ask in asks.exact(sheet, cell)), at)
    head = above[-1] if above else anywhere[0] if anywhere else assumed(sheet, at)
    cells = head.cells(row)
    if ask is not None and not asks.agrees(ask, cells.get(TEXT[sheet], "")):
        ask = _worded(sheet, cells, asks)
        return FormRow(grid, number, sheet, head, cells, ask)
    return FormRow(grid, number, sheet, head, cells, ask, stray=ask is None)


def _unkeyed(grid: Grid, number: int, head: Head, asks: Asks) -> FormRow:
    cells = head.cells(_without_scope(grid.rows[number], head))
    ask = None
    if head.sheet in TEXT:
        ask = _worded(head.sheet, cells, asks)
    return FormRow(grid, number, head.sheet, head, cells, ask)


def _worded(sheet: Sheet, cells: dict[Column, str], asks: Asks, *, near: bool = False) -> Ask | None:
    words, before = cells.get(TEXT[sheet], ""), cells.get(Column.BEFORE, "")
    return asks.worded(sheet, words, before, cells.get(Column.NUMBER, ""), near=near)


def _without_scope(row: Sequence[str], head: Head) -> Sequence[str]:
    """A row that was typed without its blank 口径 -> the same with it: last year's value stands where 口径 should, and the row is
    short of a cell."""
    at = head.places.get(Column.SCOPE)
    if at is None or head.places.get(Column.BEFORE) != at + 1 or at + 1 >= len(row) or row[-1]:
        return row
    is_short = Figure.parse("".join(row[at].split()), bare=True) is not None
    return (*row[:at], "", *row[at:-1]) if is_short else row


def _is_form(rows: Sequence[FormRow], least: int) -> bool:
    """Whether rows without keys are of a form: they stand below the heads of 亮点, 明年打算 or 填报人 as we wrote them, or most, and
    no fewer than the least, are known by their words."""
    if any(row.head.ours and row.sheet not in TEXT for row in rows):
        return True
    asked = [row for row in rows if row.sheet in TEXT]
    known = sum(row.ask is not None for row in asked)
    ours = any(row.head.ours for row in asked)
    return known >= (1 if ours else least) and known >= _SHARE * len(asked)


def _counts_a_part(grid: Grid, rows: Container[int], file: str) -> bool:
    """Whether a table, by its title, its heads, what stands above it or the name of its file, counts up to some month: it is a
    department's own."""
    beside = [cell for n, row in enumerate(grid.rows) if n not in rows for cell in row]
    return any(0 < month_of(said) < _MONTHS for said in (file, grid.name, grid.lead, *beside))


def _known_by_value(row: FormRow, asks: Asks) -> FormRow:
    """A row of a form whose words are less alike -> with what it answers, where last year's value says so."""
    if row.ask or row.sheet not in TEXT:
        return row
    return replace(row, ask=_worded(row.sheet, row.cells, asks, near=True))
