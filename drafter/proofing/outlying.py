"""异常值：成功率、办结率、满意率超过了100%；同一样东西的数，前后两处差十倍、百倍。

反例:
  今年: |
    一、2024年工作回顾
    人民调解成功率达102.6%。
正例:
  今年: |
    一、2024年工作回顾
    人民调解成功率达98.6%，年度任务完成率达102.6%。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.model.finding import Level
from drafter.proofing.growth_differs import LEAST, key_of
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.quantities import FIGURE
from drafter.zh import units
from drafter.zh.expression import expression

ID = "异常值"
LEVEL = Level.WARNING

_NEVER_MORE = expression(
    "(?:(?:成功|办结|审结|结案|化解|合格|优良|优秀|满意|通过|采纳|和解|纠错|出庭|应诉|知晓|普及|覆盖|达标|履行|答复|公开|审查|回复|签约)率|满意度)"
    "(?:为|是|达到?|高达|均?为|[升提]?[高升]?[到至]|保持在)?$"
)
"""Rates of a part of a whole, which is never more than all; 完成率 is of a plan, and may be."""
_ALL = 100
_DIGITS = 2
"""Digits, zeros at the end left out, of numbers that do not come again by chance."""
_SCOPE = expression("(?:增加|减少|下降|上升)数|增速")
_DEEDS = ((expression("^(?:印发|印制|制作|派发|分发)"), "发放"), (expression("^(?:举办|组织|召开)"), "开展"))
"""Ways of telling one deed, and the plain one; where only one of two figures has it, it is left out."""
_PLAIN = ("发放", "开展")


def look(paper: Paper) -> Iterator[Remark]:
    """Shares above a hundred per cent, and one thing told ten, a hundred or ten thousand times as great elsewhere."""
    for claim in paper.claims:
        figure = claim.counts.figure
        if figure.unit == "%" and figure.value > _ALL and _NEVER_MORE.search(claim.counts.clause.partition(FIGURE)[0]):
            yield Remark(claim.line, claim.start, claim.end, "这样的率不会超过100%", "分子、分母对一遍，重算")
    yield from _tenfold(paper)


def _tenfold(paper: Paper) -> Iterator[Remark]:
    before: dict[str, list[Claim]] = {}
    for claim in paper.claims:
        figure = claim.counts.figure
        digits = "".join(char for char in str(figure.value) if char.isdecimal()).strip("0")
        told = claim.line.planned or claim.line.note or claim.counts.standing.value or figure.qualifier
        if told or len(digits) < _DIGITS or figure.unit == "%":
            continue
        other = next((old for old in before.get(digits, ()) if _one_thing(old, claim)), None)
        if other:
            ratio = max(figure.value / other.counts.figure.value, other.counts.figure.value / figure.value)
            message = f"{other.line.called}写的是{other.counts.figure}，差了{ratio.normalize():f}倍"
            yield Remark(
                claim.line, claim.start, claim.end, message, "核对是哪一个数，写成一样；不是一样东西的，不用改"
            )
        before.setdefault(digits, []).append(claim)


def _one_thing(one: Claim, other: Claim) -> bool:
    """Whether two figures with the same digits and not the same value count one thing."""
    here, there = one.counts.figure, other.counts.figure
    if here.value == there.value or not units.same(here.unit, there.unit) or Decimal(0) in (here.value, there.value):
        return False
    short, long = sorted(map(_name, (one, other)), key=len)
    bare = long.removeprefix(next((deed for deed in _PLAIN if long.startswith(deed)), ""))
    return len(short) >= LEAST and not _SCOPE.search(long) and (_within(short, long) or _within(short, bare))


def _name(claim: Claim) -> str:
    name = key_of(claim)[0]
    for pattern, plain in _DEEDS:
        name = pattern.sub(plain, name)
    return name


def _within(short: str, long: str) -> bool:
    """Whether two names are the same but for words left out within: 普法手册, 普法宣传手册."""
    rest = iter(long)
    return short[:2] == long[:2] and short[-2:] == long[-2:] and all(char in rest for char in short)
