"""drafter model: the bureau's own language model, tried and graded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from drafter.cli.chinese import ChineseHelp
from drafter.cli.show import near
from drafter.desk.examining import Tried, check_model
from drafter.model.endpoint import Use
from drafter.model.graded import Grade, Standing

_STANDING = {
    Standing.REPLACES: "拿不准的计划照它判（标明“本地模型判断”）",
    Standing.AVERAGED: "拿不准的计划参考它判：比起草助手自己好多少，就听多少（标明“本地模型判断”）",
    Standing.REFUSED: "不比起草助手自己好，对照、收材料不用它；换一个模型，或者改一改 templates/模型/对照.txt 再考",
}


class _Group(ChineseHelp, click.Group):
    """A group whose help is in Chinese, its commands told behind its options."""

    def collect_usage_pieces(self, _ctx: click.Context) -> list[str]:
        return ["命令"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl([(name, one.get_short_help_str(80)) for name, one in self.commands.items()])


@click.group("model", cls=_Group)
def command() -> None:
    """本单位自己的模型（模型.yaml）：试一试通不通、快不快，拿随带的标注过的计划考一考。"""


@command.command("check", cls=ChineseHelp)
def check() -> int:
    """连模型.yaml 里写的地址，发随带的考题（虚构的地方，不是您的材料），说发了什么、多快、判对多少；考得好的才用来对照。"""
    tried = check_model(Path(), _progress)
    _progress(0, 0)
    click.echo("\n".join(_lines(tried)))
    return 0


def _progress(done: int, whole: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[K考到 {done}/{whole} 条" if whole else "\r\033[K", nl=False, err=True)


def _lines(tried: Tried) -> Iterator[str]:
    grade, endpoint = tried.examined.grade, tried.endpoint
    yield f"地址：{endpoint.address}，模型：{endpoint.name}"
    on = "、".join(use.value for use in Use if endpoint.allows(use))
    yield f"打开的用处：{on or '一样也没有'}"
    yield f"发出：{tried.sent} 次，共 {tried.characters} 字，都是随带的考题；一次一次记在 {near(tried.records)}"
    yield f"用时：{tried.seconds:.0f} 秒，一次 {tried.seconds / max(1, tried.sent):.1f} 秒，一条计划 {tried.seconds / grade.total:.2f} 秒"
    for why, count in sorted(tried.examined.faults.items(), key=lambda one: -one[1]):
        yield f"没有用上：{count} 条，模型{why}"
    yield f"判对有没有回应：{_share(grade)}；起草助手自己：{grade.ours}/{grade.total}（{grade.ours / grade.total:.1%}）"
    yield f"连全部、部分也判对：{grade.whole}/{grade.total}"
    told = "，".join(f"{kind} {right}/{count}" for kind, (right, count) in tried.examined.by_kind.items())
    yield f"各类：{told}"
    yield f"结论：{_STANDING[grade.standing]}"


def _share(grade: Grade) -> str:
    low, high = grade.interval
    return f"{grade.right}/{grade.total}（{grade.right / grade.total:.1%}，95% 的区间 {low:.1%} 至 {high:.1%}）"
