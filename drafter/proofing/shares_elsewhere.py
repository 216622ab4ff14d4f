"""完成产值35亿元，占生产总值的26.8%, and 生产总值142亿元 in another sentence: a share of what the report tells elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from drafter.proofing.growth_differs import LEAST, plainly, reported
from drafter.proofing.precision import Between, between, counted, last_digit
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.zh.expression import expression

_SHARE = expression(
    r"(?:[，、（(](?:同比|比上年)?(?:增长|下降|提高)[\d.]+[%％][）)]?)?[，、（(；]?(?:约)?占(?:全[省市县区]|全年|我[省市县区]|当年)?(?P<whole>[^，。；、\d占和]{3,20}?)的?(?:比重|比例|份额)?的?"
    r"(?:为|达到?|约|近|超过?)*"
)
_PLAN = expression("计划|任务|目标|指标")
_NEAR = Decimal(25)
"""Points by which a share is off where it is a slip; more is the share of something else."""


def look(paper: Paper) -> Iterator[Remark]:
    """Shares told behind their part, of a whole that is a figure of its own in the report."""
    pairs = [*pairwise(paper.claims), *zip(paper.claims, paper.claims[2:], strict=False)]
    told = [(part, share) for part, share in pairs if _is_share(part, share)]
    wholes: dict[tuple[str, str], list[Claim]] = {}
    for (name, unit), claims in reported(paper).items() if told else ():
        wholes.setdefault((plainly(name), unit), []).extend(claims)
    for part, share in told:
        found = _SHARE.fullmatch(part.line.text, part.end, share.start)
        name = plainly(found["whole"]) if found else ""
        if len(name) >= LEAST and not _PLAN.search(name):
            yield from _told(part, share, wholes.get((name, part.counts.figure.unit), ()))


def _is_share(part: Claim, share: Claim) -> bool:
    together = (
        (part.line, part.sentence) == (share.line, share.sentence) and not part.line.planned and not part.line.note
    )
    return together and share.counts.figure.unit == "%" != part.counts.figure.unit


def _told(part: Claim, share: Claim, wholes: Sequence[Claim]) -> Iterator[Remark]:
    said, top = between(share.counts.figure, rounded=False), counted(part.counts.figure)
    others = [whole for whole in wholes if whole is not part and whole.counts.figure.value >= part.counts.figure.value]
    made = [_made(top, counted(whole.counts.figure)) for whole in others]
    if not others or len(others) != len([whole for whole in wholes if whole is not part]):
        return
    if any(one.meets(said) for one in made):
        return
    value = part.counts.figure.value / others[0].counts.figure.value * 100
    if abs(value - share.counts.figure.value) > _NEAR:
        return
    shown = value.quantize(min(last_digit(share.counts.figure, rounded=False), Decimal("0.1")), ROUND_HALF_UP)
    whole = others[0]
    message = f"{whole.line.called}写的是{whole.counts.figure}，{part.counts.figure}占它的{shown}%，写的是{share.counts.figure}"
    yield Remark(part.line, part.start, share.end, message, "三个数对一遍；不是这个总数的，写明占什么的")


def _made(top: Between, bottom: Between) -> Between:
    """Between which shares a part and its whole leave room."""
    return Between(top.low / bottom.high * 100, top.high / bottom.low * 100)
