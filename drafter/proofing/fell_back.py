"""前后年矛盾：上年报告说已经建成、投用的，今年说开工、在建；累计的数比上年的还少；新增的数和两年的总数对不上。

反例:
  上年: |
    一、2023年工作回顾
    城西污水处理厂建成投运。累计建成公共法律服务站18个。
  今年: |
    一、2024年工作回顾
    城西污水处理厂主体完工。累计建成公共法律服务站21个。
正例:
  上年: |
    一、2023年工作回顾
    城西污水处理厂主体完工。累计建成公共法律服务站18个。
  今年: |
    一、2024年工作回顾
    城西污水处理厂建成投运。累计建成公共法律服务站21个。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.proofing import new_and_total
from drafter.proofing.growth_differs import LEAST, comparable, key_of, reported
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Line, Paper
from drafter.zh.expression import expression
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze
from drafter.zh.sentences import clauses

ID = "前后年矛盾"
LEVEL = Level.WARNING

_STAGES = (
    expression("(?:前期工作|开工|动工|启动建设|奠基|开始建设|启动实施)"),
    expression("(?:主体(?:完工|封顶|竣工|完成)|封顶|加快建设|建设进展|正在建设|顺利推进|进入装修)"),
    expression("(?:建成(?!后)|竣工|完工|通过验收)"),
    expression("(?:投产|投运|投用|投入使用|投入运[行营]|通车|启用|开业)"),
)
"""What is said of a work, from its beginning to its use."""
_OTHER = expression("[二三四五]期|[改扩续]建|提升|等|两|各|一批|年|其他|项目$|^工程|新")
"""Words of a thing that may be another one, or several."""
_TOTAL = expression("累计|总数|总量|保有量|总户数|总人数")
_TERM = expression("五年|以来|期间|年均|本届|任期")
_THING = 5
"""Characters of words that name one work."""


class _Work(NamedTuple):
    """A clause that tells how far a work is."""

    line: Line
    start: int
    end: int
    words: str
    stage: int


def look(paper: Paper) -> Iterator[Remark]:
    """Works further on in last year's report than in this year's, and totals that have fallen."""
    if paper.prior is None or not comparable(paper):
        return
    yield from new_and_total.look(paper, paper.prior)
    if paper.reviews_years:
        return
    yield from _works(paper, paper.prior)
    yield from _totals(paper, paper.prior)


def _works(paper: Paper, prior: Paper) -> Iterator[Remark]:
    before = {thing: work for line in prior.lines for thing, work in _told(line)}
    for line in paper.lines:
        for thing, work in _told(line):
            old = before.get(thing)
            if old and old.stage > work.stage and old.stage > 1:
                message = f"上年报告说的是“{old.words}”，今年又说“{work.words}”"
                yield Remark(
                    line,
                    work.start,
                    work.end,
                    message,
                    "核对到了哪一步；不是同一项的，写明是哪一期、哪一段",
                    prior=old.words,
                )


def _told(line: Line) -> Iterator[tuple[str, _Work]]:
    """What a paragraph of results says of works: the work's words without marks, and how far it is."""
    if line.planned or line.note or line.row:
        return
    for sentence in line.sentences():
        for start, end in clauses(sentence.text):
            words = sentence.text[start:end]
            reached = [
                (found.start(), stage) for stage, pattern in enumerate(_STAGES) if (found := pattern.search(words))
            ]
            thing = squeeze(unmarked(words[: min(reached)[0]])) if reached else ""
            if len(thing) >= _THING and not _OTHER.search(thing):
                stage = max(stage for _, stage in reached)
                yield thing, _Work(line, sentence.start + start, sentence.start + end, words, stage)


def _totals(paper: Paper, prior: Paper) -> Iterator[Remark]:
    before = reported(prior)
    for claim in paper.claims:
        key = key_of(claim)
        if not _is_total(claim) or len(key[0]) < LEAST or not claim.counts.standing.counts:
            continue
        olds = [old for old in before.get(key, ()) if _is_total(old)]
        if olds and all(claim.counts.figure.value < old.counts.figure.value for old in olds):
            message = f"上年报告累计是{olds[0].counts.figure}，今年累计反而少了"
            fix = "核对两年的数；起算的年份、口径变了的，注明"
            yield Remark(claim.line, claim.start, claim.end, message, fix, prior=olds[0].counts.clause)


def _is_total(claim: Claim) -> bool:
    """Whether a figure is all there is by now, since no year that is named."""
    told = claim.counts.clause + claim.counts.name
    result = not claim.line.planned and not claim.line.note and not claim.counts.figure.qualifier
    return bool(result and _TOTAL.search(told) and not _TERM.search(claim.sentence.text))
