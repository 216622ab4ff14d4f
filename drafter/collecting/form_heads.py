"""A row of a table -> whether it heads one of the sheets of a form, and where its columns stand: as we wrote it, or as somebody
who typed it again might."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.model.inquiry import COLUMNS, Column, Sheet
from drafter.zh.hygiene import squeeze

_SAID = {
    Column.NUMBER: "编号|序号|代码",
    Column.FIGURE: "指标(?:名称)?|项目|数据名称|统计项目",
    Column.SCOPE: "(?:统计)?口径",
    Column.BEFORE: "(?:上年|去年|上年度)(?:全年)?(?:数|数值|数据|完成)?|{before}年(?:度|全年)?(?:数|数值|数据)?",
    Column.NOW: "(?:今年|本年|本年度)(?:全年)?(?:数|数值|数据|完成)?|{year}年(?:度|全年)?(?:数|数值|数据)?",
    Column.CAUSE: "(?:变动|增减|变化)?(?:原因|说明|备注)",
    Column.PROMISE: "(?:上年|去年|{before}年|上年度)?(?:工作)?(?:计划|承诺|任务|承诺事项)(?:内容)?",
    Column.OUTCOME: "(?:完成|落实|进展|办理)(?:情况|结果)",
    Column.STATE: "(?:完成)?状态",
    Column.PROBLEM: "(?:上年|去年|{before}年|上年度)?(?:存在(?:的)?)?问题",
    Column.REMEDY: "整改(?:落实)?(?:情况|结果|措施)(?:(?:和|及)成效)?",
    Column.KIND: "类别|类型",
    Column.CONTENT: "内容什么时候做了什么有什么结果|(?:亮点|工作)?内容|亮点(?:工作)?",
    Column.BASIS: "依据文件通报报道|依据",
    Column.INTENT: "明年打算(?:做什么)?|{after}年打算|打算(?:做什么)?",
    Column.GOAL: "做到什么程度什么时候完成|目标(?:和时限)?",
    Column.ITEM: "项目",
    Column.ENTRY: "填写|内容",
}
"""Column -> what heads it, typography aside."""
_NEEDED = {
    Sheet.FIGURES: (Column.FIGURE, Column.NOW),
    Sheet.PROMISES: (Column.PROMISE, Column.OUTCOME),
    Sheet.PROBLEMS: (Column.PROBLEM, Column.REMEDY),
    Sheet.NEWS: (Column.CONTENT, Column.KIND),
    Sheet.AHEAD: (Column.INTENT, Column.GOAL),
    Sheet.SIGNED: (Column.ITEM, Column.ENTRY),
}
TEXT = {Sheet.FIGURES: Column.FIGURE, Sheet.PROMISES: Column.PROMISE, Sheet.PROBLEMS: Column.PROBLEM}
"""The column whose words say what a row asks."""


@dataclass(frozen=True)
class Head:
    """Which sheet a table is, and the place of each column from 0. ours: its heads are, word for word, those of the form; told: a
    row says so, and it is not only where the columns should stand."""

    sheet: Sheet
    places: Mapping[Column, int]
    ours: bool = False
    told: bool = True

    def cells(self, row: Sequence[str]) -> dict[Column, str]:
        """What a row says under each head."""
        return {column: row[at].strip() for column, at in self.places.items() if at < len(row)}


def head_of(row: Sequence[str], year: int) -> Head | None:
    """A row, and the year reported on -> the head it is; None where it is none."""
    said = [squeeze(cell) for cell in row]
    for sheet in Sheet:
        places: dict[Column, int] = {}
        for column in COLUMNS[sheet]:
            at = next((n for n, cell in enumerate(said) if cell and _heads(column, cell, year)), None)
            if at is not None and at not in places.values():
                places[column] = at
        if all(column in places for column in _NEEDED[sheet]):
            ours = all(squeeze(column) in said for column in COLUMNS[sheet])
            return Head(sheet, places, ours)
    return None


def assumed(sheet: Sheet, key: int) -> Head:
    """A sheet and the place of its key -> its columns as they stand in the form, where nothing heads them any more."""
    return Head(sheet, {column: key + n for n, column in enumerate(COLUMNS[sheet], start=1)}, told=False)


@lru_cache(maxsize=4096)
def _heads(column: Column, cell: str, year: int) -> bool:
    pattern = _SAID.get(column, "编号|序号").format(before=year - 1, year=year, after=year + 1)
    return bool(re.fullmatch(pattern, cell)) or cell == squeeze(column)
