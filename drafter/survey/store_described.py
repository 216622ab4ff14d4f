"""The document of a store, docs/STORE.md, printed from its tables."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.survey.sql_views import beside
from drafter.survey.store_columns import Column
from drafter.survey.store_tables import TABLES, Table

_KINDS = {"str": "文字", "int": "整数", "float": "小数", "bool": "是否", "date": "日期"}


def described() -> str:
    """The tables of a store, their columns in English and Chinese and what is in them, as Markdown."""
    return "\n".join([_HEAD, *(line for table in TABLES for line in _table(table))]) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"## {table.name}（视图“{table.view}”）", "", table.meaning, "")
    yield from ("| 栏 | 中文 | 类型 | 说明 |", "|---|---|---|---|")
    yield from map(_column, table.columns)
    if more := beside(table):
        yield from ("", f"视图里另有：{'；'.join(f'{name}，{told}' for name, told in more)}。")


def _column(column: Column) -> str:
    kind = _KINDS[column.kind.__name__] + ("，可以没有" if column.missing else "")
    return f"| {column.name} | {column.told.name} | {kind} | {column.told.meaning} |"


_HEAD = """# 汇总库里有什么

汇总库是一个文件夹，一张表一个子文件夹，里面是 Parquet 文件，DuckDB、pandas、Polars 都直接读：

    duckdb -c "select place, year, count(*) from '汇总库/figures/*.parquet' f join '汇总库/reports/*.parquet' r using (report) group by all"
    python -c "import pandas; print(pandas.read_parquet('汇总库/promises'))"

每张表照报告编号的开头分成几份，一份报告的行都在同一份里。`report` 把各张表连起来。
同一份报告收到几次的只有一份读数，收到的每个文件都在 files 里；只想要算进汇总的，用 state 是 read 的那些。
用 SQL 查汇总库的，查的是视图：栏是中文的，只有算进汇总的，收件以外的每一行都带着地方、年度、文种；几个英文字里选一个的栏（收件、部分、结论），视图里写中文。"""
