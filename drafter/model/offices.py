"""Which 科室 of a bureau answers for what: the shape of sections/科室/*.yaml, and what follows from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from drafter.model.indicator import Catalogue
from drafter.model.kind import Line
from drafter.zh.hygiene import squeeze

_MOST = 2
"""Rows of last year that call a 科室 otherwise than proposed, from which it is taken to be called so."""


def _listed(value: object) -> object:
    return tuple(filter(None, map(str.strip, value.split("、")))) if isinstance(value, str) else value


Words = Annotated[tuple[Annotated[str, Field(min_length=2)], ...], BeforeValidator(_listed)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class Office(_Shape):
    """A 科室: the fields of the catalogue of indicators that are its own, and further words that speak of its work."""

    name: Line = Field(alias="名称")
    fields: Words = Field(alias="领域", default=())
    topics: Words = Field(alias="主题词", default=())


class OfficeList(_Shape):
    """A file of sections/科室: its 科室, and the one that answers for what none does."""

    offices: tuple[Office, ...] = Field(alias="科室", min_length=1)
    rest: Line = Field(alias="其余", default="")


@dataclass(frozen=True)
class Offices:
    """Word -> 科室; indicator -> 科室; the one that answers for what none does. rows: words of last year's rows, typography
    aside -> their 科室; called: a 科室 as proposed -> as last year's rows call it."""

    words: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lists: Sequence[OfficeList], catalogue: Catalogue) -> Offices:
        """The files of sections/科室, those that go before first, and the catalogue of indicators."""
        fields = {one.name: one for one in catalogue}
        words: dict[str, str] = {}
        indicators: dict[str, str] = {}
        for office in (one for held in lists for one in held.offices):
            mine = [fields[name] for name in office.fields if name in fields]
            for word in (*office.topics, *(topic for one in mine for topic in one.topics)):
                words.setdefault(word, office.name)
            for one in (indicator for known in mine for indicator in known.indicators):
                indicators.setdefault(one.name, office.name)
        return cls(words, indicators, next((held.rest for held in lists if held.rest), ""))

    def like(self, rows: Iterable[tuple[str, str, str]]) -> Offices:
        """The same, with what rows of a dossier say. rows: their words, the 科室 proposed for them, the 科室 they have."""
        known, said = dict(self.rows), Counter[tuple[str, str]]()
        for words, proposed, office in rows:
            known[squeeze(words)] = office
            said[proposed, office] += bool(proposed)
        called: dict[str, str] = {}
        for (proposed, office), count in said.most_common():
            if count >= _MOST and proposed not in called:
                called[proposed] = office
        return replace(self, rows=known, called={**self.called, **called})

    def proposed(self, texts: Sequence[str], indicator: str = "") -> str:
        """Words about a row, its own first, and the indicator it is -> its 科室; empty where nothing speaks of one."""
        if texts and (known := self.rows.get(squeeze(texts[0]))):
            return known
        office = self.plain(texts, indicator)
        return self.called.get(office, office)

    def plain(self, texts: Sequence[str], indicator: str = "") -> str:
        """The same, whatever last year's rows say."""
        if indicator in self.indicators:
            return self.indicators[indicator]
        return next(filter(None, map(self._spoken, texts)), "")

    def of_item(self, words: str) -> str:
        """The same of an item of a report: whose work its lead speaks of."""
        return self.plain([words.partition("。")[0]])

    def _spoken(self, text: str) -> str:
        """The 科室 whose words a text says most of, the longer a word the more; of two the one said first."""
        said = Counter[str]()
        for found in self._pattern.finditer(text):
            said[self.words[found[0]]] += len(found[0])
        return said.most_common(1)[0][0] if said else ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.words, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)) or "(?!)")


NO_OFFICES = Offices()
"""Where nothing is known of 科室."""
