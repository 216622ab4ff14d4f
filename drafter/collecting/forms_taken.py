"""Papers -> the returned forms among them, and the papers without what was a form: a workbook may be both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafter.collecting.form_heads import TEXT
from drafter.collecting.form_origin import of_another
from drafter.collecting.form_rows import FormRow, form_rows
from drafter.collecting.form_values import Value, answer_of, figure_of, is_none, is_partial, state_of
from drafter.collecting.form_words import Asks
from drafter.model.form_given import Given, Returned, Written
from drafter.model.inquiry import KEY, OFFICE, SIGNERS, Ask, Column, Sheet
from drafter.model.manuscript import TABLE, Para
from drafter.model.material import Grid, Material
from drafter.model.source import Source
from drafter.zh.clipping import clipped
from drafter.zh.hygiene import squeeze

_WIDE, _NARROW = re.compile(r"\t|\s{2,}|\s*[|｜]\s*"), re.compile(r"\s+")
"""What parts the cells of a line that was typed."""
_LONG, _MOST = 20, 200
"""Characters of a row that are told; rows of their own that are looked at in a form."""
UNSURE = "分不出哪一列是今年数（有的列和上年的数一样，或者不止一列像），一个数也没有填；请补上列名再交"
_ANSWERS = {Sheet.PROMISES: Column.OUTCOME, Sheet.PROBLEMS: Column.REMEDY}


@dataclass(frozen=True)
class _Lines(Grid):
    """Lines of words that stand in columns. paragraphs: which each is, from 1."""

    paragraphs: tuple[int, ...] = ()

    def where(self, row: int, column: int) -> str:
        """A cell -> the paragraph it stands in, in words."""
        del column
        return f"第{self.paragraphs[row]}段"


def taken(papers: Sequence[Material], asks: Sequence[Ask], year: int) -> tuple[list[Returned], list[Material]]:
    """Papers, what is asked, the year reported on -> the forms that came back, and what is left of the papers."""
    forms, left = list[Returned](), list[Material]()
    for paper in papers:
        form, rest = _taken(paper, asks, year)
        forms += [form] if form else []
        left += [rest] if rest else []
    return forms, left


def _taken(paper: Material, asked: Sequence[Ask], year: int) -> tuple[Returned | None, Material | None]:
    asks = Asks(asked, _sent(paper), paper.file)
    if elsewhere := of_another(paper, asks):
        return Returned(paper.file, (), refused=elsewhere), None
    lines = _typed(paper.paper.paras, asks, year)
    found = {id(grid): form_rows(grid, asks, year) for grid in (*paper.grids, *lines)}
    if any(found.values()):
        found |= {id(one): form_rows(one, asks, year, beside=True) for one in paper.grids if not found[id(one)]}
    rows = [row for held in found.values() for row in held]
    if not rows:
        return None, paper
    grids = tuple(grid for grid in paper.grids if not found[id(grid)])
    spent = {n for grid in lines if found[id(grid)] for n in grid.paragraphs}
    paras = tuple(p for n, p in enumerate(paper.paper.paras, start=1) if n not in spent and p.look not in TABLE)
    empty = not grids and not any(para.text.strip() for para in paras)
    rest = replace(paper, grids=grids, paper=replace(paper.paper, paras=paras))
    return _returned(paper.file, rows, asked), None if empty else rest


def _sent(paper: Material) -> Mapping[str, str]:
    """Key -> the words a form was sent with, from the sheet that nobody sees."""
    rows = [row for grid in paper.behind for row in grid.rows if len(row) > 3]
    return {row[0]: row[3] for row in rows if KEY.fullmatch(row[0])}


def _typed(paras: Sequence[Para], asks: Asks, year: int) -> list[_Lines]:
    """Paragraphs -> the tables they were typed as, where these are forms: parted by tabs, bars, wide blanks, else by any."""
    for mark in (_WIDE, _NARROW):
        lines = [grid for grid in _lines(paras, mark) if form_rows(grid, asks, year)]
        if lines:
            return lines
    return []


def _lines(paras: Sequence[Para], mark: re.Pattern[str]) -> list[_Lines]:
    """Paragraphs that stand in columns, one after the other -> tables."""
    rows = [_cells(para, mark) for para in paras]
    made = list[_Lines]()
    for is_row, held in groupby(enumerate(rows, start=1), key=lambda one: len(one[1]) > 1):
        lines = list(held)
        if is_row and len(lines) > 1:
            width = max(len(cells) for _, cells in lines)
            even = tuple((*cells, *[""] * (width - len(cells))) for _, cells in lines)
            made.append(_Lines("", len(made) + 1, even, paragraphs=tuple(n for n, _ in lines)))
    return made


def _cells(para: Para, mark: re.Pattern[str]) -> list[str]:
    text = (para.origin or para.text).strip().strip("|｜").strip()
    return [] if para.look in TABLE else [part.strip() for part in mark.split(text)]


def _returned(file: str, rows: Sequence[FormRow], asked: Sequence[Ask]) -> Returned:
    answered = [row for row in rows if row.ask]
    given = tuple(one for row in answered for one in _given(file, row))
    seen = {one.ask.key for one in given}
    named = {squeeze(one.office): one.office for one in asked}
    signed = {
        row.cells[Column.ITEM]: row.cells.get(Column.ENTRY, "")
        for row in rows
        if row.sheet is Sheet.SIGNED and row.cells.get(Column.ITEM) in SIGNERS
    }
    offices = [row.ask.office for row in answered if row.ask]
    offices += [named[squeeze(signed.get(OFFICE, ""))]] if squeeze(signed.get(OFFICE, "")) in named else []
    news = [one for row in rows for one in _news(file, row)]
    too_many = [f"亮点和另加的行有{len(news)}条，只看了前{_MOST}条"] if len(news) > _MOST else []
    blank = {row.ask.key: row.ask for row in answered if row.ask and row.ask.key not in seen}
    return Returned(
        file,
        tuple(dict.fromkeys(offices)),
        given,
        tuple(blank.values()),
        tuple(news[:_MOST]),
        tuple(one for row in rows for one in _ahead(file, row))[:_MOST],
        signed,
        (*dict.fromkeys(told for row in rows for told in _remarks(row)), *too_many),
        UNSURE if any(row.unsure for row in rows) else "",
    )


def _given(file: str, row: FormRow) -> Iterator[Given]:
    """What a row gives; nothing where its blanks are blank."""
    assert row.ask
    column = Column.NOW if row.sheet is Sheet.FIGURES else _ANSWERS[row.sheet]
    cell, cause = row.cells.get(column, ""), _cause(row)
    state = state_of(row.cells.get(Column.STATE, ""))
    if cell or state:
        source = Source(file, row.where(column if cell else Column.STATE), cell or row.cells.get(Column.STATE, ""))
        value = _value(row, cell, cause)
        at = (row.where(Column.STATE), row.where(Column.CAUSE))
        yield Given(
            row.ask, source, cell, value.printed, value.figure, value.sure, value.why, state, cause, *at, is_none(cell)
        )


def _value(row: FormRow, cell: str, cause: str) -> Value:
    assert row.ask
    if row.sheet is not Sheet.FIGURES:
        return answer_of(cell) if cell else Value(why=f"只选了状态，没有写{_ANSWERS[row.sheet]}")
    value = figure_of(cell, row.ask.before, reason=bool(cause))
    return (
        replace(value, sure=False, why=f"旁边写着“{clipped(cause, _LONG)}”")
        if value.sure and is_partial(cause)
        else value
    )


def _cause(row: FormRow) -> str:
    """变动原因, and 口径 where they wrote one that was not there."""
    scope, cause = row.cells.get(Column.SCOPE, ""), row.cells.get(Column.CAUSE, "")
    own = scope and row.ask and squeeze(scope) != squeeze(row.ask.scope) and not is_none(scope)
    return "；".join([*([f"口径：{scope}"] if own else []), *([cause] if cause and not is_none(cause) else [])])


def _news(file: str, row: FormRow) -> Iterator[Written]:
    """亮点, and rows of their own among the figures, promises and problems."""
    cells = row.cells
    text = cells.get(Column.CONTENT, "")
    if row.sheet is Sheet.NEWS and text and not is_none(text):
        basis = cells.get(Column.BASIS, "")
        told = f"{text}（{basis}）" if basis and not is_none(basis) else text
        yield Written(Source(file, row.where(Column.CONTENT), text), told, cells.get(Column.KIND, ""))
    if row.sheet in TEXT and row.ask is None and not row.stray:
        words = cells.get(TEXT[row.sheet], "")
        value = cells.get(Column.NOW if row.sheet is Sheet.FIGURES else _ANSWERS[row.sheet], "")
        if words and value and not is_none(value):
            kind = "数据" if row.sheet is Sheet.FIGURES else ""
            told = f"{words}{value}" if kind else f"{words}{'' if words.endswith('。') else '：'}{value}"
            yield Written(Source(file, row.where(TEXT[row.sheet]), words), told, kind)


def _ahead(file: str, row: FormRow) -> Iterator[Written]:
    text, goal = row.cells.get(Column.INTENT, ""), row.cells.get(Column.GOAL, "")
    if row.sheet is Sheet.AHEAD and text and not is_none(text):
        told = f"{text}（{goal}）" if goal and not is_none(goal) else text
        yield Written(Source(file, row.where(Column.INTENT), text), told)


def _remarks(row: FormRow) -> Iterator[str]:
    """What of a row was not used, or changed what was sent."""
    if row.unsure:
        yield UNSURE
    if row.stray and row.filled:
        yield "有几行不在现在的表里（是别的年度、别的案卷的征集表，或者那一条已经删了），没有用"
    before = row.cells.get(Column.BEFORE, "")
    if row.ask and row.ask.before and before and squeeze(before) != squeeze(row.ask.before):
        yield f"{row.ask.number}“{clipped(row.ask.text, _LONG)}”的上年数改成了“{before}”，上年报告是“{row.ask.before}”"
