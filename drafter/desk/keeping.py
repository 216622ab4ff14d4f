"""history, undo: who changed which cell when, and the last change taken back."""

from __future__ import annotations

from pathlib import Path

from drafter.case import Told, refuse_no_dossier, told
from drafter.case import undo as taken_back


def history(folder: Path, row: str = "") -> list[Told]:
    """A dossier's folder -> its changes, the newest first. row: only those of a row (指01) or a table (指标)."""
    refuse_no_dossier(folder)
    return told(folder, row)


def undo(folder: Path, number: int = 0) -> Told:
    """Take a change back (0: the last one) -> what that changed."""
    refuse_no_dossier(folder)
    return taken_back(folder, "撤销", number)
