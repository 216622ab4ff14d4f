"""drafter settle: a reminder that was looked at, with the reason."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import CLEAN
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option
from drafter.zh.quoting import quote


@click.command("settle", cls=ChineseHelp)
@click.argument("rule", metavar="提醒")
@click.argument("row", required=False, default="", metavar="[编号]")
@click.option("--why", required=True, metavar="理由", help="为什么没有错、谁核对的，写进核对.yaml")
@case_option()
def command(rule: str, row: str, why: str, folder: Path | None) -> int:
    """看过没有错的提醒，写明理由，以后不再提；那几个字改了，照旧提醒。写了编号的，那一条里的几处一起消去；不写的，几处一样的一起消去。"""
    if not why.strip():
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=next(p for p in context.command.params if p.name == "why"))
    work = Path()
    done = desk.settle(case.find_dossier(work, folder), work, rule, row, why.strip())
    several = "共" if len(done.words) > 1 else "一样的"
    places = f"，{several} {done.places} 处" if done.places > 1 else ""
    words = "、".join(map(quote, done.words))
    click.echo(f"记进核对.yaml：{rule} {words}{places}，不再提示；不要的话运行 drafter undo {done.number}")
    return CLEAN
