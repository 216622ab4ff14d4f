"""drafter collect: this year's material comes in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import receipt, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.collected_json import collected_json
from drafter.cli.which_case import case_option


@click.command("collect", cls=ChineseHelp)
@click.argument("papers", nargs=-1, type=click.Path(path_type=Path), metavar="[材料]...")
@case_option()
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON；只读，什么也不写")
def command(papers: tuple[Path, ...], folder: Path | None, *, as_json: bool) -> int:
    """读各科室报来的材料（文件、文件夹、压缩包），复制进案卷的“材料”文件夹；拿得准的今年的数填进空格，写明来源，
    拿不准的写在空格旁边的“建议:”后面，新情况列进素材.yaml，互相矛盾的、算不拢的逐条说明，每份材料给了什么存成收件单.docx和收件单.xlsx。
    不写材料时，读案卷里已有的材料。

    您写过的一格不动；填错了，运行 drafter undo 一次退回。
    """
    work = Path()
    dossier = case.find_dossier(work, folder)
    if as_json:
        show.as_json(collected_json(desk.gathered(dossier, papers or (dossier / case.MATERIAL,), work)))
        return 0
    done = desk.collect(dossier, papers, work, progress)
    progress("")
    click.echo("\n".join(receipt.lines(done)))
    for placed in done.receipts:
        show.others(placed, "新的收件单")
    return 0


def progress(name: str) -> None:
    """Which paper is being read, where somebody is looking on; nothing any more at the end."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K读 {name}" if name else "\r\033[K", nl=False, err=True)
