"""同比不符：今年的数和增减，跟上年报告里同一项的数对不上。

反例:
  上年: |
    一、2023年工作回顾
    社会消费品零售总额完成58.55亿元。
  今年: |
    一、2024年工作回顾
    社会消费品零售总额完成63.5亿元，增长9.5%。
正例:
  上年: |
    一、2023年工作回顾
    社会消费品零售总额完成58.55亿元。
  今年: |
    一、2024年工作回顾
    社会消费品零售总额完成63.5亿元，增长8.5%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from drafter.model.finding import Level
from drafter.proofing.precision import Between, between, counted, last_digit
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.proofing.told_change import Grown, grown
from drafter.zh.expression import expression

ID = "同比不符"
LEVEL = Level.WARNING

_LIGHT = expression("^(?:预计|全年|全[省市县区国]|实现|完成|达到?|地方|累计|共|总)+(?=.{3})")
_SAME = (
    (expression("新登记|新注册|新发展"), "新增"),
    (expression("(?:地区|地方|国内)(?=生产总值)"), ""),
    (expression("零售额"), "零售总额"),
    (expression("公共财政预算"), "公共预算"),
    (expression("空气(?:质量)?(?=优良|达标)"), ""),
    (expression("过(?=亿元|[千百]万元)"), "超"),
)
"""Ways of saying one thing, and the plain one."""
LEAST = 4
"""Characters of a name that tells what is counted: 产值 alone may be anybody's."""
_YEAR = expression(r"\d{4}")
_LAST_YEAR = expression(r"同比|上年|去年|\d{4}年")
_REAL = expression("生产总值|增加值|GDP|总产值")
"""Told at current prices, their growth at constant ones."""
_REAL_OFF = 8
"""Points by which these may be off."""
_MOST = 60
"""Points off above which the two figures are taken to count something else, but for money."""


def look(paper: Paper) -> Iterator[Remark]:
    """Figures told with their change that do not follow from last year's report."""
    if paper.prior is None or not comparable(paper):
        return
    before = reported(paper.prior)
    seen = set[tuple[str, str]]()
    for one in grown(paper):
        key = key_of(one.value)
        if one.change.counts.figure.unit == "个百分点" and not _LAST_YEAR.search(one.than):
            continue
        told_of = _YEAR.search(one.than)
        if told_of and paper.year and int(told_of[0]) != paper.year - 1:
            continue
        if one.value.line.planned or one.value.line.note or key in seen or not before.get(key) or len(key[0]) < LEAST:
            continue
        seen.add(key)
        yield from _told(one, before[key])


def comparable(paper: Paper) -> bool:
    """Whether the other report is the one of the year before, or nothing says that it is not."""
    return paper.prior is not None and (not paper.year or not paper.prior.year or paper.year - paper.prior.year == 1)


def reported(prior: Paper) -> dict[tuple[str, str], list[Claim]]:
    """What each figure of last year's report counts -> those that count it, as results."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in prior.claims:
        if claim.counts.standing.counts and not claim.line.planned and not claim.line.note:
            found.setdefault(key_of(claim), []).append(claim)
    return found


def key_of(claim: Claim) -> tuple[str, str]:
    """By what two years' figures are taken to count the same: the name without light words, and the unit."""
    return plainly(claim.counts.name), claim.counts.figure.unit


def plainly(name: str) -> str:
    """A name without light words, what is called in several ways by one of them."""
    name = _LIGHT.sub("", name)
    for pattern, plain in _SAME:
        name = pattern.sub(plain, name)
    return name


def _told(one: Grown, before: Sequence[Claim]) -> Iterator[Remark]:
    figure = one.value.counts.figure
    told = [_expected(one, claim) for claim in before]
    if not figure.value or any(claim.counts.figure.value == 0 for claim in before) or len(told) > 2:
        return
    said = between(one.change.counts.figure)
    if one.falls:
        said = Between(-said.high, -said.low)
    slack = Decimal(_REAL_OFF if _REAL.search(one.value.counts.name) else 0)
    if any(said.low - slack <= made.high and made.low <= said.high + slack for made in told):
        return
    claim = before[0]
    made = _change(one, figure.value, claim.counts.figure.value)
    if abs(made - (said.low + said.high) / 2) > _MOST and not figure.unit.endswith("元"):
        return
    line, unit = one.value.line, one.change.counts.figure.unit
    digit = min(last_digit(one.change.counts.figure, rounded=False), Decimal("0.1") if unit == "%" else Decimal(1))
    shown = abs(made).quantize(digit, ROUND_HALF_UP)
    way = "下降" if made < 0 else "增长"
    yield Remark(
        line, one.value.start, one.change.end,
        f"上年报告是{claim.counts.figure}，照这两个数算是{way}{shown}{unit}，和“{one.verb}{one.change.counts.figure}”对不上",
        "核对两个数和增减；口径调整过的，注明口径",
        prior=claim.line.text[claim.sentence.start + claim.counts.start - min(30, claim.counts.start) : claim.end],
    )  # fmt: skip


def _change(one: Grown, now: Decimal, before: Decimal) -> Decimal:
    return (now / before - 1) * 100 if one.relative else now - before


def _expected(one: Grown, claim: Claim) -> Between:
    """Between which changes the two figures leave room."""
    now, before = counted(one.value.counts.figure), counted(claim.counts.figure)
    if not one.relative:
        return Between(now.low - before.high, now.high - before.low)
    if before.low <= 0:
        return Between(Decimal(-(10**6)), Decimal(10**6))
    return Between((now.low / before.high - 1) * 100, (now.high / before.low - 1) * 100)
