"""drafter proof: the figures and words of any report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from drafter import desk
from drafter.cli import CLEAN, FOUND, show
from drafter.cli.chinese import ChineseHelp
from drafter.model.erratum import Erratum, Spot


@click.command("proof", cls=ChineseHelp)
@click.argument("file", type=click.Path(path_type=Path), metavar="报告")
@click.option(
    "--against", type=click.Path(path_type=Path), metavar="上年报告", help="连同上年报告对一遍：同比、旧数、口径"
)
@click.option(
    "-o", "into", type=click.Path(path_type=Path), metavar="文件名.docx", help="写成 Word 校对稿，批注在原词上"
)
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(file: Path, against: Path | None, into: Path | None, *, as_json: bool) -> int:
    """校对一份报告，不管是不是起草助手写的：数字前后对不对得上，提法、名称、标点有没有错。不改动文件。

    错误是不会对的，提醒要看一眼，提示是写法。没有查出退出码是 0，有是 1，读不下去是 2。
    """
    done = desk.proof(file, Path(), against, into)
    if as_json:
        show.as_json(
            {"findings": [_json(erratum, spans) for erratum, spans in zip(done.errata, done.spans, strict=True)]}
        )
    else:
        for erratum in done.errata:
            click.echo(erratum)
        click.echo(f"{show.tally(done.errata)}（{show.by_rule(done.errata)}）" if done.errata else "没有查出问题")
    for remark in done.remarks:
        click.echo(f"留意：{remark}", err=True)
    if done.placed:
        show.others(done.placed, "校对稿", err=as_json)
        click.echo(f"校对稿：{show.near(done.placed.path)}", err=as_json)
    return FOUND if done.errata else CLEAN


def _json(erratum: Erratum, spans: Sequence[tuple[int, int] | None]) -> dict[str, object]:
    own, *others = (_place(spot, span) for spot, span in zip(erratum.spots, spans, strict=True))
    return {
        "rule": erratum.rule,
        "level": erratum.level.value,
        "quote": erratum.words,
        **own,
        "message": erratum.message,
        "fix": erratum.fix,
        "prior_quote": erratum.prior,
        "also": others,
    }


def _place(spot: Spot, span: tuple[int, int] | None) -> dict[str, int | None]:
    start, end = span or (None, None)
    return {"start": start, "end": end, "paragraph": spot.paragraph}
