"""Many reports at once: read into a store of tables that anyone can read, each file once, here or on a cluster.

    from pathlib import Path
    from drafter import survey

    done = survey.survey([Path("各区报告")], Path("汇总库"))
    done.counted, [row.path for row in done.unread]
    for row in done.store.rows(survey.FIGURES):
        row.indicator, row.value, row.unit
    summed = survey.summary(done.store)
    survey.write_book(summed, Path("汇总.xlsx")), survey.write_page(summed, Path("汇总.html"))
    survey.query(done.store, "select 地方, 数值 from 指标 where 指标 = '法律援助案件受理数'").rows

Needs the extra `survey` (pyarrow, duckdb, rensa), with a cluster the extra `cluster` as well; what stops the work is a
model.finding.DrafterError, a sentence in Chinese and what to do. docs/STORE.md tells the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import home

if TYPE_CHECKING:
    from drafter.survey.over_years import OfYears
    from drafter.survey.queried import Answered, query
    from drafter.survey.store import Pair, Store
    from drafter.survey.store_tables import (
        FIGURES,
        FILES,
        FINDINGS,
        HEADINGS,
        OUTCOMES,
        PAIRS,
        PARTS,
        PROBLEMS,
        PROMISES,
        REPORTS,
        SENTENCES,
        TABLES,
        TARGETS,
        TRACES,
        FigureRow,
        FileRow,
        FindingRow,
        HeadingRow,
        OutcomeRow,
        PairRow,
        PartRow,
        ProblemRow,
        PromiseRow,
        ReportRow,
        SentenceRow,
        Table,
        TargetRow,
        TraceRow,
    )
    from drafter.survey.summing_up import summary, write_book, write_page
    from drafter.survey.surveying import Surveyed, survey

_BOOKS = {
    "over_years": "OfYears",
    "queried": "Answered query",
    "store": "Pair Store",
    "store_tables": "FIGURES FILES FINDINGS HEADINGS OUTCOMES PAIRS PARTS PROBLEMS PROMISES REPORTS SENTENCES TABLES TARGETS TRACES "
    "FigureRow FileRow FindingRow HeadingRow OutcomeRow PairRow PartRow ProblemRow PromiseRow ReportRow SentenceRow Table "
    "TargetRow TraceRow",
    "summing_up": "summary write_book write_page",
    "surveying": "Surveyed survey",
}
"""The module of each name below: nothing loads but what is asked for."""

__all__ = [
    "FIGURES", "FILES", "FINDINGS", "HEADINGS", "OUTCOMES", "PAIRS", "PARTS", "PROBLEMS", "PROMISES", "REPORTS", "SENTENCES",
    "TABLES", "TARGETS", "TRACES", "Answered", "FigureRow", "FileRow", "FindingRow", "HeadingRow", "OfYears", "OutcomeRow", "Pair", "PairRow",
    "PartRow", "ProblemRow", "PromiseRow", "ReportRow", "SentenceRow", "Store", "Surveyed", "Table", "TargetRow", "TraceRow",
    "query", "summary", "survey", "write_book", "write_page",
]  # fmt: skip

__getattr__ = home.on_demand(__name__, _BOOKS)
