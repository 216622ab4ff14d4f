"""A font on this machine that has Chinese characters, found without changing anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_CHOICE = (
    "simsun.", "fandolsong-regular", "stsong", "notoserifcjk-regular", "notoserifcjksc-regular", "notoserifsc-regular",
    "sourcehanserifsc-regular", "simfang", "fandolfang-regular", "simhei", "fandolhei-regular", "msyh.", "pingfang",
    "hiragino sans gb", "stheiti light", "notosanscjk-regular", "notosanscjksc-regular", "notosanssc-regular",
    "sourcehansanssc-regular", "wqy-microhei", "wqy-zenhei", "songti", "uming", "droidsansfallback",
)  # fmt: skip
"""Files' names begin so, in small letters, best first: 宋体, then 仿宋, 黑体 and others."""

_SIMPLIFIED = re.compile(r"noto(?:sans|serif)cjk-\w+\.ttc", re.IGNORECASE)
"""Collections whose third face, after the Japanese and the Korean, is the one for simplified Chinese."""

_SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")
_MOST, _DEEPEST = 5_000, 5
"""Files looked at, and folders one within another."""
_PATIENCE = 2
"""Seconds fontconfig may take; it has been asked only where no known folder has a font."""


@dataclass(frozen=True)
class Typeface:
    """A face of a font file, the first being 0."""

    file: Path
    index: int


@cache
def chinese() -> Typeface | None:
    """The face to draw Chinese with; None where none is found."""
    found: dict[int, Path] = {}
    for file in _files():
        rank = next((n for n, name in enumerate(_CHOICE) if file.name.lower().startswith(name)), None)
        if rank is not None and (rank not in found or file < found[rank]):
            found[rank] = file
    best = found[min(found)] if found else _listed()
    return None if best is None else Typeface(best, 2 if _SIMPLIFIED.fullmatch(best.name) else 0)


def _folders() -> list[Path]:
    """Where fonts are kept on Windows, macOS and Linux."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Microsoft/Windows/Fonts"
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", own]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts"]


def _files() -> Iterator[Path]:
    """Font files in the known folders; a bounded number, links to folders not followed."""
    seen = 0
    for folder in _folders():
        for at, inside, names in os.walk(folder):
            if len(Path(at).parts) - len(folder.parts) >= _DEEPEST:
                inside.clear()
            for name in names:
                seen += 1
                if seen > _MOST:
                    return
                if name.lower().endswith(_SUFFIXES):
                    yield Path(at, name)


def _listed() -> Path | None:
    """What fontconfig knows to hold Chinese, where there is fontconfig."""
    command = ["fc-list", "--format", "%{file}\n", ":lang=zh-cn"]
    try:
        told = subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE, text=True)
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return None
    return next((Path(line) for line in sorted(told.stdout.splitlines()) if line.lower().endswith(_SUFFIXES)), None)
