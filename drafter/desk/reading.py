"""read, inspect, trace: from files to what is understood of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import forms, home, readers, shelf
from drafter.desk.known import Known
from drafter.model.comparison import Comparison
from drafter.model.finding import DrafterError, Level
from drafter.model.inspection import Fault
from drafter.model.layout import STANDARD
from drafter.model.report import Report
from drafter.model.trace import Trace


@dataclass(frozen=True)
class Tabled:
    """What `trace` did. path: where the table was written, None when none was asked for; remark: what became of the
    file that was there."""

    comparison: Comparison
    path: Path | None = None
    remark: str = ""


def read(path: Path, work: Path) -> Report:
    """A report file -> what is understood of it."""
    return Known.beside(work).parse(path)


def paper(path: Path) -> tuple[str, tuple[str, ...]]:
    """A report file -> its words, a paragraph a line; what is doubtful about them."""
    manuscript = readers.read(path)
    return manuscript.text, tuple(doubt.message for doubt in manuscript.doubts)


def inspect(path: Path) -> tuple[Fault, ...]:
    """A Word file -> where its layout departs from the national standard."""
    from drafter import inspecting

    return inspecting.inspect(readers.stored(path), path.name)


def trace(prior: Path, current: Path, work: Path, into: Path | None = None, *, empty: bool = False) -> Tabled:
    """Last year's report and this year's -> which promise is answered where; into: the .xlsx or .docx to write it to;
    empty: whether a report without promises will do."""
    from drafter import tracing

    if into is not None:
        shelf.check_place(into)
    known = Known.beside(work)
    before, now = known.parse(prior), known.parse(current)
    _comparable(Comparison(before, now, Trace((), ())))
    comparison = Comparison(before, now, tracing.trace(before.commitments, before.targets, now.sentences))
    if not comparison.rows and not empty:
        raise DrafterError(
            f"“{before.file.name}”里没有读出计划，没有可以对照的",
            fix="核对上年报告和今年报告的先后；运行 drafter read 看看读出了什么",
        )
    return Tabled(comparison) if into is None else _table(comparison, into, work)


def _comparable(pair: Comparison) -> None:
    """Stop where there is nothing to compare."""
    before, now = pair.prior.file.name, pair.current.file.name
    if pair.twice:
        raise DrafterError(f"“{before}”和“{now}”是同一份报告，没有可以对照的", fix="核对上年报告和今年报告的文件")
    if pair.idle:
        raise DrafterError(
            f"今年报告“{now}”不像报告，没有读出计划和数字", fix="核对文件；运行 drafter read 看看读出了什么"
        )


def _table(comparison: Comparison, into: Path, work: Path) -> Tabled:
    """Write a comparison as a table."""
    from drafter import writers
    from drafter.rendering.comparison import render

    habits, faults = forms.load_habits(work, work)
    for fault in faults:
        if fault.level is Level.ERROR:
            raise DrafterError(fault.message, fix=fault.fix, place=fault.place)
    suffix, layout = into.suffix.lower(), habits.layout(STANDARD)
    manuscript = render(comparison, home.folders("templates", work), suffix)
    path, remark = shelf.place_table(
        into, writers.sealed(writers.write(manuscript, [], suffix, layout)), writers.untouched
    )
    return Tabled(comparison, path, remark)
