"""A change of the history in her words: number, when, who, and each cell before and after."""

from __future__ import annotations

import time
from collections.abc import Iterator

from drafter.case import EDITOR, FIRST, Difference, Told
from drafter.zh.clipping import clipped
from drafter.zh.personal import masked

MOST = 6
"""Cells of a change shown before the rest is only counted."""
_LONGEST = 24
_FORM = "，只改了写法，内容没有变"
_WHO = {EDITOR: "在编辑器里", FIRST: "案卷里原有的表，从这里开始记"}


def lines(told: Told, most: int = MOST) -> Iterator[str]:
    """A change -> its lines; most: cells shown, 0 for all. Numbers of persons are masked."""
    entry = told.entry
    when = time.strftime("%m月%d日 %H:%M", time.localtime(entry.when))
    count = f"，{len(told.differences)} 处" if told.differences else _FORM if entry.after else ""
    taken = f"第 {entry.undoes} 次" if entry.undoes else ""
    yield f"{entry.number:>4}  {when}  {_WHO.get(entry.by, entry.by)}{taken}{count}"
    shown = told.differences[:most] if most else told.differences
    for one in shown:
        yield f"      {_cell(one)}"
    if len(shown) < len(told.differences):
        yield f"      等 {len(told.differences)} 处"


def _cell(one: Difference) -> str:
    where = " ".join(part for part in (one.table, one.row, one.field) if part)
    if not one.field and one.before is None:
        return f"{where} 新增：{_brief(one.after)}"
    if not one.field and one.after is None:
        return f"{where} 去掉：{_brief(one.before)}"
    return f"{where}：{_brief(one.before)} → {_brief(one.after)}"


def _brief(value: str | None) -> str:
    words = masked(" ".join((value or "").split()))
    if not words:
        return "（空）"
    return clipped(words, _LONGEST)
