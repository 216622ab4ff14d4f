"""A sentence -> what it claims in figures: each with the thing it counts, level or growth, up or down.

地区生产总值完成120亿元，同比增长5% claims two figures of one thing; 甲、乙分别增长5%和6% is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from drafter.tracing.things import CHANGE, clean, each, grown, names, ranked, split, starts_list
from drafter.zh import figures, units
from drafter.zh.expression import expression
from drafter.zh.figures import Found
from drafter.zh.sentences import clauses
from drafter.zh.synonyms import fold


class Kind(StrEnum):
    """What a figure tells: an amount, a share in per cent, growth in per cent, a change in points."""

    AMOUNT = "amount"
    SHARE = "share"
    GROWTH = "growth"
    POINTS = "points"


_TO = expression(
    r"(?:增长|增加|上升|提高|提升|扩大|发展|壮大|下降|降低|减少|缩短|压缩|压减|[增升降扩])[到至为]"
    r"(?:约|近|超过?|逾|了|\s)*$"
)
"""提高到60%: a level, not a growth."""
_BASE = expression(r"[从由](?:(?:19|20)\d\d年|上年|去年)?(?:底|末|初)?的?$")
"""What something grew from is not claimed."""
_SEVERAL = expression(
    r"年均(?:分别)?(?:实际)?(?:增|递|提|上升|下降|降低|减少)|连续[\d一二两三四五六七八九十]+年|[三四五六七八九十]年(?:来|累计|间|共|[^，。]{0,4}累计)"
    r"|20\d\d年(?:至|到|[—－-])20\d\d年|十[一二三四五]五”?(?:以来|时期|期间|累计)|[三四五]年.{0,4}(?:累计|共)"
    r"|[比较自是为](?:19|20)\d\d年(?!初)|(?:19|20)\d\d年以来"
)
"""Tells of several years, or against one long past."""
_SINCE_LAST_YEAR = expression("同比|比上年|比去年|较上年")
_TOTAL = expression(
    r"总[数量]|累计达|达到|达(?=\d|约|$)|共有|拥有|保有|存量|发展到|增加?[至到]|总规模|突破|稳定在|保持在|现有|已有"
)
_NEW = expression(r"新增|净增|新建|新认定|新培育|新引进|新获批|新开工|新创建|新发展|新签|新注册|新组建|新设|再")
_BOUND = expression("^.?[超过逾]|以[上下]$")
"""投资超亿元的项目, 10亿元以上企业: the figure says which are counted."""
_ASIDE = expression("的|[^，、。]{1,12}(?:达到?|突破|为|超过|不少于|不低于)")
"""What follows a figure that describes: 投资5亿元的项目, 收入过亿元企业达到8家."""
_AFTER = expression(r"^(?:以上|以下|以内|左右|上下|之内)")
_NOUN = expression(r"(?:[^、]{1,2}、)*[^、]*")
"""Up to where a list goes on; 省、市重点项目 is one noun."""
_NO_THING = expression(r"^[、，,；;：:。\s—\-]")
_EACH = expression(r"每(?:个)?(季度?|月|半年|周|星期|[双两]月|年)(?![度份均初末底])[^，。；、\d每]{0,16}$")
_IN_A_YEAR = {"季": 4, "季度": 4, "月": 12, "半年": 2, "周": 52, "星期": 52, "双月": 6, "两月": 6, "年": 1}
_HELD = frozenset("次场期轮回遍批")
"""每季度开展1次: how often in a year, and the units of what is held so many times."""
_REMEMBERED = 4_000
"""Sentences whose claims are kept in mind: each of a plan's targets is held against all of a report."""
_GENERIC, _NEAR, _LIST = 2, 200, 20
"""Characters of a word that says too little beside another figure: 5个项目400亩土地. Characters from a figure within
which its thing is named; things and figures a list may hold."""


@dataclass(frozen=True)
class Claim:
    """A figure and what is said of it.

    things: what it may count, under common names, one where the sentence says which; clause: all words around it, and
    the things it goes on from; value: in the base unit, as printed; falls: it is a decrease; several: over several
    years or against one long past; adds: it came anew; totals: it is all there is; aside: it only describes what is
    counted otherwise, as in 投资5亿元的项目; times: in a year, of what is told for each quarter or month, the value being the year's.
    """

    things: tuple[str, ...]
    clause: str
    kind: Kind
    value: Decimal
    unit: str
    falls: bool
    several: bool
    adds: bool
    totals: bool
    aside: bool
    text: str
    start: int
    sentence: str
    times: int = 1

    @property
    def since_last_year(self) -> bool:
        """Whether it says that it compares with the year before."""
        return self.kind is Kind.GROWTH and bool(_SINCE_LAST_YEAR.search(self.clause.split(" ")[-1]))

    def told_in(self, unit: str) -> Claim:
        """The claim in another unit, where one can be turned into the other: 1.2亿吨 in 斤."""
        factor = units.factor(self.unit, unit)
        return self if factor in (None, 1) else replace(self, value=self.value * (factor or 1), unit=unit)


@dataclass(frozen=True)
class Mention:
    """A thing named in a clause without a figure."""

    thing: str
    clause: str
    sentence: str


@lru_cache(_REMEMBERED)
def claims(sentence: str) -> tuple[Claim, ...]:
    """Every figure of a sentence but those something grew from, left to right."""
    found = figures.pledged(sentence)
    topics: list[list[str]] = []
    told: list[Claim] = []
    for span in clauses(sentence) if found else ():
        here = [one for one in found if span[0] <= one.start < span[1]]
        if here:
            clause = _Clause(sentence, span, here, topics)
            told += clause.claims()
            if not topics or clause.topics != topics[-1]:
                topics.append(clause.topics)
    return tuple(told)


@lru_cache(_REMEMBERED)
def mentions(sentence: str) -> tuple[Mention, ...]:
    """What a sentence names in clauses without figures."""
    return tuple(_mentions(sentence))


def _mentions(sentence: str) -> Iterator[Mention]:
    found = figures.pledged(sentence)
    for start, end in clauses(sentence):
        if not any(start <= one.start < end for one in found):
            for part in sentence[start:end].split("、"):
                yield Mention(clean(part[:_NEAR]), fold(sentence[start:end]), sentence)


class _Clause:
    """The stretch between two commas, with the figures in it and the things spoken of before it."""

    def __init__(
        self, sentence: str, span: tuple[int, int], here: Sequence[Found], topics: Sequence[Sequence[str]]
    ) -> None:
        self._sentence, self._span, self._here = sentence, span, here
        self._before = list(topics[-1])[-_LIST:] if topics else []
        self._all_before = [thing for things in topics[-_LIST:] for thing in things]
        self._text = sentence[span[0] : span[1]]
        self._told = fold(" ".join([*self._before, self._text]))
        self._several = bool(_SEVERAL.search(self._text))
        self._around = [self._words(index) for index in range(len(here))]
        self._shared = self._handed_out()
        self._named: list[list[str]] = []

    @property
    def topics(self) -> list[str]:
        """The things it spoke of, for what follows: 同比增长5%."""
        return [thing for things in self._named for thing in things] or self._before

    def claims(self) -> Iterator[Claim]:
        """The claims of its figures, in order."""
        change: re.Match[str] | None = None
        verb = described = ""
        for index, (one, (left, _)) in enumerate(zip(self._here, self._around, strict=True)):
            new, to = CHANGE.search(left), _TO.search(left)
            change = new if new or clean(left) or not index else change
            cut = to or new
            own = left[: cut.start()] if cut else left
            things = self._things(index, own, described + clean(own), left)
            claim = self._claim(one, index, [grown(t) for t in things] if change else things, None if to else change)
            verb = (found[0] if (found := _NEW.search(left)) else "") or verb
            described = clean(own) + one.figure.text if claim.aside and self._bounds(one) else ""
            if not claim.aside:
                self._named.append(list(claim.things))
            if not _BASE.search(left):
                yield replace(claim, adds=claim.adds or bool(verb))  # 新增甲5家、乙6家: said of both

    def _things(self, index: int, own: str, before: str, left: str) -> list[str]:
        """What figure number index counts."""
        if self._shared and index >= self._shared[0]:
            return [self._shared[1][index - self._shared[0]]]
        after = self._noun(index)
        if before or after:
            thing = (after or before) if starts_list(own) else before + after
            return each(left) or [ranked(thing, self._neighbour(index))]
        count = len(self._here)
        spoken = self._before if len(self._before) >= count else self._all_before[-count:]
        if 1 < len(spoken) == count <= _LIST and self._named == [[thing] for thing in spoken[:index]]:
            return [spoken[index]]  # 甲达2元，乙达3元，分别增长5%、6%
        return self._named[-1] if self._named else self._before

    def _noun(self, index: int) -> str:
        """The thing named right after the figure; a word that says little goes on over the next figure."""
        noun = clean(self._around[index][1])
        if noun and len(noun) <= _GENERIC and index + 1 < len(self._here):
            left, right = self._around[index + 1]
            return noun + clean(right) if left == self._around[index][1] else noun
        return noun

    def _neighbour(self, index: int) -> str:
        """The thing of the figure before, or of the one after."""
        if self._named:
            return self._named[-1][0] if self._named[-1] else ""
        return next((clean(left) + clean(right) for left, right in self._around[index + 1 :]), "")

    def _claim(self, one: Found, index: int, things: Sequence[str], change: re.Match[str] | None) -> Claim:
        left, right = self._around[index]
        unit = one.figure.unit
        kind = Kind.POINTS if unit == "个百分点" else Kind.AMOUNT
        times = _a_year(left, unit)
        if unit in ("%", "‰"):
            kind = Kind.GROWTH if change else Kind.SHARE
        return Claim(
            things=tuple(filter(None, things)),
            clause=self._told,
            kind=kind,
            value=one.figure.value * times,
            unit=unit,
            falls=bool(change and change["fall"]),
            several=self._several,
            adds=kind is Kind.AMOUNT and bool(change),
            totals=bool(_TOTAL.search(left)) and not _NEW.search(left),
            aside=kind is Kind.AMOUNT and bool(_ASIDE.match(right)),
            text=one.figure.text,
            start=one.start,
            sentence=self._sentence,
            times=times,
        )

    def _bounds(self, one: Found) -> bool:
        return bool(_BOUND.search(self._sentence[max(0, one.start - 1) : one.end + 2]))

    def _words(self, index: int) -> tuple[str, str]:
        """The words before a figure and those after it that are its own."""
        one, last = self._here[index], index + 1 == len(self._here)
        left = self._sentence[self._here[index - 1].end if index else self._span[0] : one.start]
        left = (split(_AFTER.sub("", left))[1] if index else left)[-_NEAR:]
        right = self._sentence[one.end : self._span[1] if last else self._here[index + 1].start]
        right = _AFTER.sub("", right[:_NEAR])
        right = right if last else split(right)[0]
        if _NO_THING.match(right):
            return left, ""
        noun = _NOUN.match(right) if last else None
        return left, noun[0] if noun else right

    def _handed_out(self) -> tuple[int, list[str]] | None:
        """Names that 分别 hands out to the figures after it: (index of the first figure, a name each)."""
        at = self._text.find("分别")
        first = next((n for n, one in enumerate(self._here) if one.start > self._span[0] + at), None)
        if at < 0 or first is None:
            return None
        found = names(self._text[max(0, at - _NEAR) : at])
        return (first, found) if found and len(found) == len(self._here) - first else None


def _a_year(left: str, unit: str) -> int:
    """How many times in a year what is told for each period is held, by the words before a figure; 1 where it is told once."""
    often = _EACH.search(left) if unit in _HELD else None
    return _IN_A_YEAR[often[1]] if often else 1
