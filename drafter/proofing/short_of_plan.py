"""城镇新增就业2800人，圆满完成目标任务, and 3000人 in last year's plan: said to be fulfilled, and it is not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.proofing.growth_differs import LEAST, comparable, key_of
from drafter.proofing.precision import between
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.zh.expression import expression

_DONE = expression(
    "(?:超额|圆满|全面|如期|顺利)(?:完成|实现)[^，。；]{0,10}(?:目标|任务|计划|指标)|(?:超过|好于|高于)预期目标"
)
_LESS_IS_BETTER = expression(
    "失业|贫困|能耗|用水量|价格|涨幅|下降|降低|减少|PM|浓度|排放|死亡|事故|案件|超采|逾期|负担|成本|时限|降速"
)
_REACH = 40
"""Characters behind a figure within which its sentence says that it is fulfilled."""
_ABOUT = Decimal("0.9")
"""Part of a plan of 左右 from which it is reached."""
_SHOWN = 20


def look(paper: Paper, prior: Paper) -> Iterator[Remark]:
    """Results below what last year's report planned, in a sentence that says that the plan is fulfilled."""
    if not comparable(paper):
        return
    planned: dict[tuple[str, str], list[Claim]] = {}
    for claim in prior.claims:
        if claim.line.planned and not claim.line.note:
            planned.setdefault(key_of(claim), []).append(claim)
    for claim in paper.claims:
        plans = planned.get(key_of(claim), ())
        if plans and _is_fulfilled(claim) and all(_falls_short(claim, plan) for plan in plans):
            plan = plans[0]
            message = f"上年报告的计划是{plan.counts.figure}，今年是{claim.counts.figure}，没有到，后面说完成了"
            yield Remark(
                claim.line, claim.start, claim.end, message, "核对两个数；计划调整过的，注明；没有完成的，如实写",
                prior=plan.sentence.text[max(0, plan.counts.start - _SHOWN) : plan.counts.end],
            )  # fmt: skip


def _is_fulfilled(claim: Claim) -> bool:
    """Whether it is a result of which its sentence says so."""
    name = key_of(claim)[0]
    result = not claim.line.planned and not claim.line.note and claim.counts.standing.counts
    steady = len(name) >= LEAST and not _LESS_IS_BETTER.search(claim.counts.clause + name)
    end = min(claim.end + _REACH, claim.sentence.start + len(claim.sentence.text))
    return bool(result and steady and _DONE.search(claim.line.text, claim.end, end))


def _falls_short(claim: Claim, plan: Claim) -> bool:
    about = plan.line.text.startswith("左右", plan.end) or plan.counts.figure.qualifier == "约"
    least = between(plan.counts.figure, rounded=False).low * (_ABOUT if about else 1)
    return between(claim.counts.figure, rounded=False).high < least
