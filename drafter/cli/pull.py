"""drafter pull: what people changed in a draft comes back into the tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import CLEAN, FOUND, pulled_lines
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option
from drafter.model.returned import Proposed


@click.command("pull", cls=ChineseHelp)
@click.argument("paper", type=click.Path(path_type=Path), metavar="改稿")
@case_option()
@click.option("--dry-run", is_flag=True, help="只看会改什么，什么也不写")
@click.option("--yes", is_flag=True, help="不问，照书签认出来的都写；只照文字认出来的不写，列出来")
@click.option("--original", is_flag=True, help="稿子里的修订不算数，收修订以前的样子")
def command(paper: Path, folder: Path | None, *, dry_run: bool, yes: bool, original: bool) -> int:
    """把别人在 Word 稿上改的收回表里：文字、完成情况、数字、标题、新写的和删去的段落、挪了位置的、附件的表、批注。

    先一格一格列出来，问过再写，要么全写要么不写；放不进表里的列出原话和最近的地方。不对的，运行 drafter undo 一次退回。
    """
    work = Path()
    pulled = desk.pull(case.find_dossier(work, folder), paper, work, original=original)
    found = pulled.found
    click.echo("\n".join(pulled_lines.lines(found)))
    left = FOUND if found.unplaced or found.clashes else CLEAN
    if dry_run or not found.proposed:
        click.echo("只看，没有写" if dry_run else "没有要写进表里的")
        return left
    known = [one for one in found.proposed if one.by_key]
    likely = [one for one in found.proposed if not one.by_key]
    agreed = known if known and (yes or _asked(f"以上 {len(known)} 处写进表里吗？")) else []
    if likely and not yes and _asked(f"只照文字认出来的 {len(likely)} 处，看准了吗？也写进表里吗？"):
        agreed = [one for one in found.proposed if one in agreed or one in likely]
    return max(_bring_in(pulled, agreed), left if agreed == list(found.proposed) else FOUND)


def _asked(question: str) -> bool:
    """Whether she says yes; no where nobody answers."""
    try:
        return click.confirm(question, default=False, prompt_suffix=" ")
    except click.Abort:
        click.echo("")
        return False


def _bring_in(pulled: desk.Pulled, agreed: Sequence[Proposed]) -> int:
    """Make what was agreed to, and tell."""
    if len(agreed) < len(pulled.found.proposed):
        click.echo(f"没有写的 {len(pulled.found.proposed) - len(agreed)} 处；要写的再运行一次，看准了再答应")
    entry = pulled.bring_in([one.change for one in agreed])
    if entry is not None:
        click.echo(
            f"写好了，是第 {entry.number} 次改动；不要的话运行 drafter undo {entry.number}，再运行 drafter build 出新稿"
        )
    return CLEAN
