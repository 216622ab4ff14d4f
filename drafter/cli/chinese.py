"""Commands in Chinese: click's, with their fixed English words replaced and their errors told in one sentence."""

from __future__ import annotations

import re
from typing import Any

import click

from drafter.cli.trouble import Stopped

_REQUIRED = re.compile(r"\s*\[[^\[\]]*required\]")


class ChineseHelp(click.Command):
    """A command whose help speaks Chinese, and which stops with one sentence when work cannot go on."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        from drafter.model.finding import DrafterError  # here, so that --help does not pay for the model

        try:
            return super().invoke(ctx)
        except DrafterError as error:
            from drafter.cli.commands import spelt

            raise Stopped(spelt(str(error), _naming(ctx))) from error

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法 line."""
        pieces = [piece.replace("[OPTIONS]", "[选项]") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项 section."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section("选项"):
            formatter.write_dl([(name, _REQUIRED.sub("（必写）", words)) for name, words in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明"
        return option


def _naming(ctx: click.Context) -> str:
    """How the command that was run names a dossier: drafter pull … --case."""
    others = [one for one in ctx.command.params if isinstance(one, click.Argument) and ctx.params.get(str(one.name))]
    option = "--into" if ctx.info_name == "new" else "--case"
    return " ".join([ctx.command_path, *("…" for _ in others[:1]), option])
