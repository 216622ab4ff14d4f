"""看不见的字符：文字里夹着零宽字符、改变书写方向的字符、只在造它的电脑上才印得出的字符。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: "建成五个\\u200b服务站。", 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: "建成五个服务站。", 处理: 改写}
怎么改: 照提示的那几个字重新打一遍，不要粘贴。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import Form
from drafter.model.place import Ref
from drafter.zh.hidden import HIDDEN, kind_of

ID = "看不见的字符"
LEVEL = Level.WARNING

_UNPRINTED = {"编号", "出处", "提示", "参考", "处理", "状态", "核对", "上年报告"}
"""Cells that are not printed, or hold one of a few words."""
_AROUND = 4
"""Characters told on either side."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Characters that no eye sees and every search stumbles over, or that print as a box: one note a cell, on the first."""
    for ref, text in _cells(dossier):
        found = list(HIDDEN.finditer(text))
        if not found:
            continue
        at = found[0].start()
        kinds = "、".join(dict.fromkeys(f"{kind_of(one[0])}（U+{ord(one[0]):04X}）" for one in found[:3]))
        yield Note((*ref, at, at + 1), f"文字里有{len(found)}个看不见的字符：{kinds}", fix=_fix(text, at))


def _cells(dossier: Dossier) -> Iterator[tuple[Ref, str]]:
    """Every cell that may be printed, with its address, table by table."""
    kept = {row.ref for row in dossier.inputs.kept_passages}
    rows: list[Form] = [dossier.inputs.case, *dossier.inputs.rows()]
    for row in rows:
        if row.ref[0] == "正文" and row.ref not in kept:
            continue
        for name, field in type(row).model_fields.items():
            value = getattr(row, name)
            if isinstance(value, str) and field.alias not in _UNPRINTED:
                yield (*row.ref, str(field.alias)), value


def _fix(text: str, at: int) -> str:
    """What to type again: the words on either side, without the characters nobody sees."""
    before, after = (HIDDEN.sub("", part) for part in (text[:at], text[at + 1 :]))
    near = re.sub(r"\s+", " ", before[-_AROUND:] + after[:_AROUND]).strip()
    if kind_of(text[at]).startswith("自造字"):
        return f"在“{near}”这里换成通用的字，用输入法重新打"
    return f"把“{near}”重新打一遍，不要粘贴" if near else "删掉这一格的内容，重新打一遍"
