"""drafter new: last year's report laid out as tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from drafter import desk, home
from drafter.case import Laid, Wanted, find_dossier
from drafter.cli import show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.commands import spelt
from drafter.model.report import Report

_OWN = (
    "写本单位的：删去 {folder}，运行 drafter new --district {district} --year {year} --from 上年报告.docx"
    "；或者把上年报告放进这里的 seeds 文件夹，再运行一次"
)
_YEAR = click.IntRange(1950, 2100)


@click.command("new", cls=ChineseHelp)
@click.option("--district", metavar="区", help="哪个区：龙华、龙华区、深圳市龙华区都行")
@click.option("--year", type=_YEAR, metavar="年份", help="报告哪一年的工作，如 2025；上年报告就是 2024 年的那份")
@click.option("--kind", metavar="文种", help="报告种类；一个区有几种报告时写明")
@click.option(
    "--from",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="直接指明上年报告，可以写几次",
)
@click.option("--into", type=click.Path(path_type=Path), metavar="文件夹", help="案卷放在哪里；不写就是 output/区-年份")
@click.option("--seeds", type=click.Path(path_type=Path), metavar="文件夹", help="到哪里找上年报告；不写就是 seeds")
@click.option("--force", is_flag=True, help="上年报告是别的区的，也添进已有的案卷（如区改过名称）")
def command(
    district: str | None,
    year: int | None,
    kind: str | None,
    sources: tuple[Path, ...],
    into: Path | None,
    seeds: Path | None,
    *,
    force: bool,
) -> int:
    """读上年报告，把数字、计划、问题、正文铺成一张张表，空格旁边是上年的内容。

    已经有案卷的，只补缺少的行，您写过的一个字也不动；这时区和年份可以都不写。
    """
    wanted, into = _wanted(district, year, kind, into)
    started = desk.new(desk.Order(Path(), wanted, sources, into, seeds, by="drafter new", force=force))
    if started.faults:
        _laid(started.laid)
        show.findings(started.faults)
        click.echo("上面这几处没有改动；照提示改好，再运行一次 drafter new")
        return 2
    for remark in started.remarks:
        click.echo(f"留意：{spelt(remark)}")
    for report in started.reports:
        _source(report, started.folder, wanted)
        click.echo(
            f"  读出 {len(report.statistics)} 个数、{len(report.commitments)} 条计划、{len(report.problems)} 个问题"
        )
        for doubt in report.doubts:
            where = f"第{doubt.paragraph}段：" if doubt.paragraph else ""
            click.echo(f"  存疑：{where}{doubt.message}")
    _laid(started.laid)
    if not started.laid:
        click.echo("案卷已经齐全，没有要补的")
    click.echo(f"案卷在 {show.near(started.folder)}。填好各张表，随时运行 drafter check 检查；")
    click.echo("上年计划填完以后，再运行一次 drafter new，没做完的计划会列进本年问题和下年计划，供您参考")
    return 0


def _source(report: Report, folder: Path, wanted: Wanted) -> None:
    """Which report it is; of one that travels with drafter, that it is invented, and how to give one's own."""
    told = f"{report.meta.district or '区名不明'}{report.meta.year or ''}年 {report.meta.kind or '文种不明'}"
    shelf = home.shipped("seeds").resolve()
    sample, here = report.file.parent.resolve() == shelf, Path("seeds").resolve() == shelf
    called = "上年报告用的是示例，不是本单位的" if sample and not here else "上年报告"
    click.echo(f"{called}：{show.near(report.file)}（{told}）")
    if sample:
        own = _OWN.format(folder=show.near(folder), district=wanted.district, year=wanted.year)
        click.echo(f"    {'如果是附带的示例，' if here else '示例随软件附带，'}内容是编的。{own}")


def _wanted(district: str | None, year: int | None, kind: str | None, into: Path | None) -> tuple[Wanted, Path | None]:
    """What is asked for, and where; without district and year, the dossier named, stood in, or the only one, once more."""
    if district is not None and year is not None:
        return Wanted(district, year, kind), into
    if district is None and year is None:
        folder = find_dossier(Path(), into)
        asked = desk.asked_for(folder)
        return (Wanted(asked.district, asked.year, kind) if kind else asked), folder
    context = click.get_current_context()
    missing = "district" if district is None else "year"
    raise click.MissingParameter(ctx=context, param=next(p for p in context.command.params if p.name == missing))


def _laid(laid: Sequence[Laid]) -> None:
    """A line a file made or added to."""
    for item in laid:
        if item.restored:
            click.echo(f"  找回 {show.near(item.file)}（照最后一次的样子）")
            continue
        rows = f"：{'、'.join(item.rows[:8])}{'等' if len(item.rows) > 8 else ''}" if item.rows else ""
        unit = "行" if item.file.stem == "案卷" or (not item.rows and not item.created) else "条"
        count = f"{item.added} {unit}{rows}" if item.added else "没有条目"
        count = "空着的照国家标准" if item.file.stem == "版式" else count
        click.echo(f"  {'新建' if item.created else '补上'} {show.near(item.file)}（{count}）")
