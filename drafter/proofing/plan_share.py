"""完成率不符：今年完成多少、占计划的百分之几，跟上年报告里定的计划对不上；说圆满完成的，数没有到上年的计划。

反例:
  上年: |
    一、2023年工作回顾
    重点项目进展顺利。
    二、2024年工作安排
    全年实施重点项目20个，计划完成投资21.6亿元。
  今年: |
    一、2024年工作回顾
    重点项目完成投资24.88亿元，占年度计划的116%。
正例:
  上年: |
    一、2023年工作回顾
    重点项目进展顺利。
    二、2024年工作安排
    全年实施重点项目20个，计划完成投资21.6亿元。
  今年: |
    一、2024年工作回顾
    重点项目完成投资24.88亿元，占年度计划的115.2%。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from drafter.model.finding import Level
from drafter.proofing import short_of_plan
from drafter.proofing.precision import between, last_digit
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.quantities import FIGURE
from drafter.zh.expression import expression

ID = "完成率不符"
LEVEL = Level.WARNING

_SHARE = expression(
    "[，、（(]?(?:占|完成|达到?|为)?(?:了)?(?:年度|全年|年)(?:投资)?(?:计划|任务|目标)(?:任务|投资)?的?|[，、]?占(?:计划|任务)的?"
)
_NEAR = Decimal("0.12")
"""Part by which a plan may be off from what the share makes it, to be taken for the one meant."""
_FAR = Decimal("0.5")
"""The same where it is the only one."""
_TELLS = 2
"""Characters right before the figures that must be the same: 投资."""


def look(paper: Paper) -> Iterator[Remark]:
    """Shares of a plan that last year's report gives another figure."""
    if paper.prior is None:
        return
    planned = [claim for claim in paper.prior.claims if claim.line.planned and not claim.line.note]
    for done, share in pairwise(paper.claims):
        together = share.counts.figure.unit == "%" and (done.line, done.sentence) == (share.line, share.sentence)
        if together and not done.line.planned and _SHARE.fullmatch(done.line.text, done.end, share.start):
            yield from _told(done, share, planned)
    yield from short_of_plan.look(paper, paper.prior)


def _told(done: Claim, share: Claim, planned: list[Claim]) -> Iterator[Remark]:
    figure, said = done.counts.figure, share.counts.figure
    if not figure.value or not said.value:
        return
    meant = figure.value / said.value * 100
    alike = [claim for claim in planned if claim.counts.figure.unit == figure.unit and _before(claim) == _before(done)]
    plan = _meant(alike, meant)
    if plan is None:
        return
    top, bottom, printed = between(figure), between(plan.counts.figure), between(said)
    if top.low / bottom.high * 100 <= printed.high and printed.low <= top.high / bottom.low * 100:
        return
    digit = min(last_digit(said, rounded=False), Decimal("0.1"))
    made = (figure.value / plan.counts.figure.value * 100).quantize(digit, ROUND_HALF_UP)
    yield Remark(
        done.line, done.start, share.end,
        f"上年报告的计划是{plan.counts.figure}，照它算是{made}%，和“{said}”对不上",
        "核对计划数和完成数；计划调整过的，注明调整后的数",
        prior=plan.sentence.text[max(0, plan.counts.start - 20) : plan.counts.end],
    )  # fmt: skip


def _meant(alike: list[Claim], meant: Decimal) -> Claim | None:
    """The plan that a share speaks of: the nearest to what the share makes it; where none is near, the only one told as a plan."""
    near = [claim for claim in alike if abs(claim.counts.figure.value / meant - 1) < _NEAR]
    if near:
        return min(near, key=lambda claim: abs(claim.counts.figure.value - meant))
    told = [claim for claim in alike if "计划" in claim.counts.clause and not _is_about(claim)]
    likely = len(told) == 1 and abs(told[0].counts.figure.value / meant - 1) < _FAR
    return told[0] if likely else None


def _is_about(claim: Claim) -> bool:
    """Whether it is told as so much and more, or about so much."""
    return bool(claim.counts.figure.qualifier) or claim.line.text.startswith(("以上", "左右"), claim.end)


def _before(claim: Claim) -> str:
    return claim.counts.clause.partition(FIGURE)[0][-_TELLS:]
