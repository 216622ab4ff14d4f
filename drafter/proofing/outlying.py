"""异常值：成功率、办结率、满意率超过了100%，写成成绩的满意率、参保率低得不像（多半掉了一位）；同一样东西的数，前后两处差十倍、百倍。

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
_SOFT = "(?:为|是|达到?|高达|均?为|[升提]?[高升]?[到至]|保持在|稳定在)?$"
_FLOORS = (
    (
        expression(f"(?:满意率|满意度|参保率|参合率|办结率|办复率|应诉率|达标率|合格率|巩固率|可办率|兑现率){_SOFT}"),
        50,
        80,
    ),
    (expression(f"(?:自来水|电视|网络|[一-鿿]{{2}})普及率{_SOFT}"), 20, 39),
)
"""Rates of achievements; what none falls below, in per cent; the least that some 120 real reports tell (benchmarks/proofing.py
reads them), 15 of 16 kinds well above."""
_NOT_YET = expression("仅|只有|不足|不到|低于|偏低|不高|未|下降|基数|初次|抽查")
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
        elif figure.unit == "%":
            yield from _too_low(claim)
    yield from _tenfold(paper)


def _too_low(claim: Claim) -> Iterator[Remark]:
    """A rate told as an achievement that is far below what such rates are."""
    before, figure = claim.counts.clause.partition(FIGURE)[0], claim.counts.figure
    result = not (claim.line.planned or claim.line.note or claim.counts.standing.value)
    for pattern, floor, least in _FLOORS if result and figure.value > 0 else ():
        if figure.value < floor and pattern.search(before) and not _NOT_YET.search(claim.sentence.text):
            told = f"这样的率，真实报告里都在{least}%以上，只有{figure}不像成绩"
            yield Remark(claim.line, claim.start, claim.end, told, "核对是不是漏了一位、点错了小数点")


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
