"""drafter read: what was understood of a report."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from drafter import desk
from drafter.cli import show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.machine import report_json
from drafter.model.report import Report


@click.command("read", cls=ChineseHelp)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
@click.option("--json-lines", "as_lines", is_flag=True, help="读整个文件夹，一份报告一行 JSON；读不了的说明原因")
@click.option("--text", "as_text", is_flag=True, help="只看读出的文字，一段一行")
def command(file: Path, *, as_json: bool, as_lines: bool, as_text: bool) -> int:
    """读一份报告（Word、WPS、PDF、OFD、网页、txt、md 等），列出提纲、数字、计划、问题。文件写成“-”，就读粘贴进来的文字。"""
    if as_lines:
        return _folder(file)
    if as_text:
        text, doubts = desk.paper(file)
        click.echo(text)
        for message in doubts:
            click.echo(f"存疑：{message}", err=True)
        return 0
    report = desk.read(file, Path())
    if as_json:
        show.as_json(report_json(report))
        return 0
    told = report.meta
    click.echo(f"{told.district or '区名不明'} {told.year or '年份不明'} {told.kind or '文种不明'}　{told.title}")
    for heading in report.outline:
        click.echo(f"{'  ' * heading.level}{heading.marker}{heading.title}")
    promised, things = len(report.commitments), sum(len(commitment.parts) for commitment in report.commitments)
    for name, count in (
        ("数字", f"{len(report.statistics)}"),
        ("计划", f"{promised} 条，说的是 {things} 件事" if things > promised else f"{promised}"),
        ("问题", f"{len(report.problems)}"),
    ):
        click.echo(f"{name} {count}")
    for statistic in report.statistics:
        click.echo(f"  {statistic.id} {statistic.name} {statistic.figure}（第{statistic.paragraph}段）")
    for other in report.compared:
        where = f"第{other.paragraph}段，{other.standing}的数，不列作今年的指标"
        click.echo(f"  {other.id} {other.name} {other.figure}（{where}）")
    for commitment in report.commitments:
        click.echo(f"  {commitment.id} {commitment.text}")
        for number, part in enumerate(commitment.parts if len(commitment.parts) > 1 else (), start=1):
            click.echo(f"       第{number}件 {part}")
    for problem in report.problems:
        click.echo(f"  {problem.id} {problem.text}")
    for doubt in report.doubts:
        click.echo(f"存疑：{f'第{doubt.paragraph}段 ' if doubt.paragraph else ''}{doubt.message}")
    return 0


def _folder(folder: Path) -> int:
    """A line of JSON a file; 1 when some could not be read."""
    from drafter import batch

    files = batch.files_in(folder)
    failed = 0
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=len(files), label="正在读", file=sys.stderr, hidden=hidden) as bar:
        for read in batch.read(files, Path(), _report_line):
            click.echo(read.made or _line(read.file, {"error": read.trouble, "fix": read.fix}))
            failed += read.made is None
            bar.update(1)
    return 1 if failed else 0


def _report_line(file: Path, report: Report) -> str:
    return _line(file, report_json(report))


def _line(file: Path, told: dict[str, object]) -> str:
    return json.dumps({"file": str(file), **told}, ensure_ascii=False)
