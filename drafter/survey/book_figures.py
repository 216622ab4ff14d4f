"""指标: every figure that more than one report gives, with its rank, its change, whether it lies far outside, and its sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from drafter.model.earlier_years import Told as Year
from drafter.model.earlier_years import far_off
from drafter.model.manuscript import Stress
from drafter.model.summary import Bar, Bars, Cell, Column, Kind, Sheet
from drafter.survey.counted import Counted, named, place_of, shown
from drafter.survey.linking import Told, link, told
from drafter.survey.outliers import Usual
from drafter.survey.store_tables import FIGURES, SENTENCES, FigureRow
from drafter.zh.figures import SCALES, Figure

_DETAIL, _YEARS, _GLANCE = "指标", "指标历年", "指标一览"
_RATES = ("%", "‰", "个百分点")
_SCALE, _DECIMALS = (
    re.compile("(?P<scale>万亿|亿|万|千|百)?[余多]?(?P<unit>[^\\d.．余多]*)$"),
    re.compile(r"[.．](\d+)"),
)
_RANKED = 3
"""Places of which one is ranked among the others."""
_CHARTS, _BARS = 8, 40
"""Charts of a page, bars of a chart."""
_MOST_DIGITS = 4
_BEFORE, _BEHIND = 80, 40
"""Characters of a long sentence that are printed before and behind its figure."""


class Value(NamedTuple):
    """A figure of a series, with what is known of it beside the others. number: its row of the sheet; before: last year's."""

    series: str
    row: FigureRow
    sentence: str
    place: str
    year: int
    before: float | None = None
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
        if self.before is None or (not self.rate and self.before <= 0):
            return None
        return self.row.value - self.before if self.rate else 100 * (self.row.value / self.before - 1)


def figures(counted: Counted) -> tuple[Sheet, ...]:
    """The figures of reports: at a glance, over the years, and one by one."""
    values = _judged(list(_values(counted)))
    if not values:
        return ()
    detail = _detail(counted, values)
    return (*_glance(values), *_history(values), detail)


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
        enough = len(ranked) >= _RANKED
        yield one._replace(
            before=at.get((place, year - 1)), rank=1 + ranked.index(one.row.value) if enough else 0, of=len(ranked) if enough else 0,
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


class _Scale(NamedTuple):
    """In what a series is printed: the unit, and how many base units it has."""

    unit: str
    times: float

    @classmethod
    def of(cls, values: Sequence[Value]) -> _Scale:
        """The unit most reports print."""
        found = Counter(match["scale"] or "" for one in values if (match := _SCALE.search(one.row.text)))
        scale = found.most_common(1)[0][0] if found else ""
        return cls(f"{scale}{values[0].row.unit}", float(SCALES.get(scale, 1)))

    def cell(self, one: Value, to: tuple[str, int] | None = None) -> Cell:
        """A value in this unit, with as many decimals as it was printed with."""
        value = one.row.value / self.times
        match = _SCALE.search(one.row.text)
        own = float(SCALES.get((match["scale"] if match else "") or "", 1))
        printed = _DECIMALS.search(one.row.text)
        shift = round(len(str(int(self.times / own))) - 1) if self.times > own else 0
        digits = min(_MOST_DIGITS, max(0, (len(printed[1]) if printed else 0) + shift))
        text = f"{value:.{digits}f}"
        if digits > (len(printed[1]) if printed else 0):
            text = text.rstrip("0").rstrip(".")
            digits = len(text.partition(".")[2])
        return Cell(text, round(value, digits), digits, to, Stress.SLIGHT if one.odd else Stress.NONE)


def _detail(counted: Counted, values: Sequence[Value]) -> Sheet:
    columns = (
        Column("指标", width=12), Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("数", Kind.AMOUNT, 7), Column("单位", Kind.SHORT, 4),
        Column("印的数", Kind.SHORT, 8), Column("上年", Kind.AMOUNT, 7), Column("增减", Kind.SHARE, 7), Column("位次", Kind.COUNT, 4),
        Column("几个里", Kind.COUNT, 4), Column("离群", width=10), Column("原句", width=50), Column("段", Kind.COUNT, 4), Column("文件", width=14),
    )  # fmt: skip
    scales = _scales(values)
    rows = tuple(_row(counted, one, scales[one.series]) for one in values)
    notes = (
        "两份以上报告里说的同一样东西、同一个单位、同一年的数；累计几年的、计划的、上年的不在里面，一份报告说了两个数的也不在。",
        "增减和上一年的报告里的数比，率是百分点，别的是百分之几。位次照大小排，不是好坏。离群照中位数和绝对中位差看，和本地前六年里至少四年的数比，和别处当年的增减（率就比数）比，是提醒，不是结论。",
    )
    odd = [f"{one.place}{one.year}{one.series}" for one in values if one.odd]
    summed = f"{len(values)}个数连成{len(scales)}项指标，离群的{len(odd)}个{f'：{named(odd)}' if odd else ''}。"
    return Sheet(_DETAIL, "指标（每个数的原句）", notes, columns, rows, frozen=3, told=summed)


def _scales(values: Sequence[Value]) -> dict[str, _Scale]:
    of = defaultdict[str, list[Value]](list)
    for one in values:
        of[one.series].append(one)
    return {series: _Scale.of(several) for series, several in of.items()}


def _row(counted: Counted, one: Value, scale: _Scale) -> tuple[Cell, ...]:
    place, year = counted.whose(one.row.report)
    change = one.change
    grown = (
        Cell()
        if change is None
        else Cell(f"{round(change, 1) or 0:+.1f}{'个百分点' if one.rate else '%'}", round(change, 1), 1)
    )
    before = Cell()
    if one.before is not None:
        before = Cell(f"{one.before / scale.times:.10g}", round(one.before / scale.times, _MOST_DIGITS), 2)
    return (
        Cell(one.series), place, year, scale.cell(one), Cell(scale.unit), Cell(one.row.text), before, grown,
        Cell(str(one.rank), one.rank) if one.rank else Cell(), Cell(str(one.of), one.of) if one.of else Cell(),
        Cell(one.odd, stress=Stress.HEAVY if one.odd else Stress.NONE), Cell(one.sentence), Cell(str(one.row.paragraph), one.row.paragraph),
        counted.file(one.row.report),
    )  # fmt: skip


def _glance(values: Sequence[Value]) -> Iterator[Sheet]:
    """The year most reports are on: series against places."""
    years = Counter(year for _, year in {(one.place, one.year) for one in values})
    year = max(years, key=lambda year: (years[year], year))
    at = {(one.series, one.place): (number, one) for number, one in enumerate(values) if one.year == year}
    counts = Counter(series for series, _ in at)
    series = sorted((one for one in counts if counts[one] >= _RANKED), key=lambda one: (-counts[one], one))
    places = sorted({place for one, place in at if one in set(series)})
    if not series:
        return
    scales = _scales(values)
    columns = (
        Column("指标", width=12), Column("单位", Kind.SHORT, 4), Column("几个地方", Kind.COUNT, 4), Column("中位数", Kind.AMOUNT, 6),
        *(Column(place, Kind.AMOUNT, 6) for place in places),
    )  # fmt: skip
    rows = tuple(_across(name, [at.get((name, place)) for place in places], scales[name]) for name in series)
    notes = (f"{year}年度：报告最多的一年，三个以上地方都报了的指标。点数，到这个数的原句。衬底的离群。",)
    charts = tuple(
        _bars(name, year, [at[name, p] for p in places if (name, p) in at], scales[name]) for name in series[:_CHARTS]
    )
    yield Sheet(_GLANCE, f"指标一览（{year}年度）", notes, columns, rows, frozen=1, charts=charts)


def _across(name: str, told: Sequence[tuple[int, Value] | None], scale: _Scale) -> tuple[Cell, ...]:
    there = [one for one in told if one]
    middle = median(one.row.value for _, one in there) / scale.times
    return (
        Cell(name, to=(_DETAIL, there[0][0])), Cell(scale.unit), Cell(str(len(there)), len(there)),
        Cell(f"{middle:.6g}", round(middle, 2), 2), *(scale.cell(one[1], (_DETAIL, one[0])) if one else Cell() for one in told),
    )  # fmt: skip


def _bars(name: str, year: int, told: Sequence[tuple[int, Value]], scale: _Scale) -> Bars:
    """A chart of the places' values, the greatest first."""
    ranked = sorted(told, key=lambda pair: -pair[1].row.value)[:_BARS]
    bars = tuple(
        Bar(one.place, cell.value or 0.0, f"{cell.text}{scale.unit}", cell.to, cell.stress)
        for number, one in ranked
        for cell in [scale.cell(one, (_DETAIL, number))]
    )
    return Bars(f"{name}（{year}年度，{scale.unit}）", bars)


def _history(values: Sequence[Value]) -> Iterator[Sheet]:
    """Series and places against years, where there are two years at least."""
    of = defaultdict[tuple[str, str], dict[int, tuple[int, Value]]](dict)
    for number, one in enumerate(values):
        of[one.series, one.place][one.year] = number, one
    several = {key: told for key, told in of.items() if len(told) > 1}
    years = sorted({year for told in several.values() for year in told})
    if not several:
        return
    scales = _scales(values)
    columns = (
        Column("指标", width=12), Column("地方", Kind.SHORT, 8), Column("单位", Kind.SHORT, 4), *(Column(str(year), Kind.AMOUNT, 6) for year in years),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(series), Cell(place), Cell(scales[series].unit),
            *(scales[series].cell(told[year][1], (_DETAIL, told[year][0])) if year in told else Cell() for year in years),
        )
        for (series, place), told in several.items()
    )  # fmt: skip
    notes = ("一个地方两年以上都报了的指标。点数，到这个数的原句。衬底的离群。",)
    yield Sheet(_YEARS, "指标历年", notes, columns, rows, frozen=2)
