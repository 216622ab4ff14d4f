"""drafter undo: the last change taken back."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import change_lines
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option
from drafter.zh.personal import masked


@click.command("undo", cls=ChineseHelp)
@click.argument("number", required=False, type=click.IntRange(min=1), metavar="[第几次]")
@case_option()
def command(number: int | None, folder: Path | None) -> int:
    """撤销最近一次改动，再运行一次就撤销再上一次；写上 drafter history 列出的编号，就撤销那一次。撤销本身也记下，可以再撤销。"""
    done = desk.undo(case.find_dossier(Path(), folder), number or 0)
    click.echo(f"撤销了第 {done.entry.undoes} 次改动；要恢复，运行 drafter undo {done.entry.number}")
    click.echo("\n".join(change_lines.lines(done)))
    if done.stayed:
        click.echo(f"后来又改过、没有退的 {len(done.stayed)} 处：")
        click.echo("\n".join(f"      {masked(told)}" for told in done.stayed))
    return 0
