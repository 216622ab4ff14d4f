"""成绩重报：今年建成、投产、获评的，上年报告里已经一字不差地报过。

反例:
  上年: |
    一、2023年工作回顾
    雷达产业园项目一期竣工投产，环湖公路完工。
  今年: |
    一、2024年工作回顾
    雷达产业园项目一期竣工投产，二期开工。
正例:
  上年: |
    一、2023年工作回顾
    雷达产业园项目一期竣工投产。
  今年: |
    一、2024年工作回顾
    雷达产业园项目二期竣工投产。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.growth_differs import comparable
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze
from drafter.zh.sentences import clauses

ID = "成绩重报"
LEVEL = Level.WARNING

_ONCE = expression(
    "建成|竣工|投产|完工|通车|投入使用|开工|启用|落成|封顶|投运|投入运营|挂牌|进入[^，。；]{2,6}阶段|获批|入选|获评|荣获|被评为|通过验收|完成编制"
)
"""What is done once."""
_YEARLY = expression("实事|民生工程|任务|目标|连续|每年|年度")
_LEAST = 9
"""Characters of a clause that says which thing it is."""


def look(paper: Paper) -> Iterator[Remark]:
    """Clauses that tell of a thing done once, and stood in last year's report; a review of five years may tell it again."""
    if paper.prior is None or not comparable(paper) or paper.reviews_years:
        return
    before = {squeeze(words): words for line in paper.prior.lines for _, _, words in _clauses(line)}
    for line in paper.lines:
        for start, end, words in _clauses(line):
            plain = squeeze(words)
            if len(plain) >= _LEAST and plain in before and _ONCE.search(words) and not _YEARLY.search(words):
                told = "上年报告里已经报过，一字不差"
                yield Remark(line, start, end, told, "写今年的进展；今年没有新进展的，删去", prior=before[plain])


def _clauses(line: Line) -> Iterator[tuple[int, int, str]]:
    """The clauses of a paragraph that tells results, each with where it stands."""
    if line.planned or line.note:
        return
    for sentence in line.sentences():
        for start, end in clauses(sentence.text):
            yield sentence.start + start, sentence.start + end, sentence.text[start:end]
