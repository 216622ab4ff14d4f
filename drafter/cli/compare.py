"""drafter compare: two drafts side by side, as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import CLEAN, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.which_case import case_option
from drafter.desk.redlining import Sides, needs_dossier
from drafter.model.redline import Changed, Part
from drafter.zh.clipping import clipped
from drafter.zh.personal import masked

_LONGEST = 24
_FIRST = 20
"""Paragraphs told of on the screen."""
_SPOTS = 80
"""Characters of what changed within one."""


@click.command("compare", cls=ChineseHelp)
@click.argument("old", metavar="原来的")
@click.argument("new", metavar="现在的")
@click.option(
    "-o",
    "into",
    type=click.Path(path_type=Path),
    metavar="花脸稿.docx",
    help="花脸稿存在哪里；不写就在屏幕上列出前二十处",
)
@click.option("--figures-aside", is_flag=True, help="数字不算：只看数字以外改了什么")
@case_option()
def command(old: str, new: str, into: Path | None, folder: Path | None, *, figures_aside: bool) -> int:
    """两份稿子比一比：改了的词、增删的段落、挪动的段落，都是 Word 自己的修订，可以逐处接受或拒绝，版面不动。

    \b
    原来的、现在的可以是文件（Word、PDF、txt……），也可以是
      上年   案卷里的上年报告
      今年   案卷现在的样子出的稿
      编号   drafter history 列出的第几次改动以后的样子：12、第12次
    """
    work = Path()
    wanted = any(map(needs_dossier, (old, new)))
    dossier = case.find_dossier(work, folder) if wanted else folder
    done = desk.compare(Sides(old, new, dossier), into, work, figures=not figures_aside)
    if done.districts:
        click.echo(f"留意：两份稿子不是一个地方的，一份是{done.districts[0]}的，一份是{done.districts[1]}的")
    click.echo("\n".join(_lines(done.parts, figures=not figures_aside)))
    if done.placed is None:
        click.echo("\n".join(_changed(done.changed)), nl=bool(done.changed))
    else:
        show.others(done.placed, "新的花脸稿")
        click.echo(f"花脸稿：{show.near(done.placed.path)}")
    return CLEAN


def _lines(parts: Sequence[Part], *, figures: bool) -> Iterator[str]:
    """How much is new, all in all and part by part."""
    whole = Part("全篇", *(sum(getattr(one, name) for one in parts) for name in ("whole", "new", "gone", "moved")))
    if whole.is_same:
        yield "两份稿子一样" if figures else "两份稿子除了数字都一样"
        return
    yield _told(whole)
    for one in parts:
        yield f"  {_told(one)}"


def _changed(changed: Sequence[Changed]) -> Iterator[str]:
    """The first paragraphs that changed, and how; what changed within one, where that is little."""
    for one in changed[:_FIRST]:
        yield f"  {one.how}：{_one_line(one)}"
    if len(changed) > _FIRST:
        yield f"  ……还有 {len(changed) - _FIRST} 处；加上 -o 花脸稿.docx，逐处标在稿子上"


def _one_line(one: Changed) -> str:
    words = clipped(masked(" ".join(one.text.split())), _LONGEST)
    spots = [f"“{masked(was)}”→“{masked(now)}”" for was, now in one.stretches if was != now]
    told = "；".join(" ".join(spot.split()) for spot in spots)
    return f"{words}　{told if len(told) <= _SPOTS else clipped(told, _SPOTS)}".strip()


def _told(one: Part) -> str:
    share = f"（{round(one.new * 100 / one.whole)}%）" if one.whole else ""
    moved = f"，挪动 {one.moved} 段" if one.moved else ""
    changed = "没有改" if one.is_same else f"新写 {one.new} 字{share}，删去 {one.gone} 字{moved}"
    return f"{clipped(one.heading, _LONGEST)}：{one.whole} 字，{changed}"
