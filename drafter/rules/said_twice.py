"""说了两遍：完成情况和正文里的一句说的是同一件事，印出来是两遍。

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
怎么改: 留一处：正文的一句改掉，或者“归入:”写“对照表”；说的是两件事的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import ANNEX_ONLY, NOT_BEGUN
from drafter.model.retold import again, all_again, told
from drafter.zh.hygiene import squeeze
from drafter.zh.quoting import quote

ID = "说了两遍"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Answers that are printed in running text, a clause of which 正文 tells as well; what it tells altogether is printed once."""
    there = told(dossier)
    for row in dossier.inputs.promises:
        answer = row.outcome or ""
        apart = row.section == ANNEX_ONLY or row.state == NOT_BEGUN
        if not answer or apart or squeeze(answer) in dossier.said or all_again(answer, there):
            continue
        for mine, other in again(answer, there)[:1]:
            yield Note(
                (*row.ref, "完成情况", mine.start, mine.start + len(mine.text)),
                f"正文里也说了：{quote(other.text)}",
                fix=f"留一处：这里去掉这几个字，或者正文的一句改掉；说的是两件事的，在这一条加一行“核对: {ID}”",
            )
