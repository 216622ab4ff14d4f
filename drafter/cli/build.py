"""drafter build: the Word draft, open points as comments."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import desk, shelf
from drafter.cli import CLEAN, STOPPED, show
from drafter.cli.chinese import ChineseHelp
from drafter.model.finding import Level


@click.command("build", cls=ChineseHelp)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[案卷]")
@click.option("--clean", is_flag=True, help="出清稿：不带批注；还有错误时不出")
@click.option("--annex", is_flag=True, help="清稿也附上两张对照表")
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    metavar="文件.docx",
    help="照本单位排好的一份 Word 文件取样式和页面",
)
@click.option("--force", is_flag=True, help="还有错误也出清稿，并说明留下了什么")
def command(folder: Path | None, *, clean: bool, annex: bool, force: bool, reference: Path | None) -> int:
    """出 Word 审阅稿，放在案卷的文件夹里；每处问题都是批注，空着的地方写【待填】。改动过的旧稿不会被覆盖。"""
    work = Path()
    built = desk.build(shelf.find_dossier(work, folder), work, desk.Wish(clean, annex, force, reference))
    if built.path is None:
        show.findings(built.findings)
        click.echo(f"表格有 {len(built.findings)} 处读不懂，没有成稿")
        return STOPPED
    if built.departures:
        click.echo(f"和国家标准（GB/T 9704—2012）不同的 {len(built.departures)} 处：")
        click.echo("\n".join(f"  {told}" for told in built.departures))
    if built.aside:
        click.echo(f"留意：{built.aside}；新稿另存")
    if clean and any(finding.level is Level.ERROR for finding in built.findings):
        click.echo(f"清稿里留下了 {show.tally(built.findings)}：")
        show.findings(built.findings)
    elif clean and built.findings:
        click.echo(f"还有 {show.tally(built.findings)}（{show.by_rule(built.findings)}），运行 drafter check 逐条看")
    elif built.findings:
        click.echo(f"{show.tally(built.findings)}，都批注在稿子里")
    click.echo(f"{'清稿' if clean else '审阅稿'}：{show.near(built.path)}")
    return CLEAN
