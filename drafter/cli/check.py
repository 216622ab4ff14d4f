"""drafter check: everything still wrong, with file, line and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import CLEAN, FOUND, STOPPED, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option, one_of
from drafter.model.finding import Finding


@click.command("check", cls=ChineseHelp)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[案卷]")
@case_option("named")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(folder: Path | None, named: Path | None, *, as_json: bool) -> int:
    """检查案卷，列出还没做完、没改对的每一处。不写案卷时，用所在的文件夹，或 output 里唯一的案卷。

    没有问题退出码是 0，有问题是 1，读不下去是 2。
    """
    work = Path()
    found, readable, silent = desk.check(case.find_dossier(work, one_of(folder, named)), work)
    if as_json:
        show.as_json({"stopped": not readable, "findings": [show.finding_json(f) for f in found], "confirmed": silent})
    else:
        show.findings(found)
        if not readable:
            click.echo(f"表格有 {len(found)} 处读不懂，改好以后再检查内容")
        else:
            click.echo(_sum(found))
            show.confirmed(silent)
    return STOPPED if not readable else FOUND if found else CLEAN


def _sum(found: Sequence[Finding]) -> str:
    if not found:
        return "没有问题，可以出清稿：drafter build --clean"
    return f"{show.tally(found)}（{show.by_rule(found)}）"
