"""新增上市公司5家, 162家 in all and 146家 last year: what is new this year against the totals of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from drafter.model.finding import Level
from drafter.proofing.precision import counted
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.zh.expression import expression

_NEW = expression(
    r"(?:新增加?|净增|新认定|新培育|新登记|新注册|新发展|新获批|新创建)(?P<thing>[^，。；、：\d]{2,20}?)(?:约|近|超过?)?$"
)
_ON = expression(r"[、和及，]?(?P<thing>[^，。；、：\d]{2,20}?)(?:约|近|超过?)?")
"""What is listed behind something new, or behind another total; the mark may be missing."""
_THING = expression(
    r"(?:^|[，。；、：])(?P<said>累计|目前|截至目前|全[省市县区]|全区)*(?:创建|建成|拥有|有|共有?|培育|认定)?(?P<thing>[^，。；、：\d]{2,20}?)"
    r"(?:总数|总量|数量|户数|累计)?(?:达到?|突破|超过?|有|为|增至|增加到|约|近)*$"
)
_TOTAL = expression(
    r"[，、（(；]?(?:总数|总量|累计|数量|总户数)?(?:达到?|突破|超过?|增至|增加到|约|近)+|[，、（(；]?(?:累计|总数|总量)"
)
_KEEPS = expression("(?:累计|总数|总量|数量|保有量|户数)|(?:达到?|增至|增加到|突破)$")
_SHOWN, _BACK = 20, 34
_MANY, _ALL = 50, Decimal("0.9")
"""Things of last year's total, of which so many cannot well be new."""

Things = Mapping[tuple[str, str], Sequence[Claim]]
"""What is counted, in which unit -> the figures that tell it."""


def look(paper: Paper, prior: Paper) -> Iterator[Remark]:
    """Things new this year that are too few for what the total has grown by, or all but the whole total of last year."""
    before, now = _totals(prior), _totals(paper)
    for claim, thing, behind in _new(paper):
        key = (thing, claim.counts.figure.unit)
        olds = before.get(key, ())
        totals = [behind] if behind else now.get(key, ())
        if olds and totals:
            yield from _jumped(claim, olds, totals)
        elif olds:
            yield from _nearly_all(claim, olds)


def _words(claim: Claim) -> str:
    return claim.line.text[max(claim.sentence.start, claim.start - _BACK) : claim.start]


def _results(paper: Paper) -> list[Claim]:
    return [
        claim
        for claim in paper.claims
        if not claim.line.planned and not claim.line.note and claim.counts.figure.unit != "%"
    ]


def _totals(paper: Paper) -> dict[tuple[str, str], list[Claim]]:
    """What there is in all by the end of the year: 累计, 总数, 达到."""
    found: dict[tuple[str, str], list[Claim]] = {}
    listed: Claim | None = None
    for claim in _results(paper):
        words = _words(claim)
        told = _THING.search(words)
        goes_on = (
            listed is not None and listed.line is claim.line and _ON.fullmatch(claim.line.text, listed.end, claim.start)
        )
        keeps = bool(told and not _NEW.search(words) and (told["said"] == "累计" or _KEEPS.search(words)))
        listed = claim if keeps or goes_on else None
        if listed and told:
            found.setdefault((told["thing"], claim.counts.figure.unit), []).append(claim)
    return found


def _new(paper: Paper) -> Iterator[tuple[Claim, str, Claim | None]]:
    """What is new, its name, and its total where that stands right behind."""
    results = _results(paper)
    listed: Claim | None = None
    for claim, behind in pairwise([*results, None]):
        if claim is None:
            return
        found = _NEW.search(_words(claim))
        if not found and listed and listed.line is claim.line:
            found = _ON.fullmatch(claim.line.text, listed.end, claim.start)
        listed = claim if found else None
        if found:
            beside = (
                behind is not None
                and behind.line is claim.line
                and behind.counts.figure.unit == claim.counts.figure.unit
            )
            total = behind if behind and beside and _TOTAL.fullmatch(claim.line.text, claim.end, behind.start) else None
            yield claim, found["thing"], total


def _jumped(claim: Claim, olds: Sequence[Claim], totals: Sequence[Claim]) -> Iterator[Remark]:
    new = counted(claim.counts.figure)
    least = min(counted(total.counts.figure).low - counted(old.counts.figure).high for old in olds for total in totals)
    if least > new.high:
        old, total = olds[0].counts.figure, totals[0].counts.figure
        message = f"上年报告是{old}，今年是{total}，多出的比“新增{claim.counts.figure}”多"
        yield Remark(
            claim.line, claim.start, claim.end, message, "三个数对一遍；统计范围变了的，注明口径", prior=_shown(olds[0])
        )


def _nearly_all(claim: Claim, olds: Sequence[Claim]) -> Iterator[Remark]:
    old, new = olds[0].counts.figure, claim.counts.figure
    if old.value >= _MANY and _ALL * old.value <= new.value <= old.value and not new.qualifier:
        message = f"上年报告累计是{old}，今年说新增{new}，几乎是全部"
        yield Remark(
            claim.line, claim.start, claim.end, message, "核对是新增还是累计", Level.HINT, prior=_shown(olds[0])
        )


def _shown(claim: Claim) -> str:
    return claim.sentence.text[max(0, claim.counts.start - _SHOWN) : claim.counts.end]
