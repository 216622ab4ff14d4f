"""Dossiers put aside: moved whole into a folder of their own beside the others, and back; nothing is ever deleted."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from drafter.case.lock import held
from drafter.model.finding import DrafterError

ASIDE = "收起的案卷"
"""The folder, beside the dossiers, of those put aside."""


def aside(shelf: Path) -> list[Path]:
    """The folder of the dossiers -> those put aside."""
    return sorted(path.parent for path in (shelf / ASIDE).glob("*/案卷.yaml"))


def put_aside(folder: Path) -> Path:
    """Put a dossier aside -> where it is now; one of the same name that lies there stays. Busy while a program writes it;
    DrafterError where she stands in it; OSError where it cannot be moved."""
    here, at = Path.cwd(), folder.resolve()
    if here == at or at in here.parents:
        raise DrafterError(f"命令窗口就在“{at.name}”里面，收不起来", fix="回到放案卷的文件夹，再打开这一页")
    with held(folder):
        pass
    home = at.parent / ASIDE
    home.mkdir(exist_ok=True)
    return at.rename(_free(home, at.name))


def bring_back(folder: Path) -> Path:
    """Bring a dossier that was put aside back -> where it is now. DrafterError where another has its name."""
    to = folder.parent.parent / folder.name
    if to.exists():
        raise DrafterError(f"已经有“{folder.name}”这个案卷，没有放回来", fix="先把现在的那个收起来")
    return folder.rename(to)


def _free(home: Path, name: str) -> Path:
    """A name that nothing there has."""
    names = (home / (name if n == 1 else f"{name}-{n}") for n in count(1))
    return next(path for path in names if not path.exists())
