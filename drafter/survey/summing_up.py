"""A store -> the summary of its reports, and the summary as a workbook and as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from drafter import case, writers
from drafter.model.kind import ReportKind
from drafter.model.summary import Cell, Column, Kind, Sheet, Summary
from drafter.survey.book_copied import taken_over
from drafter.survey.book_figures import figures
from drafter.survey.book_findings import findings
from drafter.survey.book_missing import missing
from drafter.survey.book_promises import promises
from drafter.survey.book_received import received, statutory, unread
from drafter.survey.counted import Counted, place_of
from drafter.survey.store import Store
from drafter.zh.deadlines import printed

_GLANCE = "概况"
_CALLED = "汇总"


def summary(store: Store, kinds: Sequence[ReportKind] | None = None, day: date | None = None) -> Summary:
    """A store, the kinds of reports known (else those beside where one stands and in the package), and the day it is made (else
    today) -> what its reports come to, as tables.

    DrafterError for a fault in the files that tell the kinds.
    """
    known = case.Known.kinds_beside(Path()).kinds if kinds is None else kinds
    counted = Counted(store, known)
    sheets = tuple(sheet for sheet in _sheets(counted) if sheet is not None)
    made = printed(day or date.today())
    title = "报告汇总" if len(counted.kinds_there) != 1 else f"{counted.kinds_there[0]}汇总"
    return Summary(title, made, (_glance(counted, sheets), *sheets))


def _sheets(counted: Counted) -> Iterator[Sheet | None]:
    yield received(counted)
    yield missing(counted)
    yield unread(counted)
    yield from statutory(counted)
    yield from figures(counted)
    yield from promises(counted)
    yield from findings(counted)
    yield from taken_over(counted)


def write_book(summed: Summary, path: Path) -> case.Placed:
    """Write a summary as an .xlsx under a name -> where it went: a file of that name that somebody changed stays, and the new one
    goes beside. DrafterError where it cannot be written there."""
    return _write(path, ".xlsx", lambda: writers.summary_book(summed, path.parent))


def write_page(summed: Summary, path: Path) -> case.Placed:
    """Write a summary as an .html of its own under a name, as `write_book` does."""
    return _write(path, ".html", lambda: writers.summary_page(summed, path.parent))


def _write(path: Path, suffix: str, made: Callable[[], bytes]) -> case.Placed:
    case.check_place(path, _CALLED, (suffix,))
    return case.place_table(path, made())


def _glance(counted: Counted, sheets: Sequence[Sheet]) -> Sheet:
    """What there is, what stands out, and which sheet tells it."""
    columns = (Column("看什么", Kind.SHORT, 12), Column("情况", width=60), Column("哪一张表", Kind.SHORT, 12))
    rows = [
        _line("收到的", _received(counted), "收件"),
        *(_line(sheet.title, sheet.told, sheet.name) for sheet in sheets if sheet.told),
    ]
    notes = ("各表的数都能点：点数到原句，点地方到收件，点文件名打开文件。衬底的要看。",)
    return Sheet(_GLANCE, "概况", notes, columns, tuple(rows))


def _line(what: str, told: str, sheet: str) -> tuple[Cell, ...]:
    return Cell(what), Cell(told), Cell(sheet, to=(sheet, -1))


def _received(counted: Counted) -> str:
    years = sorted({row.year for row in counted.reports if row.year})
    places = {place_of(row) for row in counted.reports}
    kinds = Counter(row.kind or "没有看出文种的" for row in counted.reports)
    told = f"收到文件{len(counted.files)}个，算进来的报告{len(counted.reports)}份，{len(places)}个地方"
    told += f"，{years[0]}—{years[-1]}年度" if len(years) > 1 else f"，{years[0]}年度" if years else ""
    return f"{told}。{'，'.join(f'{kind}{number}份' for kind, number in kinds.most_common())}。"
