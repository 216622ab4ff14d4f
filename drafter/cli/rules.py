"""drafter rules: the manual of what is checked."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from textwrap import indent

import click

from drafter.cli import CLEAN, show
from drafter.cli.chinese import ChineseHelp
from drafter.desk import manual
from drafter.desk.manual import Entry
from drafter.model.finding import DrafterError

_NEAR = 0.5
"""Likeness from which a rule may be the one that was meant."""


@click.command("rules", cls=ChineseHelp)
@click.argument("name", required=False, metavar="[规则]")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(name: str | None, *, as_json: bool) -> int:
    """检查、校对的规则手册：每条说的是什么、轻重、例子、怎么改、依据。写上规则的名称（算不拢），只看那一条。"""
    told = manual.about(name) if name else manual.manual()
    if not told:
        names = list(dict.fromkeys(entry.name for entry in manual.manual()))
        near = "、".join(difflib.get_close_matches(name or "", names, cutoff=_NEAR))
        fix = f"名称相近的有：{near}" if near else "不写名称，看看有哪些规则"
        raise DrafterError(f"没有叫“{name}”的规则", fix=fix)
    if as_json:
        show.as_json([_json(entry) for entry in told])
    elif name:
        click.echo("\n\n".join("\n".join(_whole(entry)) for entry in told))
    else:
        for told_by in (manual.DOSSIER, manual.REPORT):
            click.echo(f"{told_by}：")
            for entry in told:
                if entry.told_by == told_by:
                    click.echo(f"  {entry.level} {entry.name}：{entry.about}")
    return CLEAN


def _whole(entry: Entry) -> Iterator[str]:
    yield f"{entry.name}（{entry.level}，{entry.told_by}）"
    yield f"{entry.about}。"
    for title, text in (("要提醒的", entry.wrong), ("不提醒的", entry.right)):
        if text:
            yield f"{title}："
            yield indent(text.replace(": |", "："), "    ")
    if entry.says:
        yield f"提醒的话：{entry.says}"
    if entry.remedy:
        yield f"怎么改：{entry.remedy}"
    if entry.source:
        yield f"依据：{entry.source}"


def _json(entry: Entry) -> dict[str, str]:
    return {
        "rule": entry.name,
        "level": entry.level.value,
        "about": entry.about,
        "told_by": entry.told_by,
        "wrong": entry.wrong,
        "right": entry.right,
        "says": entry.says,
        "fix": entry.remedy,
        "source": entry.source,
    }
