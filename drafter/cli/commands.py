"""A remedy names an action; here it gets the command that does it."""

from __future__ import annotations

import re

from drafter.zh.expression import expression

ACTIONS = {
    "补齐案卷": "drafter new",
    "新建案卷": "drafter new --district 区名 --year 年份",
    "检查案卷": "drafter check",
    "强行出清稿": "drafter build --clean --force",
    "别的区的也添进来": "加上 --force",
    "考一考模型": "drafter model check",
    "看看读出了什么": "drafter read",
    "看看更改历史": "drafter history",
    "撤销上一次改动": "drafter undo",
    "整个文件夹一起读": "drafter read 文件夹 --json-lines",
    "单独读这一份": "drafter read 文件",
    "另建一个案卷": "加上 --into 和新的文件夹名",
    "指明上年报告": "--from",
    "写明报告种类": "--kind",
    "写明放报告的文件夹": "--seeds",
    "把报告再汇总进这个库": "drafter survey 报告的文件夹 --store 汇总库",
}
"""Words of a remedy -> what she types for it."""
_WORDS = expression("|".join(map(re.escape, ACTIONS)))


_CASE = expression("写明案卷，如“([^”]*)”")


def spelt(text: str, command: str = "drafter check --case") -> str:
    """What is told -> the same with the command after each action, once each. command: how the one that was run names a dossier."""
    seen: set[str] = set()

    def typed(found: re.Match[str]) -> str:
        if found[0] in seen:
            return found[0]
        seen.add(found[0])
        return f"{found[0]}（{ACTIONS[found[0]]}）"

    text = _CASE.sub(lambda found: f"写明是哪一个案卷，如 {command} {found[1]}", text)
    return _WORDS.sub(typed, text)
