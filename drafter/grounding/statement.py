"""A sentence -> its statements: a figure with the words it belongs to, or a clause without figures, each with what limits it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise, takewhile

from drafter.grounding.likened import folded, words
from drafter.grounding.limits import PLANNING, bounds_of, change_of, hearsay, limits
from drafter.grounding.period_told import period, year_named
from drafter.grounding.same_figure import printed
from drafter.quantities.lexis import NOMINAL, NOUN, cut
from drafter.zh.expression import expression
from drafter.zh.figures import Found, find
from drafter.zh.headings import unmarked
from drafter.zh.sentences import split

_MARK = expression("“[^”]*”|《[^》]*》|（[^）]*）|[，；：。！？]")
_JOINT = expression("[、和及与并]|以及|同时")
_OPENING = expression("[^，；。：]*")
_RESPECTIVE = expression("分别|、[^，。；]*各(?![级类项界方地区县市镇乡街村单部])")
_ASIDE = expression("《[^》]*》|“[^”]*”|（(?![^）]*(?:不含|除|仅|初步|截至))[^）]*）")
"""What may be left out of what is counted."""
_SPAN = expression("累计|近|[二两三四五六七八九十]年")
"""Words of the period of the one before, no part of what it goes on with: 近三年累计660万元，其中今年|250万元."""
_WHEN = expression("去年|今年|明年|来年")
_TIMES = expression(
    "(?:截至|截止到?)(?:20\\d\\d年)?\\d{1,2}月(?:\\d{1,2}日|份|底|末)?|今年以来|今年|明年|去年|来年|全年|年内|目前|20\\d\\d年|下一?步|同时|此外|[的内]"
)
_LISTED = expression("^[^，；]*等(?=[^，；]*$)")
_NAMES = expression("[^，；。：、\\d]{2,6}(?:、[^，；。：、\\d]{2,8})+$")
_RUN = expression("[\u3400-\u9fff]+")
_BEYOND = expression("[^，；。、\\d]*(?:，[^，；。\\d]+(?=[，；。]))?")
_DEPENDENT = frozenset(("增加", "减少", "压缩", "扩大", "占", "总数", "同比", "环比", "比例", "净增", "增", "减", "降"))
"""Words that say nothing without what stands before them: 占总数的73%."""


@dataclass(frozen=True)
class Statement:
    """A figure of a folded sentence, or a clause without one, with the words that belong to it.

    clause, at: where its clause and its words begin in the sentence; own, behind: the words up to the figure and behind it, all
    words of a clause without one being its own; before, leading: the figure of the statement it may go on with, and what that
    one needs; year: reported on; planned: all its text says is to be done.
    """

    sentence: str
    clause: int
    at: int
    own: str
    behind: str
    figure: Found | None
    before: Found | None
    year: int
    leading: tuple[str, ...] = ()
    planned: bool = False

    @property
    def printed(self) -> str:
        """The figure as it is compared: without blanks and commas in it."""
        return printed(self.figure.figure) if self.figure else ""

    @cached_property
    def said(self) -> str:
        """Its own words."""
        return f"{self.own}，{self.behind}" if self.behind else self.own

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What it says, word by word."""
        return (*words(self.own), *words(self.behind))

    @property
    def is_only_time(self) -> bool:
        """Whether it is a clause that says of when what follows it is told, and nothing else."""
        return not self.figure and not _TIMES.sub("", self.said)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The words without which something else is counted; of a list that ends in 等 only what follows. Where they say nothing
        alone, those before them too: 试点单位由4家|增至11家."""
        own, behind = (_ASIDE.sub(_kept_name, one) for one in (self._unlisted, self.behind))
        mine = tuple(
            word
            for word in (*words(own), *words(behind))
            if not _WHEN.fullmatch(word) and word not in PLANNING and word != f"{self.year}年"
        )
        leading = (word for word in self.leading if not _SPAN.fullmatch(word))
        return (*leading, *mine) if _says_little(mine) and not self.counted else mine

    @cached_property
    def counted(self) -> str:
        """What its figure counts, where that stands right behind it: 22名|志愿律师|到7个工地."""
        found = _RUN.match(self.sentence, self.figure.end) if self.figure else None
        told = list(takewhile(lambda one: one[0] in NOMINAL, cut(found[0]))) if found else []
        while told and told[-1][0] != NOUN:
            told.pop()
        return "".join(word for _, word in told)

    @cached_property
    def beyond(self) -> str:
        """What stands behind its figure and may say of what it is: up to the next figure, and a clause without one behind that."""
        found = _BEYOND.match(self.sentence, self.figure.end) if self.figure else None
        return found[0] if found else ""

    @property
    def _unlisted(self) -> str:
        """Its own words without a list that ends in 等, or that is as long as its figure says: 栖霞、古渡|2个司法所."""
        named = _NAMES.search(self.own)
        if named and self.figure and self.figure.figure.value == named[0].count("、") + 1:
            return self.own[: named.start()]
        return _LISTED.sub("", self.own)

    @property
    def earlier(self) -> str:
        """The sentence up to its words."""
        return self.sentence[: self.at]

    @cached_property
    def period(self) -> str:
        """For which period it is told."""
        return period(self.sentence[: self.figure.start if self.figure else self.at + len(self.own)], self.year)

    @cached_property
    def when(self) -> str:
        """For which year a clause is told, where it is named: 今年, 明年, 2027年."""
        return year_named(self.sentence[: self.at + len(self.own)], self.year)

    @cached_property
    def limits(self) -> frozenset[str]:
        """What limits it: of its own, or said of all that follows, before it in its stretch or in the opening clause."""
        opening = _OPENING.match(self.earlier)
        framed = hearsay(opening[0]) if opening else frozenset()
        return self.nearer_limits | framed | ({"计划"} if self.planned else set())

    @cached_property
    def nearer_limits(self) -> frozenset[str]:
        """The same without what is said before a semicolon, the opening clause included."""
        return limits(self.said) | hearsay(self.earlier[self.earlier.rfind("；") + 1 :])

    @cached_property
    def bounds(self) -> frozenset[str]:
        """What its figure is compared with, or bounded by."""
        return bounds_of(self.own, self.sentence[self.figure.end :]) if self.figure else frozenset()

    @cached_property
    def change(self) -> str:
        """Whether its figure says by how much or to what something grew or fell."""
        return change_of(self.own)

    @property
    def depends(self) -> bool:
        """Whether its figure says nothing without the one before: 同比增长5%."""
        return bool(self.figure) and self.before is not None and _says_little(self.words)

    @property
    def respective(self) -> str:
        """The clause up to its figure where the order of a list tells what belongs to what, else nothing."""
        upto = self.sentence[self.clause : self.figure.end if self.figure else self.at]
        return upto if _RESPECTIVE.search(upto) else ""


@lru_cache(maxsize=2048)
def statements(sentence: str, year: int) -> tuple[Statement, ...]:
    """A sentence and the year reported on -> its statements in order."""
    text = folded(unmarked(sentence))
    found = find(text)
    return tuple(_led(_statements(text, found, year)))


def _led(told: Iterable[Statement]) -> Iterator[Statement]:
    """Statements of a sentence, each with the one before it that it may go on with, where no semicolon parts them: of the same
    unit where there is one, else the last."""
    here = list[Statement]()
    for one in told:
        if here and "；" in one.sentence[here[-1].at : one.at]:
            here = []
        counted = [other for other in here if other.figure and one.figure]
        same = [other for other in counted if unit_of(other) == unit_of(one)]
        last = next(reversed(same or counted or here), None)
        made = replace(one, leading=last.needed, before=last.figure) if last else replace(one, before=None)
        here.append(made)
        yield made


def _kept_name(found: re.Match[str]) -> str:
    return "，" if found[0][0] == "（" else found[0]


def _says_little(some: Iterable[str]) -> bool:
    """Whether words tell nothing alone, days and years aside: 是2006年的1.8倍."""
    return all(word in _DEPENDENT or word[0].isdecimal() for word in some)


def unit_of(one: Statement) -> str:
    """The unit of its figure, empty where there is none."""
    return one.figure.figure.unit if one.figure else ""


def of_text(text: str, year: int, *, planned: bool = False) -> tuple[tuple[Statement, ...], ...]:
    """A text -> the statements of each of its sentences. planned: all it says is to be done."""
    told = (statements(one.text, year) for line in text.splitlines() for one in split(line))
    return tuple(tuple(replace(one, planned=planned) for one in some) if planned else some for some in told)


def _statements(text: str, found: list[Found], year: int) -> Iterator[Statement]:
    edges = [
        -1,
        *(m.start() for m in _MARK.finditer(text) if len(m[0]) == 1 and not _inside(m.start(), found)),
        len(text),
    ]
    for start, end in ((left + 1, right) for left, right in pairwise(edges) if right > left + 1):
        here = [one for one in found if start <= one.start < end]
        if not here:
            if words(text[start:end]) or limits(text[start:end]):
                yield Statement(text, start, start, text[start:end], "", None, None, year)
            continue
        at = start
        for n, one in enumerate(here):
            stop = here[n + 1].start if n + 1 < len(here) else end
            joint = _JOINT.search(text, one.end, stop) if n + 1 < len(here) else None
            owned = n + 1 == len(here) or text.startswith("的", one.end)  # 投资33亿元|的某某项目
            behind = text[one.end : joint.start() if joint else stop] if joint or owned else ""
            yield Statement(text, start, at, text[at : one.start], behind, one, None, year)
            at = joint.start() if joint else one.end


def _inside(at: int, found: list[Found]) -> bool:
    return any(one.start < at < one.end for one in found)
