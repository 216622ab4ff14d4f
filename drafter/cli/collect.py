"""drafter collect: this year's material comes in."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.collected_json import collected_json


@click.command("collect", cls=ChineseHelp)
@click.argument("papers", nargs=-1, type=click.Path(path_type=Path), metavar="[材料]...")
@click.option("--case", "folder", type=click.Path(path_type=Path), metavar="案卷", help="哪个案卷；不写就是所在的或唯一的")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON；只读不写")
def command(papers: tuple[Path, ...], folder: Path | None, *, as_json: bool) -> int:
    """读各科室报来的材料，找出今年的数、对去年计划的答复、互相矛盾的地方和没有栏目问到的新情况。"""
    work = Path()
    dossier = case.find_dossier(work, folder)
    show.as_json(collected_json(desk.gathered(dossier, papers, work)))
    return 0
