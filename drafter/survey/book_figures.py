"""指标: every figure that more than one report gives, with its rank, its change, whether it lies far outside, and its sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from drafter.model.manuscript import Stress
from drafter.model.summary import Bar, Bars, Cell, Column, Kind, Sheet
from drafter.survey.counted import Counted, named
from drafter.survey.series_values import RANKED, Scale, Value, values_of

_DETAIL, _YEARS, _GLANCE = "指标", "指标历年", "指标一览"
_CHARTS, _BARS = 8, 40
"""Charts of a page, bars of a chart."""


def figures(counted: Counted) -> tuple[Sheet, ...]:
    """The figures of reports: at a glance, over the years, and one by one."""
    values = values_of(counted)
    if not values:
        return ()
    detail = _detail(counted, values)
    return (*_glance(values), *_history(values), detail)


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


def _scales(values: Sequence[Value]) -> dict[str, Scale]:
    of = defaultdict[str, list[Value]](list)
    for one in values:
        of[one.series].append(one)
    return {series: Scale.of(several) for series, several in of.items()}


def _row(counted: Counted, one: Value, scale: Scale) -> tuple[Cell, ...]:
    place, year = counted.whose(one.row.report)
    change = one.change
    grown = (
        Cell()
        if change is None
        else Cell(f"{round(change, 1) or 0:+.1f}{'个百分点' if one.rate else '%'}", round(change, 1), 1)
    )
    before = scale.cell(one._replace(row=one.before, odd="")) if one.before else Cell()
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
    series = sorted((one for one in counts if counts[one] >= RANKED), key=lambda one: (-counts[one], one))
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


def _across(name: str, told: Sequence[tuple[int, Value] | None], scale: Scale) -> tuple[Cell, ...]:
    there = [one for one in told if one]
    middle = median(one.row.value for _, one in there) / scale.times
    return (
        Cell(name, to=(_DETAIL, there[0][0])), Cell(scale.unit), Cell(str(len(there)), len(there)),
        _middle(middle), *(scale.cell(one[1], (_DETAIL, one[0])) if one else Cell() for one in told),
    )  # fmt: skip


def _middle(value: float) -> Cell:
    """A median, with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return Cell(text, round(value, 2), len(text.partition(".")[2]))


def _bars(name: str, year: int, told: Sequence[tuple[int, Value]], scale: Scale) -> Bars:
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
