"""read, inspect, trace: from files to what is understood of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from drafter import case, tables
from drafter.case import Known, folders_of
from drafter.desk.consulting import second_for
from drafter.model.comparison import Comparison
from drafter.model.endpoint import Use
from drafter.model.finding import DrafterError, Level
from drafter.model.inspection import Fault
from drafter.model.layout import STANDARD
from drafter.model.report import Report

_REPORT = 20
"""Sentences from which a paper without a plan and without figures may still be a report."""


@dataclass(frozen=True)
class Tabled:
    """What `trace` did. placed: the table, None when none was asked for."""

    comparison: Comparison
    placed: case.Placed | None = None


def read(path: Path, work: Path) -> Report:
    """A report file -> what is understood of it."""
    return Known.beside(work).parse(path)


def paper(path: Path) -> tuple[str, tuple[str, ...]]:
    """A report file -> its words, a paragraph a line; what is doubtful about them."""
    from drafter import readers

    manuscript = readers.read(path)
    return manuscript.text, tuple(doubt.message for doubt in manuscript.doubts)


def inspect(path: Path) -> tuple[Fault, ...]:
    """A Word file -> where its layout departs from the national standard."""
    from drafter import inspecting, readers

    return inspecting.inspect(readers.stored(path), path.name)


def trace(prior: Path, current: Path, work: Path, into: Path | None = None, *, empty: bool = False) -> Tabled:
    """Last year's report and this year's -> which promise is answered where; into: the .xlsx or .docx to write it to;
    empty: whether a report without promises will do."""
    from drafter import tracing

    if into is not None:
        case.check_place(into)
    known = Known.beside(work)
    before, now = known.parse(prior), known.parse(current)
    _check_pair(before, now, empty=empty)
    second, remark = second_for(Use.TRACE, work)
    traced = tracing.trace(before.commitments, before.targets, now.sentences, second=second)
    comparison = Comparison(before, now, replace(traced, remark=remark or traced.remark))
    return Tabled(comparison) if into is None else _table(comparison, into, work)


def _check_pair(before: Report, now: Report, *, empty: bool) -> None:
    """Stop where there is nothing to compare: one report twice, a paper that promises and counts nothing and hardly says
    anything, and, if that will not do, a report without promises."""
    names = before.file.name, now.file.name
    look = "单独读这一份，看看读出了什么"
    if [portion.text for portion in before.portions] == [portion.text for portion in now.portions]:
        raise DrafterError(
            f"“{names[0]}”和“{names[1]}”是同一份报告，没有可以对照的", fix="核对上年报告和今年报告的文件"
        )
    if not now.commitments and not now.statistics and len(now.sentences) < _REPORT:
        raise DrafterError(f"今年报告“{names[1]}”不像报告，没有读出计划和数字", fix=f"核对文件；{look}")
    if not before.commitments and not empty:
        fix = f"核对上年报告和今年报告的先后；{look}"
        raise DrafterError(f"“{names[0]}”里没有读出计划，没有可以对照的", fix=fix)


def _table(comparison: Comparison, into: Path, work: Path) -> Tabled:
    """Write a comparison as a table."""
    from drafter import rendering, writers

    habits, faults = tables.load_habits(work, work)
    for fault in faults:
        if fault.level is Level.ERROR:
            raise DrafterError(fault.message, fix=fault.fix, place=fault.place)
    suffix, layout = into.suffix.lower(), habits.layout(STANDARD)
    manuscript = rendering.tabled(comparison, folders_of("templates", work), suffix)
    return Tabled(comparison, case.place_table(into, writers.write(manuscript, [], suffix, layout)))
