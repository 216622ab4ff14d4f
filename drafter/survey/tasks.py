"""What is done for a survey, one report or one pair of years at a time: bytes in, bytes out, on whatever machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from drafter.model.finding import DrafterError
from drafter.survey import lined_up, row_packing, taken_down
from drafter.survey.known_beside import Guide
from drafter.survey.row_packing import Rows
from drafter.survey.store_tables import REPORTS, ReportRow


@dataclass(frozen=True)
class ToRead:
    """A file to be read: what it is of, its bytes, and the packed guide."""

    source: taken_down.Source
    data: bytes
    guide: bytes


@dataclass(frozen=True)
class ToCompare:
    """Two readings of consecutive years of one place and kind, and who they are: the earlier's digest, the later's, the program."""

    names: tuple[str, str, str]
    prior: bytes
    current: bytes


@dataclass(frozen=True)
class Unread:
    """Why a file could not be read, and what to do."""

    trouble: str
    fix: str


Job: TypeAlias = ToRead | ToCompare


def done(job: Job) -> bytes | Unread:
    """A job -> a report's reading, the packed rows of a comparison, or why the file cannot be read."""
    if isinstance(job, ToCompare):
        return row_packing.packed(_compare(job))
    try:
        return reading(*_read(job))
    except DrafterError as error:
        return Unread(error.message, error.fix)


def _compare(job: ToCompare) -> Rows:
    from drafter.survey.two_years import mismatches

    prior, current = (row_packing.unpacked(rows_in(one)) for one in (job.prior, job.current))
    heads = (head_of(one) for one in (job.prior, job.current))
    earlier, later = zip(heads, (prior["sentences"], current["sentences"]), strict=True)
    return {**lined_up.compared(prior, current, job.names), "mismatches": list(mismatches(earlier, later))}


def reading(report: ReportRow, rows: Rows) -> bytes:
    """A report's row and its rows in the other tables -> its reading: how long its row is, packed, the row, the others."""
    head = row_packing.packed({"reports": [report]})
    return len(head).to_bytes(4, "big") + head + row_packing.packed(rows)


def head_of(reading: bytes) -> ReportRow:
    """A reading -> its report's row. ValueError where it is none."""
    rows = row_packing.unpacked(reading[4 : 4 + _head(reading)])
    if list(rows) != [REPORTS.name] or len(rows[REPORTS.name]) != 1:
        raise ValueError("no reading")
    found: ReportRow = rows[REPORTS.name][0]
    return found


def rows_in(reading: bytes) -> bytes:
    """A reading -> its rows in the other tables, packed."""
    return reading[4 + _head(reading) :]


def _head(reading: bytes) -> int:
    return int.from_bytes(reading[:4], "big")


def _read(job: ToRead) -> tuple[ReportRow, Rows]:
    from drafter import parsing, proofing, readers

    if not job.data.strip():
        raise DrafterError(f"“{job.source.file}”是空的", fix="确认存盘成功，或换一份有内容的文件")
    guide = _guide(job.guide)
    manuscript = readers.manuscript_of(Path(job.source.file), job.data)
    report = parsing.parse(manuscript, guide.kinds, guide.recogniser)
    if not (report.meta.district or report.meta.year or report.outline):
        raise DrafterError(
            "里面没有报告：没有地方、年度，也没有标题",
            fix="不是报告的不用管；是报告的，补上题目，写明是哪个地方、哪一年",
        )
    errata = proofing.proof(proofing.paper(manuscript, report, phrases=guide.phrases))
    return taken_down.rows_of(job.source, report, errata)


@lru_cache(maxsize=2)
def _guide(packed: bytes) -> Guide:
    return Guide.unpacked(packed)
