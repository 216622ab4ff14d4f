"""说了两遍：完成情况、采用的素材、整改情况和正文里的一句说的是同一件事，或者同一个数报了两次，印出来是两遍。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    在六个街道设立行政复议受理点。
  上年计划:
    - {编号: 划01, 计划: 在六个街道设立行政复议受理点。, 完成情况: 在各街道全部设立行政复议受理点，配备联络员30名。, 状态: 已完成}
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

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import Row
from drafter.model.inputs import ANNEX_ONLY, NOT_BEGUN, PromiseInput
from drafter.model.place import Ref
from drafter.model.retold import Met, Told, again, all_again, counted_again, told
from drafter.model.told_clause import clauses
from drafter.zh.hygiene import squeeze
from drafter.zh.quoting import quote
from drafter.zh.sentences import split

ID = "说了两遍"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Answers that are printed in running text, and what was taken from 素材, a clause of which 正文 or one before tells as well;
    remedies a clause of which any of these does; figures that 正文 gives twice. What 正文 tells altogether is printed once."""
    known = told(dossier)
    answers = [row for row in dossier.inputs.promises if _printed(row, dossier, known)]
    cells: list[tuple[Row, str, str | None]] = [(row, "完成情况", row.outcome) for row in answers]
    cells += [(row, "内容", row.text) for row in dossier.inputs.taken]
    for row, key, words in cells:
        yield from _first(dossier, (row, key, words), known)
        known.add(clauses(dossier.filled(words).text), f"{row.id}的{key}")
    for problem in dossier.inputs.problems:
        yield from _first(dossier, (problem, "整改情况", problem.remedy), known)
    yield from _counted_twice(dossier)


def _printed(row: PromiseInput, dossier: Dossier, there: Told) -> bool:
    """Whether an answer is printed beside 正文, for itself."""
    answer = dossier.filled(row.outcome).text
    apart = row.section == ANNEX_ONLY or row.state == NOT_BEGUN
    return bool(answer) and not (apart or squeeze(answer) in dossier.said or all_again(answer, there))


def _first(dossier: Dossier, cell: tuple[Row, str, str | None], known: Told) -> Iterator[Note]:
    """A cell of a row and what others say -> what is told of the first of these that says the same."""
    row, key, words = cell
    made = dossier.filled(words)
    met = again(made.text, known)
    if met is not None:
        yield _note((*row.ref, key, *made.typed(*met.mine.span())), met)


def _counted_twice(dossier: Dossier) -> Iterator[Note]:
    """The first clause of each paragraph of 正文 that gives a figure which a sentence before it gives by the same name."""
    before = Told()
    for row in dossier.inputs.kept_passages:
        made, told_it = dossier.filled(row.text), False
        for sentence in split(made.text):
            met = None if told_it else counted_again(sentence.text, before)
            if met is not None:
                yield _note((*row.ref, "文字", *made.typed(*met.mine.span(sentence.start))), met)
                told_it = True
            before.add(clauses(sentence.text), "前面")


def _note(ref: Ref, met: Met) -> Note:
    fix = f"留一处：这里去掉这几个字，或者{met.where}的一句改掉；说的是两件事的，在这一条加一行“核对: {ID}”"
    return Note(ref, f"{met.where}里也说了：{quote(met.other.text)}", fix=fix)
