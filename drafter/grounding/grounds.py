"""A draft's sentences and the texts it may stand on -> which stand, what is held against the others, which figures it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from drafter.grounding.as_there import numerals_as_there, short_names, shortened
from drafter.grounding.bearing import Place, places_of
from drafter.grounding.bureau import Bureau
from drafter.grounding.holding import objections
from drafter.grounding.likened import spelt, words
from drafter.grounding.limits import limits
from drafter.grounding.orders import ordering
from drafter.grounding.owners import is_local, owner
from drafter.grounding.period_told import years_in_words
from drafter.grounding.same_figure import same_figure
from drafter.grounding.shared_words import Around, has
from drafter.grounding.statement import Statement, of_text, statements
from drafter.model.grounded import Drafted, Given, Ground, Grounded, Judged
from drafter.zh.expression import expression
from drafter.zh.quoting import quote
from drafter.zh.sentences import split

_LEAD = expression("[一二三四五六七八九十]{1,2}[是要][^，。；、：“《\\d]{2,14}。")
_OF, _RELATIVE = ("金额", "率", "占比", "比例", "得分"), ("%", "‰", "个百分点", "元", "分")
"""Ends of words that are of something told before, and the units of their figures."""
_QUOTED = expression("(?<=“)[^“”]+(?=”)")
_TELLING = 3
"""Words that say of what a rate is: 负责人出庭应诉率, not 满意率."""
_FOREIGN = expression(
    r"[^\u3400-\u9fff\w\s，。；：、！？“”‘’《》（）〔〕【】—…·．.,;:!?%％‰+＋/／\-－–~～()〇℃㎡²³→]|https?|www\.|@"
)
"""What stands in no report: marks of markup, addresses."""


class Grounds:
    """The texts a draft may stand on, read once. example: last year's words, of which only short leads bear themselves."""

    def __init__(self, given: Sequence[Given], bureau: Bureau, example: str = "") -> None:
        self.given, self.bureau = tuple(given), bureau
        self._leads = frozenset(one[0][2:] for one in _LEAD.finditer(example))
        self.set_aside = tuple(one for one in self.given if ordering(one.text))
        self._names = short_names(one.text for one in self.given)
        self._usable = {
            one.number: list(places_of(replace(one, text=self._plain(one.text)), bureau.year))
            for one in self.given
            if one not in self.set_aside
        }

    def judged(self, drafted: Drafted) -> Judged:
        """A sentence -> what is held against it."""
        if _LEAD.fullmatch(drafted.text) and drafted.text[2:] in self._leads:  # 一是抓学习。
            return Judged(drafted)
        theirs = drafted.text + self._there(drafted)
        told = (_QUOTED.sub(lambda found: spelt(found[0], theirs), one) for one in self._objections(drafted))
        return Judged(drafted, tuple(dict.fromkeys(told)))

    def grounded(self, drafted: Sequence[Drafted]) -> Grounded:
        """All sentences of a draft."""
        judged = tuple(map(self.judged, drafted))
        standing = [one.drafted for one in judged if one.stands]
        return Grounded(judged, tuple(self._left_out(standing)), self.set_aside)

    def _objections(self, drafted: Drafted) -> Iterator[str]:
        there = self._there(drafted)
        foreign = next((one[0] for one in _FOREIGN.finditer(drafted.text) if one[0] not in there), None)
        if foreign:
            yield f"有报告里不用的记号{quote(foreign)}"
        if found := ordering(drafted.text):
            yield f"夹着写给软件的话{quote(found)}"
        aside = {one.number for one in self.set_aside}
        if aside.intersection(drafted.sources):
            yield "来处里夹着写给软件的话，不作依据"
        unknown = [number for number in drafted.sources if number not in self._usable and number not in aside]
        if unknown:
            yield f"没有第{'、'.join(map(str, unknown))}条来处"
        places = [place for number in dict.fromkeys(drafted.sources) for place in self._usable.get(number, ())]
        if not drafted.sources:
            yield "没有写来处"
        elif places:
            for one in split(self._read(drafted)):
                yield from self._against(statements(one.text, self.bureau.year), places)

    def _there(self, drafted: Drafted) -> str:
        """All that a sentence is made from."""
        return "".join(one.text for one in self.given if one.number in drafted.sources)

    def _read(self, drafted: Drafted) -> str:
        """A sentence with numerals and names written as in what it is made from."""
        return self._plain(numerals_as_there(drafted.text, self._there(drafted)))

    def _plain(self, text: str) -> str:
        """A text with names shortened, and the years next to this one named as such."""
        return years_in_words(shortened(text, self._names), self.bureau.year)

    def _against(self, said: Sequence[Statement], places: Sequence[Place]) -> Iterator[str]:
        """The statements of a sentence, one after the other, each by the place that fits it best."""
        last: Place | None = None
        used = set[int]()
        for one in said:
            if one.is_only_time:
                continue
            found = [
                (list(self._held(one, place, said, last)), place)
                for place in places
                if _comparable(one, place.statement) and not (one.figure and id(place) in used)
            ]
            if not found:
                yield f"来处没有{quote(one.figure.figure.text)}{_near(one, places)}" if one.figure else "来处没有说这些"
                continue
            told, last = min(found, key=partial(_fit, one))
            if one.figure:
                used.add(id(last))
            yield from told

    def _held(self, one: Statement, place: Place, said: Sequence[Statement], last: Place | None) -> Iterator[str]:
        near = place.counting if one.figure and place.statement.figure else place.telling
        after = place.after if limits(place.after) <= one.nearer_limits else ""
        around = Around(f"{near}，{after}", self.bureau.ours, self.bureau.whole, after)
        yield from objections(one, place.statement, around)
        if last is not None and last.stretch != place.stretch and not _as_there(one, place, last):
            yield from _carried_on(one, place, said)

    def _left_out(self, standing: Sequence[Drafted]) -> Iterator[tuple[str, str]]:
        """Sentences with figures of which nothing that stands has one."""
        for given in self.given:
            if given.number not in self._usable or given.ground is Ground.PLANNED:
                continue
            drafts = (self._read(d) for d in standing if given.number in d.sources)
            told = [one.figure.figure for text in drafts for some in of_text(text, 0) for one in some if one.figure]
            for sentence in (one.text for line in given.text.splitlines() for one in split(line)):
                there = [one.figure.figure for one in statements(sentence, 0) if one.figure]
                if there and not any(same_figure(one, other) for one in there for other in told):
                    yield given.where, sentence


def _comparable(said: Statement, given: Statement) -> bool:
    if not said.figure:
        return bool(said.words or said.limits)
    return given.figure is not None and same_figure(said.figure.figure, given.figure.figure)


def _fit(said: Statement, held: tuple[list[str], Place]) -> tuple[int, ...]:
    """How well a place fits, the less the better: of a figure by what is wrong, of other words by what they share."""
    told, place = held
    return (
        (len(told), -_shared(said, place))
        if said.figure
        else (_is_other(said, told, place), -_shared(said, place), len(told))
    )


def _is_other(said: Statement, told: list[str], place: Place) -> bool:
    """Whether a place does not bear all of a clause, its last word by its own words."""
    return bool(told) or not said.words or not has(place.statement.said, said.words[-1])


def _shared(said: Statement, place: Place) -> int:
    return sum(len(word) for word in said.words if has(place.statement.said, word))


def _near(said: Statement, places: Sequence[Place]) -> str:
    """What is printed of the same thing there: ，来处写的是“1286件”."""
    best = max(
        (place for place in places if place.statement.figure), key=lambda place: _shared(said, place), default=None
    )
    if best is None or not best.statement.figure or not _shared(said, best):
        return ""
    return f"，来处写的是{quote(best.statement.figure.figure.text)}"


def _as_there(one: Statement, place: Place, last: Place) -> bool:
    """Whether a semicolon parts a statement from what is before it as one does in the same sentence there."""
    return last.stretch[:2] == place.stretch[:2] and one.sentence[: one.clause].endswith("；")


def _carried_on(one: Statement, place: Place, said: Sequence[Statement]) -> Iterator[str]:
    """A statement behind one from another sentence: what is said of that one's subject, and what does not say of what it is."""
    stands = place.statement.clause == 0 and len(one.words) >= _TELLING
    if (
        one.figure
        and not stands
        and (len(one.words) < 2 or one.words[-1].endswith(_OF))
        and one.figure.figure.unit in _RELATIVE
    ):
        yield f"{quote(one.printed)}接在别的话后面，看不出说的是什么"
    start = one.sentence.rfind("；", 0, one.at) + 1
    theirs = owner(place.statement.sentence) if place.statement.clause and start < one.at else ""
    if theirs and not all(has(one.sentence, word) for word in words(theirs)):
        yield f"来处说的是{quote(theirs)}，这里接在别的话后面"
    lead = next((owner(other.own) for other in said if other.at >= start), "")
    if (
        lead
        and is_local(lead, Around(""))
        and not owner(one.own)
        and not all(has(place.telling, word) for word in words(lead))
    ):
        yield f"来处没有说这是{quote(lead)}的"
