"""The views of a store, in Chinese: each of its tables, with the place, year and kind of its report, and the words it points to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.survey.store_columns import Column
from drafter.survey.store_tables import FILES, OF_A_PAIR, OF_A_REPORT, REPORTS, Table

_WHO = ("place", "year", "kind")
"""What each row tells of its report."""


class WorkedOut(NamedTuple):
    """A column that lies in no table: its name, the SQL it is worked out by, what is in it."""

    name: str
    sql: str
    told: str


class Extra(NamedTuple):
    """A column that is another table's: its name here, which, on what it is joined: (columns of this table, of the other); what
    is in it."""

    name: str
    table: str
    column: str
    on: tuple[tuple[str, str], ...]
    told: str


_EXTRAS = {
    "figures": (Extra("原句", "sentences", "text", (("report", "report"), ("sentence", "sentence")), "它在的那一句"),),
    "traces": (Extra("计划原文", "promises", "text", (("prior", "report"), ("promise", "id")), "前一年的那一条"),),
    "outcomes": (
        Extra("目标名称", "targets", "name", (("prior", "report"), ("number", "number")), "前一年定的是什么"),
        Extra("目标原文", "targets", "sentence", (("prior", "report"), ("number", "number")), "前一年定它的那一句"),
    ),
}


SERIES = "same_item"
"""The function of report and id of a figure that tells of which series it is: worked out where a question asks for it."""
_SERIES_TOLD = "汇总里连成一项的，是工作簿“指标”一栏的名称，各地各年的同一样东西同一个名称；没有连上的是空的"
_WORKED_OUT = {"figures": (WorkedOut("同一项", f'{SERIES}(t."report", t."id")', _SERIES_TOLD),)}


def beside(table: Table) -> list[tuple[str, str]]:
    """The columns that the view of a table has beside its own and those of its report: the name of each, what is in it."""
    more = (*_EXTRAS.get(table.name, ()), *_WORKED_OUT.get(table.name, ()))
    return [(one.name, one.told) for one in more]


def named(table: Table, name: str) -> str:
    """A column's name in Chinese, quoted for SQL."""
    return f'"{next(column.told.name for column in table.columns if column.name == name)}"'


def raw(table: Table, files: Sequence[str]) -> str:
    """SQL that makes a table, under its English name, of its files; an empty one where there are none."""
    if files:
        listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        return f"CREATE VIEW store.{table.name} AS SELECT * FROM read_parquet([{listed}])"
    kinds = {"str": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}
    told = ", ".join(f'"{column.name}" {kinds[column.kind.__name__]}' for column in table.columns)
    return f"CREATE TABLE store.{table.name} ({told})"


def views() -> list[str]:
    """SQL that makes the views in Chinese; of reports received twice only the one that counts is in them."""
    counted = "SELECT report, min(path) AS path FROM store.files WHERE state = 'read' GROUP BY report"
    received = f"CREATE VIEW {FILES.view} AS SELECT {_columns(FILES, 't')} FROM store.files t"
    reports = (
        f'CREATE VIEW {REPORTS.view} AS SELECT {_columns(REPORTS, "t")}, c.path AS "文件" '
        f"FROM store.reports t JOIN ({counted}) c ON t.report = c.report"
    )
    return [received, reports, *map(_of_reports, (*OF_A_REPORT[1:], *OF_A_PAIR))]


def _of_reports(table: Table) -> str:
    extras = _EXTRAS.get(table.name, ())
    who = [f"r.{named(REPORTS, column)}" for column in _WHO]
    told = [f'x{n}."{extra.column}" AS "{extra.name}"' for n, extra in enumerate(extras)]
    told += [f'{one.sql} AS "{one.name}"' for one in _WORKED_OUT.get(table.name, ())]
    joins = " ".join(f"LEFT JOIN store.{extra.table} x{n} ON {_on(extra, n)}" for n, extra in enumerate(extras))
    return (
        f"CREATE VIEW {table.view} AS SELECT {', '.join([*who, _columns(table, 't'), *told])} FROM store.{table.name} t "
        f"JOIN {REPORTS.view} r ON t.report = r.{named(REPORTS, 'report')} {joins}"
    )


def _on(extra: Extra, number: int) -> str:
    return " AND ".join(f't."{ours}" = x{number}."{theirs}"' for ours, theirs in extra.on)


def _columns(table: Table, alias: str) -> str:
    return ", ".join(f'{_said(column, alias)} AS "{column.told.name}"' for column in table.columns)


def _said(column: Column, alias: str) -> str:
    """What a view shows of a column: what is there; for a code what it means."""
    cell = f'{alias}."{column.name}"'
    means = " ".join(f"WHEN '{code}' THEN '{said}'" for code, said in column.told.codes)
    return f"CASE {cell} {means} ELSE {cell} END" if means else cell
