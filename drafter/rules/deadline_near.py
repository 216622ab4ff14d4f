"""期限将到：规定要报送、公开的日子快到了，或者刚刚过去，还没有记下已经办了。

反例:
  今天: 2026-02-10
  文种: 法治政府建设年度报告
  上年报告: |
    龙华区2024年度法治政府建设情况报告
    一、主要举措和成效
    建成三个服务站。
正例:
  今天: 2026-01-10
  文种: 法治政府建设年度报告
  上年报告: |
    龙华区2024年度法治政府建设情况报告
    一、主要举措和成效
    建成三个服务站。
怎么改: 按期报送、公开；办好了的，在案卷.yaml 加一行“核对”，写上这条提醒的名称。
依据: 期限和依据写在 sections/ 各文种的“期限”里。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note

ID = "期限将到"
LEVEL = Level.WARNING

_BEFORE, _BEHIND = 30, 30
"""Days before and behind a day during which it is told."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Days by which the report is due, while they are near."""
    for one in dossier.kind.deadlines:
        left = (one.day(dossier.year) - dossier.today).days if dossier.today else _BEFORE + 1
        if -_BEHIND <= left <= _BEFORE:
            when = f"还有{left}天" if left > 0 else "就是今天" if not left else f"已经过了{-left}天"
            source = f"（{one.source}）" if one.source else ""
            fix = f"按期{one.what}；办好了的，在案卷.yaml 加一行“核对: {ID}”"
            yield Note(("案卷", "成文日期"), f"{one.before}以前要{one.what}，{when}{source}", fix=fix)
