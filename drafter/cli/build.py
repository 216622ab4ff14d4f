"""drafter build: the Word draft, open points as comments; its PDF, a look at it, and both again when a table is saved."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import CLEAN, STOPPED, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.commands import spelt
from drafter.cli.which_case import case_option, one_of
from drafter.model.finding import DrafterError, Level
from drafter.printing import Printed, outdated, print_draft


@click.command("build", cls=ChineseHelp)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[案卷]")
@case_option("named")
@click.option("--clean", is_flag=True, help="出清稿：不带批注；还有错误时不出")
@click.option("--public", is_flag=True, help="出公开稿：不带批注和附表的 Word 稿，和放到网站上的网页；有个人信息的不出")
@click.option("--annex", is_flag=True, help="清稿也附上两张对照表")
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    metavar="文件.docx",
    help="照本单位排好的一份 Word 文件取样式和页面",
)
@click.option("--force", is_flag=True, help="还有错误也出清稿，并说明留下了什么")
@click.option("--pdf", is_flag=True, help="再出一份 PDF（要装有 LibreOffice），不带批注")
@click.option("--html", is_flag=True, help="再出一份在浏览器里看的：样子和印出来的一样，批注在旁边")
@click.option("--open", "show_it", is_flag=True, help="出好以后打开：有 PDF 打开 PDF，没有打开 Word 稿")
@click.option("--watch", is_flag=True, help="一直看着，保存一张表就重出一次，说明变了什么；按 Ctrl-C 结束")
def command(
    folder: Path | None,
    named: Path | None,
    *,
    clean: bool,
    public: bool,
    annex: bool,
    force: bool,
    reference: Path | None,
    pdf: bool,
    html: bool,
    show_it: bool,
    watch: bool,
) -> int:
    """出 Word 审阅稿，放在案卷的文件夹里；每处问题都是批注，空着的地方写【待填】。改动过的旧稿不会被覆盖。"""
    work = Path()
    wish = desk.Wish(clean, annex, force, reference, html)
    found = case.find_dossier(work, one_of(folder, named))
    if public:
        _alone(annex=annex, force=force, html=html, watch=watch)
        return _publish(found, work, reference, pdf=pdf, show_it=show_it)
    if watch:
        from drafter import watching
        from drafter.cli import watched

        return watched.run(watching.Asked(found, work, wish, pdf), show_it=show_it)
    built = desk.build(found, work, wish)
    tell(built, clean=clean)
    if built.path is None:
        return STOPPED
    _finish(built.path, pdf=pdf, show_it=show_it)
    return CLEAN


def _alone(**asked: bool) -> None:
    """Refuse what has no place in a copy for the public."""
    wrong = next((name for name, wanted in asked.items() if wanted), None)
    if wrong:
        raise DrafterError(f"公开稿不能加 --{wrong}", fix=f"去掉 --{wrong}；它只用于内部的稿子，公开稿自己带一份网页")


def _publish(folder: Path, work: Path, reference: Path | None, *, pdf: bool, show_it: bool) -> int:
    """The copy for the public, or why there is none."""
    made = desk.publish(folder, work, reference)
    if made.word is None or made.page is None:
        show.findings(made.findings)
        click.echo(f"表格有 {len(made.findings)} 处读不懂，没有成稿")
        return STOPPED
    show.others(made.word, "新稿")
    show.others(made.page, "新的网页")
    if made.findings:
        click.echo(f"还有 {show.tally(made.findings)}（{show.by_rule(made.findings)}），运行 drafter check 逐条看")
    click.echo(f"公开稿：{show.near(made.word.path)}")
    click.echo(f"网页：{show.near(made.page.path)}")
    _finish(made.word.path, pdf=pdf, show_it=show_it)
    return CLEAN


def tell(built: desk.Built, *, clean: bool) -> None:
    """A draft, or why there is none, in her words."""
    if built.placed is None:
        show.findings(built.findings)
        click.echo(f"表格有 {len(built.findings)} 处读不懂，没有成稿")
        return
    tell_departures(built)
    show.others(built.placed, "新稿", pulls=True)
    if clean and any(finding.level is Level.ERROR for finding in built.findings):
        click.echo(f"清稿里留下了 {show.tally(built.findings)}：")
        show.findings(built.findings)
    elif clean and built.findings:
        click.echo(f"还有 {show.tally(built.findings)}（{show.by_rule(built.findings)}），运行 drafter check 逐条看")
    elif built.findings:
        click.echo(f"{show.tally(built.findings)}，都批注在稿子里")
    click.echo(f"{'清稿' if clean else '审阅稿'}：{show.near(built.placed.path)}")
    if built.page:
        show.others(built.page, "新的网页")
        click.echo(f"在浏览器里看：{show.near(built.page.path)}")


def tell_departures(built: desk.Built) -> None:
    """Where the layout parts from the standard, a line each."""
    if built.departures:
        click.echo(f"和国家标准（GB/T 9704—2012）不同的 {len(built.departures)} 处：")
        click.echo("\n".join(f"  {told}" for told in built.departures))


def tell_pdf(made: Printed) -> None:
    """A PDF, and what she should know of it."""
    show.others(made.placed, "新的 PDF ")
    if made.fonts:
        click.echo(f"留意：{made.fonts}")
    click.echo(f"PDF：{show.near(made.path)}")


def _finish(draft: Path, *, pdf: bool, show_it: bool) -> None:
    """The PDF where one is wanted, then a look at what there is; the draft stays whatever happens."""
    troubles: list[DrafterError] = []
    result = draft
    if pdf:
        try:
            printed = print_draft(draft)
            tell_pdf(printed)
            result = printed.path
        except DrafterError as error:
            troubles.append(error)
    elif old := outdated(draft):
        click.echo(f"留意：旁边的“{old.name}”是以前的，不是这一稿；要换成新的，加上 --pdf 再出一次")
    if show_it:
        from drafter.cli import viewing

        try:
            viewing.open_file(result)
        except DrafterError as error:
            troubles.append(error)
    for trouble in troubles[:-1]:
        click.echo(spelt(str(trouble)), err=True)
    if troubles:
        raise troubles[-1]
