"""分件漏答：上年的一条计划里有几件事，完成情况只说到其中的一部分。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    建成法律援助联络点17个；编印年度案例汇编。
  上年计划:
    - {编号: 划01, 计划: 建成法律援助联络点17个；编印年度案例汇编。, 完成情况: 建成法律援助联络点17个。, 状态: 已完成}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    建成法律援助联络点17个；编印年度案例汇编。
  上年计划:
    - {编号: 划01, 计划: 建成法律援助联络点17个；编印年度案例汇编。, 完成情况: 建成法律援助联络点17个，案例汇编印发各科室。, 状态: 已完成}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.likeness import pairs
from drafter.zh.quoting import quote

ID = "分件漏答"
LEVEL = Level.WARNING

_SPOKEN, _OF_IT = 0.08, 0.3
"""Share of a part's character pairs below which an answer does not speak of it; and from which it speaks of one, so that it is
an answer to this promise at all."""
_CLAUSE = re.compile("[，；。]")


def check(dossier: Dossier) -> Iterator[Note]:
    """Promises of several things whose answer, no longer than they are many, leaves some of them out, told nowhere else."""
    told: list[str] | None = None
    for promise, row, _ in dossier.joins.promises:
        if row is None or not row.outcome or len(promise.parts) < 2:
            continue
        if len(list(filter(str.strip, _CLAUSE.split(row.outcome)))) > len(promise.parts):
            continue
        shares = [_share(part, row.outcome) for part in promise.parts]
        if max(shares) < _OF_IT:
            continue  # 答非所计划 speaks of that
        left = [part for part, share in zip(promise.parts, shares, strict=True) if share < _SPOKEN]
        told = _elsewhere(dossier) if told is None and left else told
        left = [part for part in left if all(_share(part, text) < _OF_IT for text in told or ())]
        if left:
            yield Note(
                (*row.ref, "完成情况"),
                f"上年这一条有{len(promise.parts)}件事，完成情况没有说到{'、'.join(map(quote, left))}",
                fix=f"补上没说到的；没做的写原因和打算；别处已经写了的，在这一条加一行“核对: {ID}”",
            )


def _elsewhere(dossier: Dossier) -> list[str]:
    """What else this year's tables say was done."""
    answers = (row.outcome for row in dossier.inputs.promises if row.outcome)
    return [*dossier.renewed(), *answers]


def _share(part: str, text: str) -> float:
    mine, theirs = set(pairs(part)), set(pairs(text))
    return len(mine & theirs) / max(1, len(mine))
