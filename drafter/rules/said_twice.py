"""说了两遍：完成情况和正文里的一句说的是同一件事，印出来是两遍。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    在六个街道设立行政复议受理点。
  上年计划:
    - {编号: 划01, 计划: 在六个街道设立行政复议受理点。, 完成情况: 在六个街道全部设立行政复议受理点。, 状态: 已完成}
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 推进复议改革，在6个街道设立行政复议受理点6个。, 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    在六个街道设立行政复议受理点。
  上年计划:
    - {编号: 划01, 计划: 在六个街道设立行政复议受理点。, 归入: 对照表, 完成情况: 在六个街道全部设立行政复议受理点。, 状态: 已完成}
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 推进复议改革，在6个街道设立行政复议受理点6个。, 处理: 改写}
怎么改: 留一处：正文的一句改掉，或者“归入:”写“对照表”；说的是两件事的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import ANNEX_ONLY, NOT_BEGUN
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs
from drafter.zh.quoting import quote

ID = "说了两遍"
LEVEL = Level.WARNING

_CLAUSE = expression("[^，。；：！？\\n]+")
_SAYS, _SAME = 8, 0.45
"""Characters of a clause that tells a thing; part of the character pairs of two clauses that both have, from which they tell
the same: of the clauses of four filled dossiers, none that tell two things are so alike."""


@dataclass(frozen=True)
class _Clause:
    """Words between two marks, and their character pairs."""

    text: str
    pairs: frozenset[str]


def check(dossier: Dossier) -> Iterator[Note]:
    """Answers that are printed in running text, a clause of which a paragraph of 正文 has nearly word for word."""
    told = [one for row in dossier.inputs.kept_passages for one in _clauses(row.text or "")]
    for row in dossier.inputs.promises:
        if row.section == ANNEX_ONLY or row.state == NOT_BEGUN or squeeze(row.outcome or "") in dossier.said:
            continue
        for mine in _clauses(row.outcome or ""):
            twin = next((one for one in told if _alike(mine, one)), None)
            if twin:
                start = (row.outcome or "").index(mine.text)
                yield Note(
                    (*row.ref, "完成情况", start, start + len(mine.text)),
                    f"正文里也有差不多的一句：{quote(twin.text)}",
                    fix=f"留一处：正文的一句改掉，或者“归入:”写“对照表”；说的是两件事的，在这一条加一行“核对: {ID}”",
                )
                break


def _clauses(text: str) -> Iterator[_Clause]:
    for found in _CLAUSE.finditer(text):
        if len(squeeze(found[0])) >= _SAYS and "{{" not in found[0]:
            yield _Clause(found[0], frozenset(pairs(found[0])))


def _alike(one: _Clause, other: _Clause) -> bool:
    return len(one.pairs & other.pairs) >= _SAME * len(one.pairs | other.pairs)
