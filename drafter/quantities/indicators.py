"""Which indicator of the catalogue a statistic is: 受理法律援助案件1447宗 and 共受理法援案件1817件 are one in two districts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import NamedTuple

from drafter.model.indicator import TOPIC, Catalogue
from drafter.quantities.quantity import FIGURE
from drafter.zh import units

_CHANGE = re.compile(
    r"(?:增长|增加|上升|提高|下降|减少|降低|压减|上涨|提升)了?$|(?:同比|环比|[较比](?:上年|去年|上一年))[^，。；]{0,6}$"
)
"""What stands before a figure that tells how another has changed."""
_ANOTHER_BEFORE = re.compile(f"^[^{FIGURE}]*[、和及与](?={FIGURE})")
_ANOTHER_BEHIND = re.compile(f"(?<={FIGURE})[、和及与].*$")
"""Words of a clause that belong to the figure before or behind: of 83件人大代表建议、110件政协提案 each has its own."""
_NEAR, _REMEMBERED = 20, 200
"""Characters before a figure that are looked at for a change; texts whose topic words are kept in mind."""
_WHOLE, _IN_CLAUSE, _IN_NAME, _BEFORE, _ABOVE = 5, 4, 3, 2, 1
"""Characters a topic word counts for, the nearer the more, however long it is: 法援 is as good as 法律援助. What 其中
divides outweighs all."""
_LITERAL = 1
"""Characters that an alias gains by needing no topic word."""


class Setting(NamedTuple):
    """Where a figure stands: clause, the words around it up to the next marks; name, of the statistic; start, its place
    in the sentence; above, the lead and the heading over it, nearest first."""

    clause: str
    name: str
    sentence: str
    start: int
    above: tuple[str, ...]


@dataclass(frozen=True)
class _Alias:
    """Words in their order, length characters together; topical: the figure's field must be this one too. others: words that speak against it."""

    words: tuple[str, ...]
    length: int
    topical: bool
    field: str
    others: tuple[str, ...]
    indicator: str
    units: tuple[str, ...]

    def distance(self, text: str) -> int | None:
        """Characters from its last word to the figure or the end, None where its words do not stand in the text in order."""
        at = 0
        for word in self.words:
            at = text.find(word, at) + len(word)
            if at < len(word):
                return None
        figure = text.find(FIGURE)
        return abs((len(text) if figure < 0 else figure) - at)

    def is_about_else(self, where: Setting) -> bool:
        """Whether a word about the figure speaks of something narrower or other."""
        return any(word in where.clause or word in where.name for word in self.others)


class _Topic(NamedTuple):
    """A topic word where it stands, and the field it means there."""

    start: int
    word: str
    field: str


class Recogniser:
    """A catalogue made ready for many statistics."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._field_of = {topic: field.name for field in catalogue for topic in field.topics}
        topics = sorted(self._field_of, key=len, reverse=True)
        self._topic = re.compile("|".join(map(re.escape, topics)) or "(?!)")
        self._aliases = tuple(_aliases(catalogue))
        self._seen: dict[str, list[_Topic]] = {}
        self._told_in: dict[str, dict[str, list[tuple[_Alias, int]]]] = {}

    def indicator(self, unit: str, where: Setting) -> str:
        """Name of the indicator a figure in this unit is, or nothing: of the aliases whose words stand there, the longest."""
        if _CHANGE.search(where.sentence, max(0, where.start - _NEAR), where.start):
            return ""
        where = where._replace(clause=_ANOTHER_BEHIND.sub("", _ANOTHER_BEFORE.sub("", where.clause)))
        fields = self._fields(where)
        best, found = (0, 0, 0, 0), ""
        for text in (where.clause, where.name):
            for alias, fit in self._possible(text, unit):
                near = fields.get(alias.field, 0) if alias.topical else _LITERAL
                rank = (near + alias.length, near, fit)
                if not near or rank < best[:3]:
                    continue
                distance = alias.distance(text)
                if distance is not None and (*rank, -distance) > best and not alias.is_about_else(where):
                    best, found = (*rank, -distance), alias.indicator
        return found

    def _fields(self, where: Setting) -> dict[str, int]:
        """Fields the figure may belong to, and how near their topic words stand."""
        left, _, right = where.clause.partition(FIGURE)
        told = self._told(where.sentence)
        before = told[: bisect_left(told, where.start, key=lambda topic: topic.start)]
        after = told[len(before) : len(before) + len(self._told(right))]
        split = len(before) - len(self._told(left))
        about = [*before[split:], *after]
        meant = {topic.word: topic.field for topic in about}
        fields = {meant.get(topic.word, topic.field): _IN_NAME for topic in self._told(where.name)}
        fields |= {topic.field: _IN_CLAUSE for topic in about}
        divided = where.sentence.rfind("其中", 0, where.start)
        if divided >= 0:
            return fields | {topic.field: _WHOLE for topic in before[:1] if topic.start < divided}
        for topics, near in ((before[:split], _BEFORE), *((self._told(text), _ABOVE) for text in where.above)):
            if topics:
                return {topics[-1].field: near} | fields
        return fields

    def _told(self, text: str) -> list[_Topic]:
        """The topic words of a text, remembered, for a sentence holds many figures; 调解 after 行政调解 is short for it."""
        if text not in self._seen:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            topics: list[_Topic] = []
            fields: dict[str, str] = {}  # of the last longer word by each of its endings
            for match in self._topic.finditer(text):
                word = match[0]
                topics.append(_Topic(match.start(), word, fields.get(word, self._field_of[word])))
                fields |= {word[at:]: topics[-1].field for at in range(1, len(word))}
            self._seen[text] = topics
        return self._seen[text]

    def _possible(self, text: str, unit: str) -> Iterator[tuple[_Alias, int]]:
        """Aliases told in the unit whose last word may be there, by its first two characters; and how well the unit fits."""
        ending = self._told_in.get(unit)
        if ending is None:
            ending = self._told_in[unit] = {}
            for alias in self._aliases:
                if fit := _fit(unit, alias.units):
                    ending.setdefault(alias.words[-1][:2], []).append((alias, fit))
        for opening in filter(ending.__contains__, dict.fromkeys(map(add, text, text[1:]))) if ending else ():
            yield from ending[opening]


def _aliases(catalogue: Catalogue) -> Iterator[_Alias]:
    for field in catalogue:
        for one in field.indicators:
            for alias in one.aliases:
                words = tuple(alias.replace(TOPIC, " ").split())
                others = tuple(word for word in field.others if word not in f"{alias}{one.name}")
                yield _Alias(
                    words, sum(map(len, words)), TOPIC in alias, field.name, others, one.name, (one.unit, *one.also)
                )


@cache
def _fit(unit: str, told_in: tuple[str, ...]) -> int:
    """2 where the indicator is told in this unit, 1 where in one close to its first, 0 where it cannot be."""
    if any(units.same(unit, other) for other in told_in):
        return 2
    return int(units.near(unit, told_in[0]))
