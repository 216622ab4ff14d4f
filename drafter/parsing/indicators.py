"""Which indicator of the catalogue a statistic is: 受理法律援助案件1447宗 and 共受理法援案件1817件 are one in two districts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.model.indicator import TOPIC, Catalogue
from drafter.parsing.names import FIGURE
from drafter.zh import units

_CHANGE = re.compile(
    r"(?:增长|增加|上升|提高|下降|减少|降低|压减|上涨|提升)了?$|(?:同比|环比|[较比](?:上年|去年|上一年))[^，。；]{0,6}$"
)
"""What stands before a figure that tells how another has changed."""
_WHOLE, _IN_CLAUSE, _IN_NAME, _BEFORE, _ABOVE = 5, 4, 3, 2, 1
"""Characters a topic word counts for, the nearer the more, however long it is: 法援 is as good as 法律援助. What 其中
divides outweighs all."""
_LITERAL = 1
"""Characters that an alias gains by needing no topic word."""


@dataclass(frozen=True)
class Setting:
    """Where a figure stands: clause, the words around it up to the next marks; name, of the statistic; before, the
    sentence up to it; above, the lead and the heading over it, nearest first."""

    clause: str
    name: str
    before: str
    above: tuple[str, ...]


@dataclass(frozen=True)
class _Alias:
    """Words in their order; topical: the figure's field must be this one too. others: words that speak against it."""

    words: tuple[str, ...]
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


class Recogniser:
    """A catalogue made ready for many statistics."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._field_of = {topic: field.name for field in catalogue for topic in field.topics}
        topics = sorted(self._field_of, key=len, reverse=True)
        self._topic = re.compile("|".join(map(re.escape, topics)) or "(?!)")
        self._ending: dict[str, list[_Alias]] = {}
        for alias in _aliases(catalogue):
            self._ending.setdefault(alias.words[-1][:2], []).append(alias)

    def indicator(self, unit: str, where: Setting) -> str:
        """Name of the indicator a figure in this unit is, or nothing: of the aliases whose words stand there, the longest."""
        if _CHANGE.search(where.before):
            return ""
        fields = self._fields(where)
        best, found = (0, 0, 0, 0), ""
        for text in (where.clause, where.name):
            for alias in self._possible(text):
                near, fit = (fields.get(alias.field, 0) if alias.topical else _LITERAL), _fit(unit, alias.units)
                rank = (near + sum(map(len, alias.words)), near, fit)
                if not near or not fit or rank < best[:3]:
                    continue
                distance = alias.distance(text)
                if distance is not None and (*rank, -distance) > best and not alias.is_about_else(where):
                    best, found = (*rank, -distance), alias.indicator
        return found

    def _fields(self, where: Setting) -> dict[str, int]:
        """Fields the figure may belong to, and how near their topic words stand."""
        fields = dict.fromkeys(self._told(where.name), _IN_NAME) | dict.fromkeys(self._told(where.clause), _IN_CLAUSE)
        whole, divided, _ = where.before.rpartition("其中")
        if divided:
            return fields | dict.fromkeys(self._told(whole)[:1], _WHOLE)
        own = len(self._told(where.clause.partition(FIGURE)[0]))
        earlier = self._told(where.before)
        for told, near in ((earlier[: len(earlier) - own], _BEFORE), *((self._told(t), _ABOVE) for t in where.above)):
            if told:
                return dict.fromkeys(told[-1:], near) | fields
        return fields

    def _told(self, text: str) -> list[str]:
        return [self._field_of[topic] for topic in self._topic.findall(text)]

    def _possible(self, text: str) -> Iterator[_Alias]:
        """Aliases whose last word may be there, by its first two characters."""
        for opening in dict.fromkeys(text[at : at + 2] for at in range(len(text) - 1)):
            yield from self._ending.get(opening, ())


def _aliases(catalogue: Catalogue) -> Iterator[_Alias]:
    for field in catalogue:
        for one in field.indicators:
            for alias in one.aliases:
                words = tuple(alias.replace(TOPIC, " ").split())
                others = tuple(word for word in field.others if word not in f"{alias}{one.name}")
                yield _Alias(words, TOPIC in alias, field.name, others, one.name, (one.unit, *one.also))


@lru_cache(maxsize=4096)
def _fit(unit: str, told_in: tuple[str, ...]) -> int:
    """2 where the indicator is told in this unit, 1 where in one close to its first, 0 where it cannot be."""
    if any(units.same(unit, other) for other in told_in):
        return 2
    return int(units.near(unit, told_in[0]))
