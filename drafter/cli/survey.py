"""drafter survey: many reports at once, into a store, and questions to it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from itertools import chain, islice
from pathlib import Path

import click

from drafter.case import check_place
from drafter.cli import CLEAN, FOUND, grid, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.trouble import Stopped
from drafter.survey import extras
from drafter.survey.crew import Crew, here
from drafter.survey.store_tables import FileRow

_STORE = Path("汇总库")
_BOTH = (Path("汇总.xlsx"), Path("汇总.html"))
_SHOWN, _LEAST = 1000, 6
"""Rows of an answer printed on a screen; columns the narrowest column is wide."""
_FILES_SHOWN = 20
_NAMED = 5
"""Files named of those that are gone, or lie elsewhere."""
_OFTEN = 0.2
"""Seconds between two looks at how far it is."""


@click.command("survey", cls=ChineseHelp)
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[文件夹]…")
@click.option(
    "-o",
    "into",
    type=click.Path(path_type=Path),
    metavar="文件名",
    help="汇总写到哪里：.xlsx 是工作簿，.html 是网页；不写就是汇总.xlsx、汇总.html 两样",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=_STORE,
    show_default=True,
    metavar="文件夹",
    help="汇总库放在哪里；里面是 Parquet 文件，DuckDB、pandas 都能读",
)
@click.option("--cluster", metavar="地址", help="请这个 Dask 集群的机器一起读，如 tcp://10.0.0.5:8786")
@click.option("--query", metavar="SQL", help="向汇总库查一句：select 地方, 数值 from 指标 where …")
@click.option("--json", "as_json", is_flag=True, help="查到的写成 JSON，一行一条")
def command(
    folders: tuple[Path, ...],
    into: Path | None,
    store: Path,
    cluster: str | None,
    query: str | None,
    *,
    as_json: bool,
) -> int:
    """一起读许多份报告，写成一本汇总：谁交了、各项指标、计划落实、校对、雷同。读数都进汇总库，读过的没有改就不再读。

    不写文件夹的，照汇总库里有的再写一次（-o），或者查一句（--query）。全都读成了退出码是 0，有没读成的是 1，做不下去是 2。
    """
    extras.need("survey")
    if not folders and query is None and into is None:
        fix = "写明放报告的文件夹，如 drafter survey 各区报告；照汇总库再写一次的，写 -o；只查的，写 --query"
        raise Stopped(f"没有写要汇总的文件夹\n    怎么改：{fix}")
    wanted = _wanted(into, reading=bool(folders), asking=query is not None)
    code = _survey(folders, store, wanted, cluster) if folders else CLEAN
    _write(store, wanted)
    if query is not None:
        _answer(store, query, as_json=as_json)
    return code


def _wanted(into: Path | None, *, reading: bool, asking: bool) -> tuple[Path, ...]:
    """What is to be written: the file named, else, after reading, a workbook and a page. DrafterError where that cannot be."""
    both = _BOTH if reading and not asking else ()
    found = both if into is None else (into,)
    for path in found:
        check_place(path, "汇总", (".xlsx", ".html"))
    return found


def _write(store: Path, wanted: Sequence[Path]) -> None:
    """Write what a store comes to, as a workbook or a page."""
    if not wanted:
        return
    from drafter import survey

    summed = survey.summary(survey.Store.opened(store))
    for path in wanted:
        write = survey.write_page if path.suffix.lower() == ".html" else survey.write_book
        placed = write(summed, path)
        show.others(placed, "汇总")
        click.echo(f"汇总：{show.near(placed.path)}")


def _survey(folders: tuple[Path, ...], into: Path, wanted: tuple[Path, ...], cluster: str | None) -> int:
    from drafter import survey

    progress = _Progress()
    with _crew(cluster) as hands:
        done = survey.survey(folders, into, Path(), hands, progress.tell, aside=(*_BOTH, *wanted))
    progress.end()
    click.echo(f"算进汇总的 {done.counted} 份（新读 {done.read} 份，前后年对照 {done.compared} 对），汇总库：{into}")
    if done.gone:
        click.echo(f"原来汇总过、现在没有了的文件 {len(done.gone)} 个，已从汇总库去掉：{_named(done.gone)}")
    if done.beside:
        click.echo(f"这次没有写明的文件夹里，以前汇总过的 {len(done.beside)} 份也还算在里面：{_named(done.beside)}")
    if done.again:
        click.echo(f"重复收到的 {len(done.again)} 份，没有再算")
    for row in islice(done.unread, _FILES_SHOWN):
        click.echo(f"没读成：{row.path}\n    {row.trouble}\n    怎么改：{row.fix}", err=True)
    if len(done.unread) > _FILES_SHOWN:
        click.echo(f"没读成的一共 {len(done.unread)} 份，都在汇总库的“收件”里", err=True)
    return FOUND if done.unread else CLEAN


def _named(files: Sequence[FileRow]) -> str:
    more = "等" if len(files) > _NAMED else ""
    return "、".join(Path(row.path).name for row in files[:_NAMED]) + more


def _crew(address: str | None) -> AbstractContextManager[Crew]:
    if address is None:
        return here()
    extras.need("cluster")
    from drafter.survey.cluster import cluster

    return cluster(address)


def _answer(store: Path, sql: str, *, as_json: bool) -> None:
    from drafter import survey

    found = survey.query(survey.Store.opened(store), sql)
    first = next(found.rows, None)
    if first is None:
        click.echo("没有一行", err=True)
    answer = chain(() if first is None else (first,), found.rows)
    if as_json:
        for row in answer:
            click.echo(json.dumps(dict(zip(found.columns, map(_plain, row), strict=True)), ensure_ascii=False))
        return
    rows = [tuple(map(_shown, row)) for row in islice(answer, _SHOWN)]
    for line in _table(found.columns, rows):
        click.echo(line)
    if next(answer, None) is not None:
        click.echo(f"只列出前 {_SHOWN} 行；全要的，加上 --json", err=True)


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns as wide as what is in them, those that do not fit the screen together narrower, one like the other."""
    wide = [max(map(grid.width, cells)) for cells in zip(columns, *rows, strict=True)]
    most = max(_LEAST, (grid.screen() - 2 * len(wide)) // len(wide))
    spare = sum(max(0, most - one) for one in wide)
    over = [one for one in wide if one > most]
    widths = [one if one <= most else most + spare // len(over) for one in wide]
    for row in (columns, *rows):
        yield grid.row([[grid.Words(cell)] for cell in row], widths)


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return "" if cell is None else str(cell)


def _plain(cell: object) -> object:
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, str | int | float | bool | None) else str(cell)


class _Progress:
    """How far it is, on one line of a terminal."""

    def __init__(self) -> None:
        self._told, self._on = 0.0, sys.stderr.isatty()

    def tell(self, what: str, done: int, whole: int) -> None:
        """What is being done, and how far that is."""
        if self._on and (done == whole or time.monotonic() - self._told > _OFTEN):
            self._told = time.monotonic()
            click.echo(f"\r\x1b[K{what} {done}/{whole}", err=True, nl=False)

    def end(self) -> None:
        """Clear the line."""
        if self._on:
            click.echo("\r\x1b[K", err=True, nl=False)
