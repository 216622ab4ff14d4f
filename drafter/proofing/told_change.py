"""Figures told with their change: 达到24302元和9194元，分别增长8.8%和10%; 达到198天，比2017年增加12天."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from drafter.proofing.report_text import Claim, Paper
from drafter.zh.expression import expression

_GAP = expression(
    r"[，、,；（(]?(?P<than>(?:同比|比上年|较上年|比去年|较去年|比(?:19|20)\d\d年|较(?:19|20)\d\d年|年)?[^，。；\d分均各都增下减提上降]{0,2})(?P<share>分别|均|各|都)?"
    r"(?P<verb>增长|下降|增加|减少|提高|上升|降低|增幅达?|增速达?)了?(?:约|近)?"
)
_JOINT = expression("[、和与及]|以及")
OTHERWISE = expression("可比|同口径|实际|不变价|扣除|剔除|年均|环比|两年|五年|累计|名义")
"""Words that say that the change is told of something else than the two figures as printed."""
_FALLS = frozenset(("下降", "减少", "降低"))
_CHANGES = frozenset(("%", "个百分点", "倍", "‰"))


class Grown(NamedTuple):
    """A figure and its change, by so many per cent or by so much; verb: 增长, 下降 …; than: against what, as told."""

    value: Claim
    change: Claim
    verb: str
    than: str

    @property
    def falls(self) -> bool:
        """Whether it has become less."""
        return self.verb in _FALLS

    @property
    def relative(self) -> bool:
        """Whether the change is told in per cent."""
        return self.change.counts.figure.unit == "%"


def grown(paper: Paper) -> Iterator[Grown]:
    """Every figure of a paper that is told with its change on the year before."""
    for _, told in groupby(paper.claims, key=attrgetter("line", "sentence")):
        claims = list(told)
        for at in range(1, len(claims)):
            yield from _at(claims, at)


def _at(claims: Sequence[Claim], at: int) -> Iterator[Grown]:
    """What claim number at says of those right before it, if it is the first that tells a change of them."""
    line, first = claims[at].line, claims[at - 1]
    gap = _GAP.fullmatch(line.text, first.end, claims[at].start)
    if gap is None or (first.counts.figure.unit in _CHANGES and not _by_points(first, claims[at])):
        return
    around = line.text[max(0, first.sentence.start, first.start - 20) : claims[at].end + 6]
    if OTHERWISE.search(around):
        return
    values, changes = _listed(claims, at - 1, -1)[::-1], _listed(claims, at, 1)
    if gap["share"] in ("均", "都", "各"):
        changes = [claims[at]] * len(values)
    elif gap["share"] and len(changes) > len(values):
        values = [one for one in claims[:at] if one.counts.figure.unit not in _CHANGES or _by_points(one, claims[at])]
        values = values[-len(changes) :]
    elif not gap["share"] and len(values) != len(changes):
        values, changes = values[-1:], changes[:1]
    if len(values) == len(changes):
        for value, change in zip(values, changes, strict=True):
            if change.counts.figure.unit in ("%", value.counts.figure.unit) or _by_points(value, change):
                yield Grown(value, change, gap["verb"], gap["than"])


def _by_points(value: Claim, change: Claim) -> bool:
    """Whether a rate is told with its change in points: 优良率70%，提高3个百分点."""
    return (value.counts.figure.unit, change.counts.figure.unit) == ("%", "个百分点")


def _listed(claims: Sequence[Claim], at: int, step: int) -> list[Claim]:
    """The claim at a place and those on one side that are listed with it, of its unit."""
    found = [claims[at]]
    while 0 <= at + step < len(claims):
        one, other = sorted((claims[at], claims[at + step]), key=attrgetter("start"))
        same = one.counts.figure.unit == other.counts.figure.unit or found[0].counts.figure.unit not in _CHANGES
        if not same or not _JOINT.fullmatch(one.line.text, one.end, other.start):
            break
        found.append(claims[at + step])
        at += step
    return found
