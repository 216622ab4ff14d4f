"""How often a figure of a real report is told to be far from its place's earlier years, and how often one made wrong is.

    python benchmarks/histories.py FOLDER

FOLDER holds reports of places over their years, as text. Every figure that at least four of the six years before tell too is
looked at as it is (each finding is printed, to be read), then three times and a third of itself, rates fifteen points lower.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from drafter.case import Known
from drafter.model.earlier_years import LATELY, LEAST, Told, far_off, printed
from drafter.survey.over_years import OfYears, Series
from drafter.survey.which_place import whereabouts
from drafter.zh.figures import Figure


def judged(row: Series):
    """A row of a figure over the years -> each year's with what was told before, where that is enough."""
    told = [Told(year, one.figure) for year, one in row.figures]
    for at, (year, one) in enumerate(row.figures):
        lately = [before for before in told[:at] if before.year >= year - LATELY]
        if len(lately) >= LEAST:
            yield year, one, lately


def wrong(figure: Figure):
    """A figure -> what it might be by mistake."""
    if figure.unit in ("%", "个百分点"):
        return [replace(figure, value=figure.value - 15)]
    return [replace(figure, value=figure.value * by) for by in (Decimal(3), Decimal(1) / 3)]


def main() -> None:
    known = Known.beside(Path())
    places = defaultdict(list)
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        report = known.parse(path)
        places[whereabouts(report.meta.district, ()).place, report.meta.kind].append(report)
    seen = told = made = found = 0
    for (place, _), reports in places.items():
        for row in OfYears.of(reports).series if len(reports) > LEAST else ():
            for year, one, lately in judged(row):
                seen += 1
                if far_off(one.figure, year, lately):
                    told += 1
                    print(f"{place} {year}年 {row.name} {one.figure}；历年 {printed(lately)}\n    {one.sentence}")
                made += len(wrong(one.figure))
                found += sum(far_off(other, year, lately) for other in wrong(one.figure))
    print(f"看了 {seen} 个，说到 {told} 个；改错的 {made} 个，说到 {found} 个")


if __name__ == "__main__":
    main()
