"""drafter history: who or what changed which cell when."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import change_lines
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option

_SHOWN = 20
_MAY = "可以写编号（指01）、表名（上年计划），或者名称、标题、计划、问题里的几个字"


@click.command("history", cls=ChineseHelp)
@click.argument("row", required=False, metavar="[行]")
@case_option()
@click.option("--all", "every", is_flag=True, help=f"全部列出；不写就只列最近 {_SHOWN} 次")
def command(row: str | None, folder: Path | None, *, every: bool) -> int:
    """什么时候、谁改了哪一格，最近的在前面。写上编号（指01）、表名（上年计划）或名称里的几个字（行政复议），就只列它的。"""
    found = desk.history(case.find_dossier(Path(), folder), row or "")
    if not found:
        click.echo(f"没有改过“{row}”；{_MAY}" if row else "还没有改动")
        return 0
    listed = found if every or row else found[:_SHOWN]
    for told in listed:
        click.echo("\n".join(change_lines.lines(told, most=0 if row else change_lines.MOST)))
    if len(listed) < len(found):
        click.echo(f"更早的还有 {len(found) - len(listed)} 次，加上 --all 全部列出")
    click.echo("撤销最近一次改动：drafter undo；撤销某一次：drafter undo 编号")
    return 0
