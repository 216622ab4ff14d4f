"""What she had written in a dossier, into one laid out again from another prior report: where the same is asked, and what is hers
alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from drafter import case
from drafter.case.difference import Cells, rows
from drafter.case.fresh_numbers import fresh
from drafter.model.change import LAST, AddRow, Change, SetCell
from drafter.zh.hygiene import squeeze


class _Asked(NamedTuple):
    """Rows that last year's report asks for. by: the cell that says what a row asks; fields: the cells that are hers, the first
    of which says whether she has answered; own: what goes along of a row that is no report's, empty where there are none."""

    by: str
    fields: tuple[str, ...]
    own: tuple[str, ...] = ()


_ORIGIN, _CHECKED = "出处", "核对"
_ASKED: Mapping[str, _Asked] = {
    "提纲": _Asked("上年标题", ("标题",)),
    "指标": _Asked(
        "名称", ("今年", "来源", "原句", "变动原因", "科室", "口径", "重点", "确认", _CHECKED), ("名称", "今年", "来源", "科室", "口径", "重点")
    ),
    "上年计划": _Asked(
        "计划", ("完成情况", "状态", "来源", "科室", "归入", _CHECKED), ("计划", "归入", "科室", "完成情况", "状态", "来源")
    ),
    "上年问题": _Asked("问题", ("整改情况", "来源", "科室", _CHECKED), ("问题", "科室", "整改情况", "来源")),
    "正文": _Asked(_ORIGIN, ("处理", "文字", _CHECKED), ("部分", "小标题", "文字", "处理")),
}  # fmt: skip
_HERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "本年问题": ("问题", ("提示", "问题", "原因")),
    "下年计划": ("计划", ("参考", "小标题", "题头", "计划")),
    "素材": ("处理", ("归入", "类别", "内容", "来源", "处理")),
}
"""Table -> the cell in which she writes a row of her own, and those that go along."""
_SETTLED = "核对"
"""The table of remarks that she looked at; its rows name rows of the others."""
_ON_TOP = ("单位", "主送", "署名", "成文日期")
"""Cells of 案卷.yaml that are of no report."""
_NAMING = ("归入", "小标题")
"""Cells that may name a heading by its number."""
_Rows: TypeAlias = Mapping[str, Cells]


def carried(before: case.Files, now: case.Files) -> Iterator[Change]:
    """The tables before and now -> the changes that write into them what she had written."""
    were, are = ({table: rows(table, files.get(f"{table}.yaml")) for table in _tables()} for files in (before, now))
    new_of = {old: new for table in _ASKED for old, new in _answering(table, were[table], are[table]).items()}
    old_of = {new: old for old, new in new_of.items()}
    for table, asked in _ASKED.items():
        for key, cells in are[table].items():
            old = were[table].get(old_of.get((table, key), ""), {})
            yield from _set(table, key, cells, _renamed(old, new_of), asked.fields) if old.get(asked.fields[0]) else ()
        hers = [cells for cells in were[table].values() if asked.own and _is_hers(table, cells)]
        yield from _added(table, are[table], [_renamed(cells, new_of) for cells in hers], asked.own)
    for table, (first, fields) in _HERS.items():
        hers = [_renamed(cells, new_of) for cells in were[table].values() if cells.get(first)]
        yield from _added(table, are[table], hers, fields)
    yield from _remarks(were[_SETTLED], are[_SETTLED], new_of)
    (top,), (head,) = were["案卷"].values(), are["案卷"].values()
    yield from _set("案卷", "", head, top, _ON_TOP)


def _tables() -> tuple[str, ...]:
    return (*_ASKED, *_HERS, _SETTLED, "案卷")


def _answering(table: str, were: _Rows, are: _Rows) -> dict[str, tuple[str, str]]:
    """Rows of a table that ask the same: what each was called -> the table, what it is called now."""
    by = {asks: key for key, cells in are.items() if (asks := _asks(table, cells))}
    return {key: (table, by[asks]) for key, cells in were.items() if (asks := _asks(table, cells)) in by}


def _asks(table: str, cells: Cells) -> str:
    """What a row asks: of a paragraph the words of last year's, without where they stood."""
    told = str(cells.get(_ASKED[table].by) or "")
    return squeeze(told.partition("：")[2] if _ASKED[table].by == _ORIGIN else told)


def _is_hers(table: str, cells: Cells) -> bool:
    """Whether a row is of no report, and says something."""
    return not cells.get(_ORIGIN) and bool(cells.get(_ASKED[table].fields[0]) or cells.get("文字"))


def _renamed(cells: Cells, new_of: Mapping[str, tuple[str, str]]) -> Cells:
    """A row, the headings it names by their numbers called as they are now; one that is gone is not named."""
    return {name: new_of.get(str(cell), ("", cell))[1] if name in _NAMING else cell for name, cell in cells.items()}


def _added(table: str, there: _Rows, hers: list[Cells], fields: tuple[str, ...]) -> Iterator[AddRow]:
    for number, cells in zip(fresh(there, table), hers, strict=False):
        yield AddRow(
            table, {"编号": number, **{name: text for name in fields if (text := _text(cells.get(name)))}}, LAST
        )


def _remarks(were: _Rows, are: _Rows, new_of: Mapping[str, tuple[str, str]]) -> Iterator[AddRow]:
    """What she found right, of rows that are still there, or of all."""
    for number, cells in zip(fresh(are, _SETTLED), were.values(), strict=False):
        row = str(cells.get("条") or "")
        if not row or row in new_of:
            told = {**cells, "编号": number, "条": new_of[row][1] if row else None}
            yield AddRow(_SETTLED, {name: text for name, cell in told.items() if (text := _text(cell))}, LAST)


def _set(table: str, key: str, cells: Cells, old: Cells, fields: tuple[str, ...]) -> Iterator[SetCell]:
    """What a row said in the cells that say nothing now, or, as a 状态 and a 科室 may, something proposed."""
    for name in fields:
        said, there = _text(old.get(name)), _text(cells.get(name))
        if said and said != there and (not there or table != "案卷"):
            yield SetCell(table, key, name, there, said)


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
