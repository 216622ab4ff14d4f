"""缺报: of which years a place has sent no report."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import DrafterError
from drafter.model.manuscript import Stress
from drafter.model.summary import Cell, Column, Kind, Sheet
from drafter.survey.counted import UNKNOWN, Counted, named, place_of
from drafter.survey.due_places import due_places, without
from drafter.survey.received import LIST

_YEAR = re.compile("(?<!\\d)20\\d\\d(?!\\d)")
"""A year in a file's name."""


def missing(counted: Counted) -> Sheet | None:
    """Places against years: which report is there. None where no place has two reports, so that nothing can be missed."""
    of = defaultdict[tuple[str, str], dict[int, str]](dict)
    for row in counted.reports:
        if row.year:
            of[place_of(row), row.kind][row.year] = row.report
    due = _due(counted)
    if not of or (all(len(told) < 2 for told in of.values()) and not due.places):
        return None
    there = {year for told in of.values() for year in told}
    years = range(min(there), max(there) + 1)
    columns = (
        Column("地方", Kind.SHORT, 8),
        Column("文种", Kind.SHORT, 9),
        *(Column(str(y), Kind.SHORT, 3) for y in years),
    )
    last = {kind: max(max(told) for (_, other), told in of.items() if other == kind) for _, kind in of}
    last[""] = 0  # of reports of no known kind none can be missed
    most = counted.kinds_there[0]
    rows = tuple(
        (
            Cell(place),
            Cell(kind),
            *(_there(counted, told, year, 0 if place == UNKNOWN else last[kind]) for year in years),
        )
        for (place, kind), told in sorted(of.items())
    ) + tuple(
        (Cell(place), Cell(most), *(Cell("缺", stress=Stress.HEAVY) if y == last[most] else Cell() for y in years))
        for place in due.lacking
    )
    notes = (
        f"一格是一个年度的报告：有的写“有”；一个地方从头一份起，到这个文种最近的一年，没有的写“缺”。{_year_told(counted)}",
        *due.notes,
    )
    gone = [f"{row[0].text}{columns[n].head}" for row in rows for n, cell in enumerate(row) if cell.stress]
    places = {row[0].text for row in rows if any(cell.stress for cell in row)}
    told = f"缺{len(gone)}份，{len(places)}个地方：{named(gone, 8)}。" if gone else "没有缺的年度。"
    told += f"名单上{len(due.places)}个地方，一份也没有交的{len(due.lacking)}个。" if due.places else ""
    return Sheet("缺报", "哪一年的报告没有", notes, columns, rows, frozen=2, told=told)


class _Due(NamedTuple):
    """The places lists name, those of them that sent nothing, and what is said of the lists."""

    places: tuple[str, ...]
    lacking: tuple[str, ...]
    notes: tuple[str, ...]


def _due(counted: Counted) -> _Due:
    places, faults = list[str](), list[str]()
    lists = [Path(row.path) for row in counted.files if row.state == LIST]
    for path in lists:
        try:
            places += due_places(path)
        except DrafterError as error:
            faults.append(f"名单没有用上：{error.message}；怎么改：{error.fix}。")
    names = tuple(dict.fromkeys(places))
    used = f"应报的照{'、'.join(path.name for path in lists)}：一份也没有交过的，写在最后，最近的一年写“缺”。"
    return _Due(names, tuple(without(names, counted.reports)), (*((used,) if names else ()), *faults))


def _there(counted: Counted, told: dict[int, str], year: int, last: int) -> Cell:
    """What is said of a place's report of a year; last: the latest year that any place reported on."""
    if year in told:
        return Cell("有", to=counted.to(told[year]))
    return Cell("缺", stress=Stress.HEAVY) if min(told) < year <= last else Cell()


def _year_told(counted: Counted) -> str:
    """What a year in the head of a column means, by a report whose file is named after the year it was made in; else nothing."""
    made = (row.year for row in counted.reports if row.year and _YEAR.findall(row.file) == [str(row.year + 1)])
    year = max(made, default=0)
    return f"年度是工作的那一年：{year}年工作（{year + 1}年作的报告）在“{year}”一栏。" if year else ""
