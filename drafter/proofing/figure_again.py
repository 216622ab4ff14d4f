"""沿用旧数：今年的数和上年报告里同一件事的数、和上年定的计划一位不差，或者“连续几年”没有接上。

反例:
  上年: |
    一、2023年工作回顾
    389个村生活垃圾实现市场化处理。
  今年: |
    一、2024年工作回顾
    389个村实现生活垃圾市场化处理。
正例:
  上年: |
    一、2023年工作回顾
    389个村生活垃圾实现市场化处理。
  今年: |
    一、2024年工作回顾
    402个村实现生活垃圾市场化处理。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from drafter.model.finding import Level
from drafter.proofing.growth_differs import comparable
from drafter.proofing.likeness_of_words import shared
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.quantities import FIGURE
from drafter.zh.expression import expression

ID = "沿用旧数"
LEVEL = Level.HINT

_DIGITS = 3
"""Digits, zeros at the end left out, of a number that does not come again by chance."""
_SHARE, _PAIRS = 0.6, 3
"""Of the words about two figures, what they must share to be of one thing, and how many pairs of characters at least."""

_GROWN = expression("存栏|出栏|产量|总产|种植面积|面积发展|面积达|游客|接待|收入|产值|增加值|人次")
"""What is never reached to the last digit that was planned; so many works are."""
_SHOWN = 60
"""Characters about a figure of last year's that are shown."""


def look(paper: Paper) -> Iterator[Remark]:
    """Results of this year that stand in last year's report to the last digit; 连续7年 where last year had 连续5年."""
    if paper.prior is None or not comparable(paper):
        return
    results = [claim for claim in paper.prior.claims if not claim.line.planned and not claim.line.note]
    before = _by_value(results)
    planned = _by_value(claim for claim in paper.prior.claims if claim.line.planned and not claim.line.note)
    lasting = [claim for claim in results if claim.counts.figure.qualifier == "连续"]
    for claim in paper.claims:
        if claim.line.planned or claim.line.note or not claim.counts.standing.counts:
            continue
        figure = claim.counts.figure
        if figure.qualifier == "连续":
            yield from _lasting(claim, lasting)
        elif _digits(claim) >= (_DIGITS - 1 if _is_yearly(claim) else _DIGITS):
            key = (figure.value, figure.unit)
            same = [old for old in before.get(key, ()) if _is_yearly(old) or not _is_yearly(claim)]
            yield from _again(claim, same, "上年报告里也是{}", "核对是不是忘了改；确实没有变的，不用改")
            if _GROWN.search(claim.counts.clause):
                yield from _again(
                    claim, planned.get(key, ()), "和上年报告定的计划一位不差（{}）", "核对是不是照抄了计划数"
                )


def _digits(claim: Claim) -> int:
    return len("".join(char for char in claim.counts.figure.text if char.isdecimal()).strip("0"))


def _is_yearly(claim: Claim) -> bool:
    """Whether it is the mean growth of several years, with decimals: of another five years it is another."""
    return "年均" in claim.counts.clause and claim.counts.figure.unit == "%" and "." in claim.counts.figure.text


def _by_value(claims: Iterable[Claim]) -> dict[tuple[Decimal, str], list[Claim]]:
    """Claims by their value and unit."""
    found: dict[tuple[Decimal, str], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.counts.figure.value, claim.counts.figure.unit), []).append(claim)
    return found


def _again(claim: Claim, same: Sequence[Claim], told: str, fix: str) -> Iterator[Remark]:
    old = next((old for old in same if _alike(claim, old)), None)
    if old:
        message = told.format(old.counts.figure)
        yield Remark(claim.line, claim.start, claim.end, message, fix, prior=_cut(old))


def _cut(claim: Claim) -> str:
    """The words about a figure, as printed."""
    return claim.sentence.text[max(0, claim.counts.start - _SHOWN // 2) : claim.counts.end + _SHOWN // 4]


def _alike(one: Claim, other: Claim) -> bool:
    named = shared(one.counts.name, other.counts.name)
    around = shared(one.counts.clause.replace(FIGURE, ""), other.counts.clause.replace(FIGURE, ""))
    return any(count >= _PAIRS and share >= _SHARE for count, share in (named, around))


def _lasting(claim: Claim, before: list[Claim]) -> Iterator[Remark]:
    """The year that 连续 should have come to, where last year's report tells of the same thing, and only of it."""
    alike = [old for old in before if _certainly(claim, old)]
    if not alike or any(claim.counts.figure.value == old.counts.figure.value + 1 for old in alike):
        return
    old = alike[0]
    told = f"上年报告是“{old.counts.figure}”，今年应当是连续{old.counts.figure.value + 1}年"
    yield Remark(claim.line, claim.start, claim.end, told, "核对年数", Level.WARNING, _cut(old))


def _certainly(one: Claim, other: Claim) -> bool:
    around = shared(one.counts.clause.replace(FIGURE, ""), other.counts.clause.replace(FIGURE, ""))
    return (around[0] >= 2 * _PAIRS and around[1] >= _SHARE) or (around[0] > _PAIRS and around[1] == 1)
