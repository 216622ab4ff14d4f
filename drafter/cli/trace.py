"""drafter trace: last year's plan against this year's report."""

from __future__ import annotations

import os
from pathlib import Path

import click

from drafter import desk
from drafter.cli import compared, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.machine import trace_json


@click.command("trace", cls=ChineseHelp)
@click.argument("prior", type=click.Path(path_type=Path), metavar="上年报告")
@click.argument("current", type=click.Path(path_type=Path), metavar="今年报告")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(prior: Path, current: Path, *, as_json: bool) -> int:
    """拿上年报告的每一条计划，到今年报告里找回应：有回应、请核对、未回应，附上最像的句子和理由。"""
    comparison = desk.trace(prior, current, Path())
    if as_json:
        show.as_json(trace_json(comparison.trace))
        return 0
    for line in compared.table(comparison):
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)
    return 0
