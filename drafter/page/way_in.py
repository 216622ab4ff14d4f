"""The way into the page for a browser that is started: a file of this user's alone that leads to the opening address. What a
program is started with, everybody on the computer can read; the token in the address must not be there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from drafter.storage import leftovers

_LEADS = """<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url={address}"><title>起草助手</title></head>
<body><p>正在打开。没有自己打开的，<a href="{address}">点这里</a>。</p></body>
</html>
"""


@contextmanager
def way_in() -> Iterator[Callable[[str], Path]]:
    """While the block runs: the opening address -> a file that leads there, which no other user can read (0600, in a folder
    0700). OSError where it cannot be written."""
    folder = Path(tempfile.mkdtemp(prefix=leftovers.prefix()))

    def leading(address: str) -> Path:
        path = folder / "drafter.html"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(_LEADS.format(address=escape(address)))
        return path

    try:
        yield leading
    finally:
        shutil.rmtree(folder, ignore_errors=True)
