"""A file of hers opened as a double click would open it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from drafter.model.finding import DrafterError

_SECONDS = 3
"""An opener that fails does so at once; one that still runs after this is taken to show the file."""


def open_file(path: Path) -> None:
    """A file -> shown by what this system shows such files with. DrafterError when nothing could be started."""
    if not _opened(path.resolve()):
        raise DrafterError(
            f"没有打开“{path.name}”：这台电脑上没有能打开它的程序，或者没有桌面", fix=f"自己打开“{path}”"
        )


def _opened(path: Path) -> bool:
    if sys.platform in ("win32", "darwin"):
        return click.launch(str(path)) == 0
    try:
        opener = subprocess.Popen(
            ["xdg-open", str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C while watching is not for the viewer
        )
        return opener.wait(_SECONDS) == 0
    except OSError:
        return False
    except subprocess.TimeoutExpired:
        return True
