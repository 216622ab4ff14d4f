"""A dossier laid out again from another prior report: the old one is put aside whole, and what she wrote goes along where the same
is asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import case
from drafter.case.applying import apply
from drafter.case.difference import Cells, rows
from drafter.case.fresh_numbers import fresh
from drafter.desk.laying import Order, Started, new
from drafter.model.change import LAST, AddRow, Change, SetCell
from drafter.model.finding import DrafterError
from drafter.zh.hygiene import squeeze

BY = "换上年报告"
"""Who changed the tables, as the history says."""
_ASKED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "指标": ("名称", ("今年", "来源", "原句", "变动原因", "科室")),
    "上年计划": ("计划", ("完成情况", "状态", "来源", "科室")),
    "上年问题": ("问题", ("整改情况", "来源", "科室")),
}
"""Table -> the cell that says what a row asks, and those that are hers."""
_HERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "本年问题": ("问题", ("提示", "问题", "原因")),
    "下年计划": ("计划", ("参考", "计划")),
}
"""Table -> the cell in which she writes a row of her own, and those that go along."""
_ON_TOP = ("单位", "主送", "署名", "成文日期")
"""Cells of 案卷.yaml that are of no report."""
_FILES = (case.MATERIAL, "版式.yaml")
"""What lies beside the tables and goes along."""


@dataclass(frozen=True)
class LaidAgain:
    """What it came to. aside: where the old one is; carried: rows of it whose words went along."""

    started: Started
    aside: Path
    carried: int


def lay_again(order: Order) -> LaidAgain:
    """What was asked for, into the folder of a dossier that is there. Where it cannot be laid out, the old one is back in its
    place. As new; as case.put_aside."""
    folder = order.into
    assert folder is not None
    before = case.see(folder)
    aside = case.put_aside(folder)
    try:
        started = new(replace(order, by=BY))
    except (DrafterError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        case.bring_back(aside) if aside.name == folder.name else aside.rename(folder)
        raise
    _copy(aside, folder)
    made = list(_changes(before, case.see(folder)))
    if made:
        apply(folder, made, BY)
    rows_of = {(one.table, one.key) for one in made if isinstance(one, SetCell) and one.table in _ASKED}
    return LaidAgain(started, aside, len(rows_of) + sum(isinstance(one, AddRow) for one in made))


def _copy(old: Path, folder: Path) -> None:
    for name in _FILES:
        if (old / name).is_dir():
            shutil.copytree(old / name, folder / name, dirs_exist_ok=True)
        elif (old / name).is_file():
            shutil.copy2(old / name, folder / name)


def _changes(before: case.Files, now: case.Files) -> Iterator[Change]:
    """The tables before and now -> the changes that write into them what she had written."""
    for table, (asks, fields) in _ASKED.items():
        said = {squeeze(str(cells.get(asks))): cells for cells in rows(table, before.get(f"{table}.yaml")).values()}
        for key, cells in rows(table, now.get(f"{table}.yaml")).items():
            old = said.get(squeeze(str(cells.get(asks))))
            yield from _set(table, key, cells, old, fields) if old and old.get(fields[0]) else ()
    for table, (first, fields) in _HERS.items():
        hers = [old for old in rows(table, before.get(f"{table}.yaml")).values() if old.get(first)]
        numbers = fresh(rows(table, now.get(f"{table}.yaml")), table)
        for number, old in zip(numbers, hers, strict=False):
            yield AddRow(table, {"编号": number, **{name: _text(old.get(name)) for name in fields}}, LAST)
    (top,), (head,) = (tuple(rows("案卷", files.get("案卷.yaml")).values()) for files in (before, now))
    yield from _set("案卷", "", head, top, _ON_TOP)


def _set(table: str, key: str, cells: Cells, old: Cells, fields: tuple[str, ...]) -> Iterator[SetCell]:
    """What a row said in the cells that say nothing now, or, as a 状态 and a 科室 may, something proposed."""
    for name in fields:
        said, there = _text(old.get(name)), _text(cells.get(name))
        if said and said != there and (not there or table != "案卷"):
            yield SetCell(table, key, name, there, said)


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
