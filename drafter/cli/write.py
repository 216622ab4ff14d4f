"""drafter write: the bureau's own model drafts a section, or smooths a paragraph."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import CLEAN, FOUND
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option
from drafter.cli.written_lines import all_stands, lines


@click.command("write", cls=ChineseHelp)
@click.argument("numbers", nargs=-1, metavar="[编号]...")
@click.option("--smooth", is_flag=True, help="不起草，把写明的几段（正文的编号，如 文02）改短改顺，一个数不动")
@case_option()
def command(numbers: tuple[str, ...], folder: Path | None, *, smooth: bool) -> int:
    """请本单位的模型照提纲的一节（编号如 纲02；不写就是还没动过的各节）已经填好的数、完成情况、采用的素材起草一段，
    句句写明来处，写在正文那一段的“建议文字:”后面，原来的字不动。来处没有的数、名称、荣誉，把打算写成做成的，都划掉，说明为什么。

    要先在运行命令的文件夹放模型.yaml；没有的，什么也不发出去。
    """
    if smooth and not numbers:
        raise click.UsageError("写明润色哪几段，如 drafter write --smooth 文02")
    work = Path()
    found = case.find_dossier(work, folder)
    done = desk.smooth(found, work, numbers) if smooth else desk.write(found, work, numbers)
    click.echo("\n".join(lines(done)))
    return CLEAN if all_stands(done) else FOUND
