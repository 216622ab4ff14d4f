"""What she had written in a dossier, into one laid out again from another prior report: where the same is asked, and what is hers
alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from drafter import case
from drafter.case.difference import Cells, rows
from drafter.case.fresh_numbers import fresh
from drafter.model.change import LAST, AddRow, Change, SetCell
from drafter.model.slots import pieces, slot
from drafter.zh.hygiene import squeeze
from drafter.zh.resembling import Bag


class _Asked(NamedTuple):
    """Rows that last year's report asks for. by: the cells that say what a row asks; fields: the cells that are hers, the first
    of which says whether she has answered; own: what goes along of a row that is no report's, empty where there are none."""

    by: tuple[str, ...]
    fields: tuple[str, ...]
    own: tuple[str, ...] = ()


_ORIGIN, _CHECKED = "出处", "核对"
_ASKED: Mapping[str, _Asked] = {
    "提纲": _Asked(("上年标题",), ("标题",)),
    "指标": _Asked(
        (_ORIGIN, "上年"), ("今年", "来源", "原句", "变动原因", "科室", "口径", "重点", "确认", _CHECKED), ("名称", "今年", "来源", "科室", "口径", "重点")
    ),
    "上年计划": _Asked(
        ("计划",), ("完成情况", "状态", "来源", "科室", "归入", _CHECKED), ("计划", "归入", "科室", "完成情况", "状态", "来源")
    ),
    "上年问题": _Asked(("问题",), ("整改情况", "来源", "科室", _CHECKED), ("问题", "科室", "整改情况", "来源")),
    "正文": _Asked((_ORIGIN,), ("处理", "文字", _CHECKED), ("部分", "小标题", "文字", "处理")),
}  # fmt: skip
_HERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "本年问题": ("问题", ("提示", "问题", "原因")),
    "下年计划": ("计划", ("参考", "小标题", "题头", "计划")),
    "素材": ("处理", ("归入", "类别", "内容", "来源", "处理")),
}
"""Table -> the cell in which she writes a row of her own, and those that go along."""
_SETTLED = "核对"
"""The table of remarks that she looked at; its rows name rows of the others."""
_NEARLY = 0.75
"""Share of both texts' pairs of characters from which a question is the old one, worded a little otherwise."""
_ON_TOP = ("单位", "主送", "署名", "成文日期")
"""Cells of 案卷.yaml that are of no report."""
_NAMING = ("归入", "小标题")
"""Cells that may name a heading by its number."""
_WRITTEN = ("文字", "完成情况", "整改情况", "内容", "计划", "问题", "原因")
"""Cells that may name figures in slots."""
_Rows: TypeAlias = Mapping[str, Cells]


class Carried(NamedTuple):
    """The changes that write into the new tables what she had written; altered: what rows of hers are called now whose question
    is worded a little otherwise; left: rows of hers, as they were called, that nothing asks for any more."""

    changes: tuple[Change, ...]
    altered: tuple[str, ...]
    left: tuple[str, ...]


def carried(before: case.Files, now: case.Files) -> Carried:
    """The tables before and now -> what of hers goes along."""
    were, are = ({table: rows(table, files.get(f"{table}.yaml")) for table in _tables()} for files in (before, now))
    new_of = {old: new for table in _ASKED for old, new in _answering(table, were[table], are[table]).items()}
    hers = [(t, key) for t, asked in _ASKED.items() for key, cells in were[t].items() if _is_answered(asked, cells)]
    altered = [new_of[k] for t, k in hers if k in new_of and not _same(t, were[t][k], are[t][new_of[k][1]])]
    left = [f"{t}“{k}”" for t, k in hers if k not in new_of and were[t][k].get(_ORIGIN) and t != "提纲"]
    return Carried(tuple(_changes(were, are, new_of)), tuple(f"{t}“{k}”" for t, k in altered), tuple(left))


def _changes(
    were: Mapping[str, _Rows], are: Mapping[str, _Rows], new_of: Mapping[str, tuple[str, str]]
) -> Iterator[Change]:
    figures = {_name(were, old): _name(are, new) for old, (table, new) in new_of.items() if table == "指标"}
    names = _Names(new_of, figures)
    old_of = {new: old for old, new in new_of.items()}
    for table, asked in _ASKED.items():
        for key, cells in are[table].items():
            old = were[table].get(old_of.get((table, key), ""), {})
            yield from _set(table, key, cells, names.of(old), asked.fields) if _is_answered(asked, old) else ()
        hers = [cells for cells in were[table].values() if asked.own and _is_hers(table, cells)]
        yield from _added(table, are[table], [names.of(cells) for cells in hers], asked.own)
    for table, (first, fields) in _HERS.items():
        hers = [names.of(cells) for cells in were[table].values() if cells.get(first)]
        yield from _added(table, are[table], hers, fields)
    yield from _remarks(were[_SETTLED], are[_SETTLED], new_of)
    (top,), (head,) = were["案卷"].values(), are["案卷"].values()
    yield from _set("案卷", "", head, top, _ON_TOP)


def _tables() -> tuple[str, ...]:
    return (*_ASKED, *_HERS, _SETTLED, "案卷")


def _answering(table: str, were: _Rows, are: _Rows) -> dict[str, tuple[str, str]]:
    """Rows of a table that ask the same, in the same words or nearly so: what each was called -> the table, what it is called now."""
    there, found = defaultdict[str, list[str]](list), dict[str, str]()
    for key, cells in are.items():
        there[_asks(table, cells)].append(key)
    otherwise = dict[str, str]()
    for key, cells in were.items():
        asks = _asks(table, cells)
        if asks and there[asks]:
            found[key] = there[asks].pop(0)
        elif asks:
            otherwise[key] = asks
    bags = {key: Bag(asks) for asks, keys in there.items() if asks for key in keys}
    for key, asks in otherwise.items():
        old = Bag(asks)
        likes = {other: old.like(bag) for other, bag in bags.items() if old.may_be_like(bag, _NEARLY)}
        best = max(likes, key=lambda other: likes[other], default="")
        if best and likes[best] >= _NEARLY:
            found[key] = best
            del bags[best]
    return {key: (table, new) for key, new in found.items()}


def _is_answered(asked: _Asked, cells: Cells) -> bool:
    return bool(cells.get(asked.fields[0]))


def _same(table: str, old: Cells, new: Cells) -> bool:
    return _asks(table, old) == _asks(table, new)


def _asks(table: str, cells: Cells) -> str:
    """What a row asks: of a paragraph or a figure the words of last year's, without where they stood."""
    told = {name: str(cells.get(name) or "") for name in _ASKED[table].by}
    return squeeze("".join(text.partition("：")[2] if name == _ORIGIN else text for name, text in told.items()))


def _is_hers(table: str, cells: Cells) -> bool:
    """Whether a row is of no report, and says something."""
    return not cells.get(_ORIGIN) and bool(cells.get(_ASKED[table].fields[0]) or cells.get("文字"))


def _name(tables: Mapping[str, _Rows], key: str) -> str:
    return str(tables["指标"][key].get("名称") or "")


class _Names(NamedTuple):
    """What rows are called now, by what they were; and figures, by their names."""

    rows: Mapping[str, tuple[str, str]]
    figures: Mapping[str, str]

    def of(self, cells: Cells) -> Cells:
        """A row, what it names called as it is now: headings by their numbers (one that is gone is not named), figures in slots."""
        return {name: self._cell(name, cell) for name, cell in cells.items()}

    def _cell(self, name: str, cell: object) -> object:
        if name in _NAMING:
            return self.rows.get(str(cell), ("", cell))[1]
        if name not in _WRITTEN or not isinstance(cell, str):
            return cell
        told = (slot(self.figures[p.name]) if p.name and p.name in self.figures else p.text for p in pieces(cell))
        return "".join(told)


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
