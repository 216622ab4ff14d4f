"""A question to a store in SQL -> the answer. DuckDB answers, reading only, and nothing but the store's own files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Lock
from typing import NamedTuple

import duckdb

from drafter.model.finding import DrafterError
from drafter.survey import sql_views
from drafter.survey.counted import Counted
from drafter.survey.series_values import series_of
from drafter.survey.store import Store, part_at
from drafter.survey.store_tables import FILES, OF_A_PAIR, OF_A_REPORT, TABLES, Table

_MEMORY = "2GB"
_FAULTS = (
    (re.compile(r"Table with name (\S+) does not exist"), "没有“{}”这张表"),
    (re.compile(r'(?:Referenced column|Values list "\w+" does not have a column named) "([^"]+)"'), "没有“{}”这一栏"),
    (re.compile(r'(?:does not have|have) a column (?:named|called) "([^"]+)"'), "没有“{}”这一栏"),
    (re.compile(r'syntax error at or near "([^"]+)"'), "“{}”附近写得不对"),
    (
        re.compile(r'column "([^"]+)" must appear in the GROUP BY clause'),
        "“{}”要写进 group by，或者用 any_value 一类的函数",
    ),
    (re.compile(r"(?:Scalar|Aggregate|Table) Function with name (\S+) does not exist"), "没有“{}”这个函数"),
    (re.compile(r"Could not convert string '([^']*)'"), "“{}”不是数，比不了、算不了"),
    (re.compile(r"(?:No function matches|Cannot compare|Cannot mix)"), "文字和数放在一起比了、算了"),
    (re.compile(r"(?:Cannot access|disabled by configuration)"), "只能查汇总库里的表，不能读别的文件"),
    (re.compile(r"(?:Out of Memory|could not allocate)", re.IGNORECASE), "要查的太多，内存不够"),
)
"""What DuckDB says -> the same in Chinese; the first that fits."""


class Answered(NamedTuple):
    """The names of the columns, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


def query(store: Store, sql: str) -> Answered:
    """A store and one SELECT over its views -> the answer. DrafterError for anything else, and where it cannot be answered."""
    connection = _connected(store)
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise DrafterError("只能查，一次一句", fix="写一句以 select 或 with 开头的查询")
        found = connection.execute(statements[0])
    except duckdb.Error as error:
        raise _told(error) from error
    return Answered(tuple(column[0] for column in found.description or ()), _rows(found))


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    while True:
        try:
            rows = found.fetchmany(1000)
        except duckdb.Error as error:
            raise _told(error) from error
        if not rows:
            return
        yield from rows


def _connected(store: Store) -> duckdb.DuckDBPyConnection:
    """A connection that has the views, and can reach nothing but the store."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET memory_limit='{_MEMORY}'; SET temp_directory=''; SET autoinstall_known_extensions=false")
    connection.execute("SET allowed_directories=?", [[f"{store.folder.resolve().as_posix()}/"]])
    connection.create_function(sql_views.SERIES, _Series(store).of, ["VARCHAR", "VARCHAR"], "VARCHAR")
    connection.execute("SET enable_external_access=false; SET lock_configuration=true; CREATE SCHEMA store")
    try:
        for table in TABLES:
            connection.execute(sql_views.raw(table, _files(store, table)))
        for view in sql_views.views():
            connection.execute(view)
    except duckdb.Error as error:
        fix = "再汇总一次，坏了的会重读"
        raise DrafterError(f"汇总库“{store.folder}”里有的文件坏了", fix=fix) from error
    return connection


class _Series:
    """Of which series the figures of a store are; linked when the first is asked for, since only some questions ask."""

    def __init__(self, store: Store) -> None:
        self._store, self._lock, self._found = store, Lock(), dict[tuple[str, str], str]()
        self._linked = False

    def of(self, report: str, figure: str) -> str:
        """A figure, by its report and id -> the name of its series, empty where it is of none."""
        with self._lock:
            if not self._linked:
                self._found, self._linked = series_of(Counted(self._store, ())), True
        return self._found.get((report, figure), "")


def _files(store: Store, table: Table) -> list[str]:
    """The files of a table, of whole openings only."""
    openings = ["all"] if table is FILES else store.sound
    root = store.folder.resolve()
    return [str(path) for opening in openings if (path := root / part_at(table, opening)).is_file()]


def _told(error: duckdb.Error) -> DrafterError:
    """What DuckDB says, in a Chinese sentence."""
    said = str(error)
    for pattern, told in _FAULTS:
        if found := pattern.search(said):
            return DrafterError(f"查询写得不对：{told.format(*found.groups())}", fix=_fix())
    line = re.search(r"LINE (\d+):", said)
    where = f"第{line[1]}行" if line else "这一句"
    return DrafterError(f"查询写得不对：{where}没有看懂", fix=_fix())


def _fix() -> str:
    names = "、".join(table.view for table in (FILES, *OF_A_REPORT, *OF_A_PAIR))
    return f"表有：{names}；看一张表有哪些栏：select * from 报告 limit 1"
