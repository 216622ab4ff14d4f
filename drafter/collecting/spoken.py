"""The figures of a paper's sentences, with what each counts, for which period, of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.collecting.mention import Mention
from drafter.collecting.scopes import scope_of
from drafter.collecting.several_years import counted_over
from drafter.collecting.telling import Told, Zone
from drafter.collecting.timespan import Period, told_in
from drafter.quantities import quantities
from drafter.quantities.indicators import Recogniser, Setting
from drafter.quantities.quantity import Quantity
from drafter.quantities.standing import Standing
from drafter.zh import figures, glossary
from drafter.zh.expression import expression

_CHANGE = expression(
    "(?:增长|增加|上升|提高|下降|减少|降低|增幅|降幅|同比|环比|(?<![新再])[多少增减]了?|缩短)(?:了|约|近|超过)?$"
)
_PART = expression("其中[^。；）)]*$|(?:[^。；]*[，（(])?(?:仅|光|单是)[^，。；]*$")
_CORRECTION = expression(
    r"(?P<wrong>\d[\d,.]*)[^\d，。；]{0,4}(?:有误|写错了?|错了|不对|打错了?)?，?(?:应为|应该是|应是|改为|改成|更正为|实为|实际是|正确的是|要改成|误，应为)(?:约|近)?(?=\d)"
)
_SETTLED = expression("为准|别用错|已核(?:实|对)|最终")
_REACHED = expression("[由从自][^，。；]*(?:上年|去年|同期|20\\d\\d年)[^，。；]*(?:到|至|为)(?:约|近|超过?)?$")
_BRACKETS = expression("[（(][^（）()]*[）)]")
_BOUND = expression("以上|以内|以下|以外|左右")
_RUNNING, _YEARLY = expression("累计|总计|总数|迄今"), expression("全年|今年|本年|年内|一年来|20\\d\\d年")
_MEANT = expression(
    "年均|(?:确保|争取|务必|力求)[^，。；]{0,16}$|计划(?!生育)[^，。；]{0,10}$|(?:^|，)(?:今年|明年|全年)?要[^，。；]{0,20}$|将(?:要|达到|新)[^，。；]{0,12}$"
)
_CLAUSE = 60
_BEFORE = {Standing.BEFORE: Period.BEFORE, Standing.PLAN: Period.PLAN, Standing.TARGET: Period.PLAN}


@dataclass(frozen=True)
class Listener:
    """What is known while figures are read: the year reported on, the district's base name, the catalogue."""

    year: int
    home: str
    known: Recogniser

    def mentions(self, sentences: Sequence[Told]) -> Iterator[Mention]:
        """Sentences of a paper -> their figures."""
        before = ""
        for one in sentences:
            yield from self._of(one, before)
            before = one.text

    def _of(self, one: Told, before: str) -> Iterator[Mention]:
        found = figures.find(one.text)
        for told in quantities(one.text, found, self.year) if found else ():
            yield self._mention(one, told, before)

    def _mention(self, one: Told, told: Quantity, before: str) -> Mention:
        text, at = one.text, told.start
        scope = scope_of(text, at, self.home, local=one.facts.local)
        near = told.clause
        where = Setting(told.clause, told.name, text, at, (one.head, one.facts.title))
        correction = _CORRECTION.search(text, max(0, at - 24), at + 1)
        clause = _clause(text, told.start, told.end)
        settled = bool(_SETTLED.search(text)) or correction is not None
        return Mention(
            one.facts, told.figure, told.figure.text, told.figure.text, clause, one.where, told.name, near,
            f"{text} {before} {one.head} {one.facts.title} {one.facts.file}", self._period(one, told), scope,
            bool(_PART.search(clause if told.figure.unit == "%" else text[:at])), self.known.indicator(told.figure.unit, where),
            heading=one.head, vague=bool(_BOUND.match(text, told.end)) or bool(_RUNNING.search(clause) and not _YEARLY.search(text[: told.end])),
            corrects=correction["wrong"] if correction else "", settled=settled, row=text,
            line=(one.facts.file, one.number, one.start), years=one.years and counted_over(text, at, told.figure.unit),
        )  # fmt: skip

    def _period(self, one: Told, told: Quantity) -> Period:
        """For which period the figure is told: by its clause, else the words before it in its sentence, else its paper; what a note
        explains is what is meant to be."""
        text, at = one.text, told.start
        if one.zone not in (Zone.DONE, Zone.OPENING) or glossary.explains(text):
            return Period.PLAN
        if told.standing in _BEFORE:
            return _BEFORE[told.standing]
        start = max(text.rfind(mark, 0, at) for mark in "，；。：（(") + 1
        clause = text[max(start, at - _CLAUSE) : at]
        if _CHANGE.search(clause):
            return Period.CHANGE
        if _MEANT.search(clause):
            return Period.TOTAL if "年均" in clause else Period.PLAN
        beyond = text[told.end : told.end + 16]
        behind = beyond[1:].partition("）")[0] if beyond[:1] == "（" else ""
        if behind and (after := told_in(behind, self.year)) and not figures.find(behind):
            return after
        if _REACHED.search(clause):
            return one.facts.period
        if named := told_in(clause, self.year):
            return named
        return self._from_before(_BRACKETS.sub("", text[:start])) or one.facts.period

    def _from_before(self, before: str) -> Period | None:
        """The period the clauses before name, if they lead it on: 截至11月30日，接案…，调成…; 今年以来，组织……"""
        stretch = before.rpartition("。")[2].rpartition("；")[2]
        if told_in(stretch.rstrip("，：").rpartition("，")[2], self.year) is Period.TOTAL:
            return Period.TOTAL
        named = told_in(stretch.split("，")[0], self.year)
        return named if named in (Period.CUTOFF, Period.PARTIAL, Period.YEAR) else None


def _clause(text: str, start: int, end: int) -> str:
    """The stretch between two marks that a figure stands in."""
    first = max(text.rfind(mark, 0, start) for mark in "，；。：") + 1
    last = min((at for mark in "，；。" if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:last].strip()
