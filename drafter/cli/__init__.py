"""The command line: her words to the desk, the desk's answers to her. Commands load only when they are called."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import NoReturn

import click

from drafter import made_once
from drafter.cli import trouble
from drafter.cli.chinese import ChineseHelp

CLEAN, FOUND, STOPPED = 0, 1, 2

_LIBRARIES = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "1"}
"""Told to libraries before they are loaded: numpy's matrices are small here, several threads only wait for each other;
pydantic would read the list of everything installed for plugins that are not wanted."""
_GARBAGE = 200_000
"""Objects made before Python looks for rings of garbage among them: at its 700, looking takes a tenth of a short command."""

_COMMANDS = {
    "new": "读上年报告，铺开案卷里的各张表；已有的案卷只补缺的",
    "request": "给各科室写征集表和通知；看谁交了、催报、确认数据",
    "collect": "读各科室报来的材料：今年的数填进去，答复和新情况列出来，矛盾的告诉您",
    "check": "检查案卷：没回应的计划、没交代的问题、没填的空、没改的数",
    "build": "出 Word 稿，每处问题都批注在原词上",
    "write": "请本单位的模型起草一节、润色一段，句句和来处核对，作为建议",
    "edit": "在浏览器里填表、看稿、收材料、出稿",
    "settle": "看过没有错的提醒，写明理由，不再提",
    "pull": "把别人在 Word 稿上改的收回表里",
    "compare": "两份稿子比一比，出一份花脸稿：改动都是 Word 的修订",
    "history": "什么时候、谁改了哪一格",
    "undo": "撤销最近一次改动",
    "read": "读一份报告，看读出了什么",
    "inspect": "拿国家标准检查任何一份 Word 文件的格式",
    "trace": "拿上年报告的计划对照今年的报告，看哪些有回应",
    "proof": "校对任何一份报告：数字对不对得上，提法过没过时，标点配不配对",
    "years": "一个地方历年的报告放在一起看：指标、年年写的计划、又提起的问题",
    "survey": "一起读许多份报告，写成一本汇总：谁交了、指标、计划落实、校对、雷同；也能用 SQL 查",
    "model": "本单位自己的模型：试一试通不通、快不快，考一考能不能用",
    "rules": "检查、校对的规则手册：说的是什么、轻重、例子、怎么改、依据",
}

_FILES = {"edit": "in_browser", "model": "model_check", "years": "year_by_year"}
"""Commands whose file is called otherwise: another room has a file of that name."""


class _Lazy(ChineseHelp, click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"drafter.cli.{_FILES.get(name, name)}").command
        return command

    def collect_usage_pieces(self, _ctx: click.Context) -> list[str]:
        return ["命令 [选项]"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="drafter", message="drafter %(version)s", help="显示版本号")
def main() -> None:
    """对照去年的报告起草今年的报告：计划有回应，数字不出错，成稿合国标。

    \b
    drafter new --district 龙华 --year 2025   从上年报告铺开案卷（output/龙华-2025 里的表）
    drafter check                             填表，随时检查
    drafter build                             出 Word 审阅稿
    """


def run() -> None:
    """Run the command line; everything that can stop it is one Chinese sentence and exit code 2."""
    for name, value in _LIBRARIES.items():
        os.environ.setdefault(name, value)
    gc.set_threshold(_GARBAGE)
    made_once.classes()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    _leave(trouble.guarded(main))


def _leave(code: int) -> NoReturn:
    """End the process as it is, once all is said: what is left goes with it, and to take it apart first is work for nothing."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "flush"):  # None where it was closed before
                stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python tells that it cannot say so
    made_once.keep()
    os._exit(code)
