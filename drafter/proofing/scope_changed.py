"""口径变化：同一项数比上年报告少了一半或者多了一倍半，没有写增减，也没有说明口径；上年数人、今年数人次，上年报斤、今年报吨。

反例:
  上年: |
    一、2023年工作回顾
    规模以上工业增加值完成40.24亿元。
  今年: |
    一、2024年工作回顾
    规模以上工业增加值完成12亿元。
正例:
  上年: |
    一、2023年工作回顾
    规模以上工业增加值完成40.24亿元。
  今年: |
    一、2024年工作回顾
    规模以上工业增加值完成42亿元。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from drafter.model.finding import Level
from drafter.proofing.growth_differs import LEAST, comparable, key_of, reported
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.zh import units
from drafter.zh.expression import expression

ID = "口径变化"
LEVEL = Level.HINT

_STEADY = expression(
    "增加值|固定资产投资|零售总额|财政收入|预算收入|人均可支配收入|生产总值|存款余额|贷款余额|常住人口|优良天数$|保有量|在册"
)
"""What does not halve or double from one year to the next."""
_CHANGE = frozenset(("%", "个百分点", "倍", "年", "‰", ""))
_OTHER = {
    "人": "人次",
    "人次": "人",
    "户": "户次",
    "户次": "户",
    "件": "件次",
    "件次": "件",
    "家": "家次",
    "家次": "家",
}
"""Units that count the things, and the times they come."""
_MEASURES = ("斤", "公斤", "吨", "平方米", "亩", "公顷", "平方公里")
"""Units of weight and of land, in which a thing is told as one likes."""
_LESS, _MORE = Decimal("0.5"), Decimal("2.5")
_TOLD = expression("口径|调整|普查|改为|剔除|核减|修订")


def look(paper: Paper) -> Iterator[Remark]:
    """Figures of steady things, and of any where both reports review five years, that are half of last year's or far more;
    things counted by heads in one year and by times in the other, or told in another unit of weight or land."""
    if paper.prior is None or not comparable(paper):
        return
    before = reported(paper.prior)
    reviews = paper.reviews_years and paper.prior.reviews_years
    for (name, unit), claim in _results(paper).items():
        steady = bool(_STEADY.search(name))
        if (name, unit) in before and not _TOLD.search(claim.sentence.text):
            if steady or (reviews and name.startswith("新增")):
                yield from _leapt(claim, before[name, unit], most=_MORE if steady else None)
        elif old := _otherwise(before, name, unit):
            told = f"上年报告用的单位是{old.counts.figure.unit}（{old.counts.figure}），今年是{unit}"
            yield Remark(claim.line, claim.start, claim.end, told, "两年用一个口径；变了的，注明", prior=_cut(old))


def _otherwise(before: Mapping[tuple[str, str], Sequence[Claim]], name: str, unit: str) -> Claim | None:
    """Where last year's report tells the same thing in a unit that counts otherwise: times for heads, 斤 for 吨."""
    measured = (other for other in _MEASURES if other != unit and units.factor(unit, other))
    counted = (_OTHER[unit],) if unit in _OTHER else ()
    return next((before[name, other][0] for other in (*counted, *measured) if before.get((name, other))), None)


def _results(paper: Paper) -> dict[tuple[str, str], Claim]:
    """What is counted -> the first figure that tells it as a result of the year."""
    found: dict[tuple[str, str], Claim] = {}
    for claim in paper.claims:
        name, unit = key_of(claim)
        result = not (claim.line.planned or claim.line.note or claim.counts.standing.value)
        if result and unit not in _CHANGE and len(name) >= LEAST:
            found.setdefault((name, unit), claim)
    return found


def _leapt(claim: Claim, before: Sequence[Claim], most: Decimal | None) -> Iterator[Remark]:
    values = [old.counts.figure.value for old in before]
    now = claim.counts.figure.value
    if not now or not all(values):
        return
    less = all(now / value <= _LESS for value in values)
    more = most is not None and all(now / value >= most for value in values)
    if less or more:
        old = before[0]
        told = f"上年报告是{old.counts.figure}，今年{'不到一半' if less else '多出许多'}，没有说明"
        yield Remark(
            claim.line, claim.start, claim.end, told, "核对两年的数；统计范围变了的，注明口径", prior=_cut(old)
        )


def _cut(claim: Claim) -> str:
    return claim.sentence.text[max(0, claim.counts.start - 20) : claim.counts.end]
