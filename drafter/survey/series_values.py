"""The figures of a store's reports -> the values of series, ranked, compared with the year before, those far outside marked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import log10
from typing import NamedTuple, Self

from drafter.model.earlier_years import Told as Year
from drafter.model.earlier_years import far_off
from drafter.model.manuscript import Stress
from drafter.model.summary import Cell
from drafter.survey.counted import Counted, place_of, shown
from drafter.survey.linking import link, told
from drafter.survey.outliers import Usual
from drafter.survey.series_key import Told
from drafter.survey.store_tables import FIGURES, SENTENCES, FigureRow
from drafter.zh.figures import SCALES, Figure

RANKED = 3
"""Places of which one is ranked among the others."""
_RATES = ("%", "‰", "个百分点")
_SCALE = re.compile("(?P<scale>万亿|亿|万|千|百)?[余多]?(?P<unit>[^\\d.．余多]*)$")
_DECIMALS = re.compile(r"[.．](\d+)")
_MOST_DIGITS = 4
_BEFORE, _BEHIND = 80, 40
"""Characters of a long sentence that are printed before and behind its figure."""


class Value(NamedTuple):
    """A figure of a series, with what is known of it beside the others. before: its place's of the year before; rank of so many: its
    place among those of the year; odd: where it lies far outside, in words."""

    series: str
    row: FigureRow
    sentence: str
    place: str
    year: int
    before: FigureRow | None = None
    rank: int = 0
    of: int = 0
    odd: str = ""

    @property
    def rate(self) -> bool:
        """Whether it is told in per cent."""
        return self.row.unit in _RATES

    @property
    def change(self) -> float | None:
        """By how much it differs from last year's: a rate in points, anything else in per cent."""
        if self.before is None or (not self.rate and self.before.value <= 0):
            return None
        before = self.before.value
        return self.row.value - before if self.rate else 100 * (self.row.value / before - 1)


def values_of(counted: Counted) -> list[Value]:
    """The values of series of two places or years at least, in order."""
    return _judged(list(_values(counted)))


def series_of(counted: Counted) -> dict[tuple[str, str], str]:
    """Report and id of every figure that is a value of a series -> the name the workbook gives that series."""
    return {(one.row.report, one.row.id): one.series for one in values_of(counted)}


def _values(counted: Counted) -> Iterator[Value]:
    rows = [row for row in counted.store.rows(FIGURES) if row.report in counted.at and not row.compared]
    years = {row.report: row.year for row in counted.reports}
    spoken = list(told(rows, (row for row in counted.store.rows(SENTENCES) if row.report in counted.at), years))
    for row, one, series in zip(rows, spoken, link(spoken), strict=True):
        report = counted.of[row.report]
        if series and report.year and report.place:
            yield Value(series, row, _near(one), place_of(report), report.year)


def _near(one: Told) -> str:
    """The sentence of a figure; of a long one what stands about it, between commas, the rest left out."""
    if len(one.sentence) <= _BEFORE + _BEHIND:
        return shown(one.sentence)
    first, last = max(0, one.at - _BEFORE), one.at + len(one.text) + _BEHIND
    start = (
        min((at + 1 for mark in "，；。" if (at := one.sentence.find(mark, first, one.at)) >= 0), default=first)
        if first
        else 0
    )
    end = max((at for mark in "，；。" if (at := one.sentence.rfind(mark, one.at, last)) >= 0), default=last)
    rest = one.sentence[start : end + 1]
    return shown(f"{'…' if start else ''}{rest}{'…' if end + 1 < len(one.sentence) else ''}")


def _judged(values: list[Value]) -> list[Value]:
    """Values of series of two places or years at least, one a place and year, in order, ranked, compared with last year's."""
    of = defaultdict[str, dict[tuple[str, int], Value]](dict)
    for one in values:
        of[one.series].setdefault((one.place, one.year), one)
    order = sorted(of, key=lambda series: (-len({place for place, _ in of[series]}), -len(of[series]), series))
    return [judged for series in order if len(of[series]) > 1 for judged in _of_series(of[series])]


def _of_series(of: dict[tuple[str, int], Value]) -> Iterator[Value]:
    """The values of a series by place and year -> the latest year first, the greatest first, each with what is known of it."""
    at, years, places = {key: one.row.value for key, one in of.items()}, _by(of, 1), _by(of, 0)
    rate = next(iter(of.values())).rate
    usual = {
        year: Usual.of([_told(at, key, rate=rate) for key in keys if _known(at, key, rate=rate)], rate=rate)
        for year, keys in years.items()
    }
    ranks = {year: sorted((at[key] for key in keys), reverse=True) for year, keys in years.items()}
    for (place, year), one in sorted(of.items(), key=lambda pair: (-pair[0][1], -pair[1].row.value, pair[0][0])):
        ranked, key = ranks[year], (place, year)
        told = ["和本地前几年的数差得远"] if _off_course(one, [of[other] for other in places[place]]) else []
        others = usual[year]
        if others and _known(at, key, rate=rate) and others.is_far(_told(at, key, rate=rate)):
            told.append("和别处当年的数差得远" if rate else "增减和别处差得远")
        enough = len(ranked) >= RANKED
        yield one._replace(
            before=of[place, year - 1].row if (place, year - 1) in of else None, rank=1 + ranked.index(one.row.value) if enough else 0, of=len(ranked) if enough else 0,
            odd="；".join(told),
        )  # fmt: skip


def _by(of: Iterable[tuple[str, int]], part: int) -> dict[str | int, list[tuple[str, int]]]:
    """Places and years -> the same by place (0) or by year (1)."""
    found = defaultdict[str | int, list[tuple[str, int]]](list)
    for key in of:
        found[key[part]].append(key)
    return found


def _known(at: dict[tuple[str, int], float], key: tuple[str, int], *, rate: bool) -> bool:
    """Whether there is something to compare with other places': a rate itself, the growth of anything else."""
    return rate or (at[key] > 0 and at.get((key[0], key[1] - 1), 0) > 0)


def _told(at: dict[tuple[str, int], float], key: tuple[str, int], *, rate: bool) -> float:
    return at[key] if rate else at[key] / at[key[0], key[1] - 1]


def _off_course(one: Value, of_place: Sequence[Value]) -> bool:
    """Whether a value lies far from what its place told in the years before."""
    before = [Year(other.year, _figure(other.row)) for other in of_place if other.year < one.year]
    return far_off(_figure(one.row), one.year, before)


def _figure(row: FigureRow) -> Figure:
    return Figure(row.text, Decimal(repr(row.value)), row.unit)


class Scale(NamedTuple):
    """In what a series is printed: the unit, and how many base units it has."""

    unit: str
    times: float

    @classmethod
    def of(cls, values: Sequence[Value]) -> Self:
        """The unit most reports print."""
        found = Counter(match["scale"] or "" for one in values if (match := _SCALE.search(one.row.text)))
        scale = found.most_common(1)[0][0] if found else ""
        return cls(f"{scale}{values[0].row.unit}", float(SCALES.get(scale, 1)))

    def cell(self, one: Value, to: tuple[str, int] | None = None) -> Cell:
        """A value in this unit, with as many decimals as it was printed with."""
        value = one.row.value / self.times
        match = _SCALE.search(one.row.text)
        own = float(SCALES.get((match["scale"] if match else "") or "", 1))
        found = _DECIMALS.search(one.row.text)
        printed = len(found[1]) if found else 0
        digits = min(_MOST_DIGITS, max(0, printed + round(log10(self.times / own))))
        text = f"{value:.{digits}f}"
        if digits > printed:
            text = text.rstrip("0").rstrip(".")
            digits = len(text.partition(".")[2])
        return Cell(text, round(value, digits), digits, to, Stress.SLIGHT if one.odd else Stress.NONE)
