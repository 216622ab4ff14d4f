"""What is asked of a 科室: a form of a few sheets, a row for each figure, promise and problem of last year that is its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

KEY = re.compile("(指标|上年计划|上年问题)#([0-9a-f]{16})")
"""What stands in the hidden column of a row: the table of the dossier it is of, and the token of what it answers."""
KEYS = "起草助手请勿改动"
"""The name of the sheet that nobody sees: the keys once more, with the words the form was sent with."""
STATES = ("已完成", "推进中", "未启动", "已调整")
KINDS = ("荣誉", "做法", "文件", "事件", "数据")


class Sheet(StrEnum):
    """The sheets of a form, by the names on their tabs."""

    FIGURES = "数据"
    PROMISES = "上年承诺"
    PROBLEMS = "问题整改"
    NEWS = "亮点"
    AHEAD = "明年打算"
    SIGNED = "填报人"


class Column(StrEnum):
    """Columns of the sheets, by their heads."""

    NUMBER = "编号"
    FIGURE = "指标"
    SCOPE = "口径"
    BEFORE = "上年数"
    NOW = "今年数"
    CAUSE = "变动原因"
    PROMISE = "上年计划"
    OUTCOME = "完成情况"
    STATE = "状态"
    PROBLEM = "上年问题"
    REMEDY = "整改情况"
    SERIAL = "序号"
    KIND = "类别"
    CONTENT = "内容（什么时候、做了什么、有什么结果）"
    BASIS = "依据（文件、通报、报道）"
    INTENT = "明年打算做什么"
    GOAL = "做到什么程度、什么时候完成"
    ITEM = "项目"
    ENTRY = "填写"


COLUMNS = {
    Sheet.FIGURES: (Column.NUMBER, Column.FIGURE, Column.SCOPE, Column.BEFORE, Column.NOW, Column.CAUSE),
    Sheet.PROMISES: (Column.NUMBER, Column.PROMISE, Column.OUTCOME, Column.STATE),
    Sheet.PROBLEMS: (Column.NUMBER, Column.PROBLEM, Column.REMEDY),
    Sheet.NEWS: (Column.SERIAL, Column.KIND, Column.CONTENT, Column.BASIS),
    Sheet.AHEAD: (Column.SERIAL, Column.INTENT, Column.GOAL),
    Sheet.SIGNED: (Column.ITEM, Column.ENTRY),
}
BLANKS = frozenset(
    (Column.NOW, Column.CAUSE, Column.OUTCOME, Column.STATE, Column.REMEDY, Column.KIND, Column.CONTENT, Column.BASIS,
     Column.INTENT, Column.GOAL, Column.ENTRY)
)  # fmt: skip
"""Columns that a 科室 fills in."""
SHEETS = {"指标": Sheet.FIGURES, "上年计划": Sheet.PROMISES, "上年问题": Sheet.PROBLEMS}
"""Table of the dossier -> the sheet that asks for it."""
OFFICE, FILLED_BY, CHECKED_BY, PHONE, DATED = SIGNERS = ("科室", "填表人", "审核人", "电话", "日期")
"""What the last sheet asks for; the first is filled in already."""


@dataclass(frozen=True)
class Ask:
    """A row of a form. table: of the dossier; token: of what it answers; number: its 编号 there; prior: the id of what last
    year's report says, empty for a row of hers; text: the figure's name, the promise, the problem; before: last year's value as
    printed; scope: 口径; now: what the cell of this year says; source: where from, state: of a promise; placed: whether the table or its words say
    whose it is."""

    table: str
    token: str
    number: str
    office: str
    text: str
    prior: str = ""
    before: str = ""
    scope: str = ""
    now: str = ""
    source: str = ""
    state: str = ""
    placed: bool = True

    @property
    def key(self) -> str:
        """What stands in the hidden column."""
        return f"{self.table}#{self.token}"

    @property
    def sheet(self) -> Sheet:
        """The sheet that asks for it."""
        return SHEETS[self.table]


@dataclass(frozen=True)
class Inquiry:
    """A form. office: whom it is for; heading: what all its sheets are headed with; until: the day by which it is to be returned, as printed."""

    office: str
    heading: str
    year: int
    until: str
    asks: tuple[Ask, ...]

    def of(self, sheet: Sheet) -> tuple[Ask, ...]:
        """The rows of a sheet."""
        return tuple(ask for ask in self.asks if ask.sheet is sheet)

    def count(self, sheet: Sheet) -> int:
        """How many rows a sheet has."""
        return len(self.of(sheet))


def is_keys(cells: Iterable[str]) -> bool:
    """Whether a column holds keys and nothing else, some of them."""
    said = [cell for cell in cells if cell]
    return any(KEY.fullmatch(cell) for cell in said) and all(KEY.fullmatch(cell) for cell in said)
