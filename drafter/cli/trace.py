"""drafter trace: last year's plan against this year's report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from drafter import desk
from drafter.case import Placed
from drafter.cli import compared, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.commands import spelt
from drafter.cli.machine import trace_json


@click.command("trace", cls=ChineseHelp)
@click.argument("prior", type=click.Path(path_type=Path), metavar="上年报告")
@click.argument("current", type=click.Path(path_type=Path), metavar="今年报告")
@click.option(
    "-o", "into", type=click.Path(path_type=Path), metavar="文件名", help="写成对照表：.xlsx 是 Excel，.docx 是 Word"
)
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(prior: Path, current: Path, into: Path | None, *, as_json: bool) -> int:
    """拿上年报告的每一条计划，到今年报告里找回应：有回应、请核对、未回应，附上最像的句子和理由。"""
    traced = desk.trace(prior, current, Path(), into, empty=as_json and into is None)
    if as_json:
        show.as_json(trace_json(traced.comparison.trace))
    else:
        _print(compared.table(traced.comparison) if into is None else compared.tally(traced.comparison))
    for remark in traced.comparison.remarks:
        click.echo(f"留意：{spelt(remark)}", err=True)
    if traced.placed:
        _tell(traced.placed, err=as_json)
    return 0


def _tell(placed: Placed, *, err: bool) -> None:
    """Where the table is, and what became of the one that was there; what else lies beside it is no business of ours."""
    if placed.beside:
        show.others(replace(placed, spare=()), "新表", err=err)
    elif placed.renewed:
        click.echo(f"留意：上次写的“{placed.path.name}”没有人改过，已换成新的", err=err)
    click.echo(f"对照表：{show.near(placed.path)}", err=err)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)
