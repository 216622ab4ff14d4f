"""Names that stay in their folder, on any system."""

from __future__ import annotations

import re
from pathlib import Path

_NAME = re.compile(r"[\w（）()《》“”〔〕·—\-. ]{1,80}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def is_safe_name(name: str) -> bool:
    """Whether a district, kind or file name can be one step of a path, on any system, and lead nowhere else."""
    return bool(_NAME.fullmatch(name)) and not _RESERVED.fullmatch(name) and name.strip(" .") == name


def inside(folder: Path, name: str) -> Path | None:
    """folder / name when that is a plain name whose file really lies in the folder (no symlink out), else None."""
    if not is_safe_name(name):
        return None
    path = folder / name
    return path if path.resolve().parent == folder.resolve() else None
