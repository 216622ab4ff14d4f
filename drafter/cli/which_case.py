"""Which dossier a command is about: --case, said alike by every command; by check and build the bare folder too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def case_option(name: str = "folder") -> Callable[[Any], Any]:
    """--case, handed to the command under a name."""
    told = "哪个案卷；不写就是所在的或唯一的"
    return click.option("--case", name, type=click.Path(path_type=Path), metavar="案卷", help=told)


def one_of(folder: Path | None, named: Path | None) -> Path | None:
    """The folder written bare, or after --case. click.UsageError where both are and they differ."""
    if folder is not None and named is not None and folder != named:
        raise click.UsageError(f"案卷写了两个：{folder}、{named}，只写一个")
    return folder or named
