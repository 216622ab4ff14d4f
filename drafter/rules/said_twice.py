"""说了两遍：完成情况、整改情况和正文里的一句说的是同一件事，或者报了同一个数，印出来是两遍。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    在六个街道设立行政复议受理点。
  上年计划:
    - {编号: 划01, 计划: 在六个街道设立行政复议受理点。, 完成情况: 在各街道全部设立行政复议受理点。, 状态: 已完成}
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 推进复议改革，在各街道设立了行政复议受理点。, 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    在六个街道设立行政复议受理点。
  上年计划:
    - {编号: 划01, 计划: 在六个街道设立行政复议受理点。, 归入: 对照表, 完成情况: 在各街道全部设立行政复议受理点。, 状态: 已完成}
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 推进复议改革，在各街道设立了行政复议受理点。, 处理: 改写}
怎么改: 留一处：正文的一句改掉，完成情况也可以在“归入:”写“对照表”；说的是两件事的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import Row
from drafter.model.inputs import ANNEX_ONLY, NOT_BEGUN, PromiseInput
from drafter.model.retold import Clause, again, all_again, clauses, told
from drafter.zh.hygiene import squeeze
from drafter.zh.quoting import quote

ID = "说了两遍"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Answers that are printed in running text, a clause of which 正文 tells as well, and remedies a clause of which 正文 or
    such an answer does; what 正文 tells altogether is printed once."""
    there = told(dossier)
    printed = [row for row in dossier.inputs.promises if _printed(row, dossier, there)]
    for row in printed:
        yield from _note(row, "完成情况", again(row.outcome or "", there), "正文")
    answers = tuple(clause for row in printed for clause in clauses(row.outcome or ""))
    for problem in dossier.inputs.problems:
        remedy = problem.remedy or ""
        yield from _note(problem, "整改情况", again(remedy, there), "正文") or _note(
            problem, "整改情况", again(remedy, answers), "完成情况"
        )


def _printed(row: PromiseInput, dossier: Dossier, there: Sequence[Clause]) -> bool:
    """Whether an answer is printed beside 正文, for itself."""
    answer = row.outcome or ""
    apart = row.section == ANNEX_ONLY or row.state == NOT_BEGUN
    return bool(answer) and not (apart or squeeze(answer) in dossier.said or all_again(answer, there))


def _note(row: Row, cell: str, found: Sequence[tuple[Clause, Clause]], where: str) -> list[Note]:
    """What is told of the first clause of a cell that stands elsewhere as well."""
    fix = f"留一处：这里去掉这几个字，或者{where}的一句改掉；说的是两件事的，在这一条加一行“核对: {ID}”"
    return [
        Note(
            (*row.ref, cell, mine.start, mine.start + len(mine.text)), f"{where}里也说了：{quote(other.text)}", fix=fix
        )
        for mine, other in found[:1]
    ]
