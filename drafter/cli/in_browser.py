"""drafter edit: the whole dossier in the browser."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from drafter import case
from drafter.cli import CLEAN
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option, one_of
from drafter.model.finding import DrafterError


@click.command("edit", cls=ChineseHelp)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[案卷]")
@case_option("named")
@click.option("--port", type=click.IntRange(1, 65535), metavar="端口", help="用哪个端口；不写就自己挑一个")
@click.option("--no-open", is_flag=True, help="不打开浏览器，只印出地址")
def command(folder: Path | None, named: Path | None, *, port: int | None, no_open: bool) -> int:
    """在浏览器里填表、看稿、收材料、出稿；只有这台电脑能打开，改的都存进案卷的表里。没有案卷的，从上年报告新建。

    浏览器都关了，过一分钟自己结束；按 Ctrl-C 随时结束，显示“已保存”的都在。
    """
    from drafter import page

    work = Path()
    wanted = one_of(folder, named)
    try:
        with page.way_in() as leading:
            opened = None if no_open else leading
            page.serve(_dossier(work, wanted), work, port, lambda address: _tell(address, opened))
    except KeyboardInterrupt:
        click.echo("")
    click.echo("页面关了，改过的都在案卷里")
    return CLEAN


def _dossier(work: Path, wanted: Path | None) -> Path | None:
    """The dossier meant; None where none was named and there is none, or one of several is to be chosen."""
    try:
        return case.find_dossier(work, wanted)
    except DrafterError:
        if wanted is not None:
            raise
        return None


def _tell(address: str, leading: Callable[[str], Path] | None) -> None:
    """Tell the address, and where a way to it is given, start the browser there. Windows shows what a program was started with
    to nobody else, and may open a file with another program than the browser."""
    click.echo(f"地址：{address}\n（按 Ctrl-C 结束）")
    if leading is None:
        return
    if click.launch(address if os.name == "nt" else str(leading(address))) != 0:
        click.echo("没有能自动打开的浏览器，请把上面的地址复制到浏览器里打开", err=True)
