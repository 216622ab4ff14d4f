"""算不拢：率和同一段里的分子、分母对不上；写明了上年数的、从多少增加到多少的，和增减、倍数对不上；其中的各项加起来比总数多，占比不对；列出的和数出的个数不一样。

反例:
  今年: |
    一、2024年工作回顾
    全年共调解案件3763件，调解成功3533件，调解成功率93.88%。
正例:
  今年: |
    一、2024年工作回顾
    全年共调解案件3763件，调解成功3533件，调解成功率93.89%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise
from operator import attrgetter

from drafter.model.finding import Level
from drafter.proofing import both_years, from_to, listed_count, multiples, owned_parts, shares, shares_elsewhere
from drafter.proofing.precision import Between, between, last_digit
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.quantities import FIGURE
from drafter.quantities.rates import OF_TWO_BEFORE, SIZES, share
from drafter.zh import units
from drafter.zh.expression import expression

ID = "算不拢"
LEVEL = Level.WARNING

_AKIN, _SIDE_BY_SIDE = 6, 15
"""Points within which a quotient must come to a rate to be taken for it; where whole, part and rate follow each other."""
_BACK = 4
"""Figures before a rate, of its paragraph, among which its parts are looked for."""
_STEM = 2
"""Characters before 率 that tell what it is a rate of: 调解成功率."""
_UNDER = 2
"""Points that 近 may be off."""
_RANGE = expression("[-—–~～至]")
"""A rate between two: 90-92%."""
_LEAST = 10
"""A whole below which a rate is told by nobody."""


def look(paper: Paper) -> Iterator[Remark]:
    """Rates, growth and counts that do not follow from their parts."""
    for _, told in groupby(paper.claims, key=attrgetter("line")):
        claims = list(told)
        for at, rate in enumerate(claims):
            if rate.counts.figure.unit == "%" and not rate.line.planned and not _RANGE.search(rate.counts.figure.text):
                yield from _rate(rate, claims[max(0, at - _BACK) : at])
    yield from both_years.look(paper)
    yield from owned_parts.look(paper)
    yield from from_to.look(paper)
    yield from listed_count.look(paper)
    yield from shares.look(paper)
    yield from shares_elsewhere.look(paper)
    yield from multiples.look(paper)


def _rate(rate: Claim, before: Sequence[Claim]) -> Iterator[Remark]:
    stem = _stem(rate)
    if not stem:
        return
    exact = [claim for claim in before if _is_count(claim)]
    pairs = [
        (top, bottom)
        for top in exact
        for bottom in exact
        if top is not bottom and _same(top, bottom) and top.counts.figure.value <= bottom.counts.figure.value
    ]
    printed = _printed(rate)
    if any(_meets(top, bottom, printed) for top, bottom in pairs):
        return
    for top, bottom in pairs:
        made = share(top.counts.figure.value, bottom.counts.figure.value)
        side_by_side = [bottom, top] == list(before[-2:]) and rate.sentence == bottom.sentence
        plain = side_by_side and OF_TWO_BEFORE.search(stem) and stem in _words(top)
        akin = _SIDE_BY_SIDE if side_by_side else _AKIN
        if not (plain or _is_of(stem, _words(top), _words(bottom))) or abs(made - rate.counts.figure.value) > akin:
            continue
        yield _told(rate, made, f"{top.counts.figure}除以{bottom.counts.figure}")
        return
    yield from _of_both(rate, stem, exact)


def _of_both(rate: Claim, stem: str, exact: Sequence[Claim]) -> Iterator[Remark]:
    """被采纳1655条，未采纳47条，采纳率98.2%: the whole is both."""
    for part, rest in pairwise(exact):
        apart = any(no + stem in _words(rest) for no in ("未", "不", "没有"))
        if rate.sentence == part.sentence == rest.sentence and apart and stem in _words(part) and _same(part, rest):
            made = share(part.counts.figure.value, part.counts.figure.value + rest.counts.figure.value)
            printed = _printed(rate)
            if not printed.low <= made <= printed.high and abs(made - rate.counts.figure.value) <= _AKIN:
                yield _told(rate, made, f"{part.counts.figure}占它和{rest.counts.figure}的合计")
                return


def _same(one: Claim, other: Claim) -> bool:
    return units.same(one.counts.figure.unit, other.counts.figure.unit)


def _told(rate: Claim, made: Decimal, how: str) -> Remark:
    digit = min(last_digit(rate.counts.figure, rounded=False), Decimal("0.01"))
    right = made.quantize(digit, ROUND_HALF_UP)
    fix = f"三个数对一遍，数没有错的，改成{right}%"
    return Remark(rate.line, rate.start, rate.end, f"{how}是{right}%", fix)


def _stem(rate: Claim) -> str:
    """What a rate is a rate of, in its last characters; empty for growth and what is no rate."""
    before = rate.counts.clause.partition(FIGURE)[0]
    at = before.rfind("率")
    return before[at - _STEM : at] if at >= _STEM and len(before) - at <= _STEM + 2 else ""


def _words(claim: Claim) -> str:
    return claim.counts.clause.replace(FIGURE, "") + claim.counts.name


def _is_of(stem: str, top: str, bottom: str) -> bool:
    """Whether a rate of this is of these two: 化解率 of 成功化解 in 化解."""
    if stem == "成功" and ("调成" in top or "调解成功" in top):
        return True
    return stem in top and (stem not in bottom or ("成功" in top and "成功" not in bottom))


def _is_count(claim: Claim) -> bool:
    figure = claim.counts.figure
    whole = figure.value == figure.value.to_integral_value() and "万" not in figure.text and "亿" not in figure.text
    return whole and not figure.qualifier and figure.unit not in ("", *SIZES) and figure.value > 0


def _meets(top: Claim, bottom: Claim, printed: Between) -> bool:
    if bottom.counts.figure.value < _LEAST:
        return True
    return printed.low <= share(top.counts.figure.value, bottom.counts.figure.value) <= printed.high


def _printed(rate: Claim) -> Between:
    """Between which values a rate as printed may lie, half up: 93.88% from 93.875, 近90% from 88, 90%以上 from 90."""
    figure = rate.counts.figure
    if figure.qualifier in ("近", "将近", "接近"):
        return Between(figure.value - _UNDER, figure.value)
    if figure.qualifier or rate.line.text.startswith(("以上", "左右", "多"), rate.end):
        return Between(
            figure.value - (_UNDER if "左右" in rate.line.text[rate.end : rate.end + 2] else 0), Decimal(100)
        )
    return between(figure, rounded=False)
