"""Figures of many reports -> which of them are values of one indicator across years and places, no unit and no kind mixed:
城镇新增就业43.4万人 here and 新增城镇就业3300人 there are one series.

A figure is known by the words of its name in no order, its unit, and the sort of count it is; so the work grows with the
number of figures and no faster.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.collecting.several_years import counted_over, over
from drafter.survey.series_key import Key, Told, key_of
from drafter.survey.store_tables import FigureRow, SentenceRow
from drafter.zh.expression import expression


def told(figures: Iterable[FigureRow], sentences: Iterable[SentenceRow], years: Mapping[str, int]) -> Iterator[Told]:
    """The figures and sentences of reports, each report's in one piece, and the year each is on -> the figures, in order, each with
    its sentence. Where the reports come in one order, the sentences of one of them are kept in mind at a time."""
    lots, kept = groupby(sentences, lambda row: row.report), dict[str, list[SentenceRow]]()
    for report, of in groupby(figures, lambda row: row.report):
        while report not in kept and (lot := next(lots, None)) is not None:
            kept[lot[0]] = list(lot[1])
        heard = _Heard.of(kept.pop(report, ()))
        yield from (heard.told(one, years.get(report, 0)) for one in of)


class _Heard(NamedTuple):
    """The sentences of a report by number, those of several years, where each begins in its paragraph."""

    texts: dict[int, str]
    over: frozenset[str]
    starts: dict[int, int]

    @classmethod
    def of(cls, rows: Sequence[SentenceRow]) -> _Heard:
        """A report's sentences in order."""
        return cls({row.sentence: row.text for row in rows}, over(rows), {})

    def told(self, one: FigureRow, year: int) -> Told:
        """A figure with its sentence."""
        text = self.texts.get(one.sentence, "")
        at = max(text.find(one.text, self.starts.get(one.sentence, 0)), text.find(one.text) if one.text in text else -1)
        self.starts[one.sentence] = max(at, 0) + len(one.text)
        return Told(
            one.report, year, one.name, one.indicator, one.value, one.unit, one.text, one.standing, text, at,
            text in self.over and counted_over(text, at, one.unit),
        )  # fmt: skip


def link(figures: Sequence[Told]) -> list[str | None]:
    """Figures of reports, in any order -> for each the name of the series it belongs to, None where no other report has it, where it
    is not of one year, or where nothing says what is counted.

    A series is one unit's: values in 吨 and 斤 are two, 件 and 宗 one. A report that gives a series two values has none in it.
    """
    lots = defaultdict[Key, list[int]](list)
    for number, one in enumerate(figures):
        if (key := key_of(one)) is not None:
            lots[key].append(number)
    names, taken = dict[int, str](), set[str]()
    chosen = {key: _one_each(lot, figures) for key, lot in lots.items()}
    for key in sorted(chosen, key=lambda key: (-len(chosen[key]), key)):
        if len(chosen[key]) > 1:
            name = _named([figures[number] for number in chosen[key]], key, taken)
            names |= dict.fromkeys(chosen[key], name)
    return [names.get(number) for number in range(len(figures))]


def _one_each(lot: Iterable[int], figures: Sequence[Told]) -> list[int]:
    """Of each report its figure, the one printed most exactly where several round one value; none where they differ."""
    of = defaultdict[str, list[int]](list)
    for number in lot:
        of[figures[number].report].append(number)
    return [best for several in of.values() if (best := _one(several, figures)) is not None]


def _one(several: Sequence[int], figures: Sequence[Told]) -> int | None:
    told = [n for n in several if not _LEAST.search(figures[n].sentence, 0, figures[n].at)] or several
    best = max(told, key=lambda n: len(figures[n].text))
    return best if _agree([figures[n].value for n in told], figures[best].value) else None


def _agree(values: Sequence[float], exact: float) -> bool:
    return all(abs(value - exact) <= abs(exact) * _ROUNDED for value in values)


_LEAST = expression("(?:突破|跨越|迈上|跨上|站上)了?$")
"""Tells a mark that was passed, which gives way to the value beside it: 突破2万亿元、达到23562亿元."""
_ROUNDED = 0.01
"""Part of a value by which a rounded one may differ: 1.2万 beside 12068."""


def _named(members: Sequence[Told], key: Key, taken: set[str]) -> str:
    """A name for a series: the indicator's, else the one most reports print, the shortest of those; told apart by sort and unit."""
    counts = Counter(one.indicator or one.name for one in members)
    name = min(counts, key=lambda name: (-counts[name], len(name), name))
    apart = "、".join((*key.sort, key.unit)).strip("、")
    found = next((one for one in (name, f"{name}（{key.unit}）", f"{name}（{apart}）") if one not in taken), "")
    found = found or f"{name}（{'、'.join(key.words)}，{apart}）"
    taken.add(found)
    return found
