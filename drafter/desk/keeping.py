"""history, undo: who changed which cell when, and the last change taken back."""

from __future__ import annotations

from pathlib import Path

from drafter.case import Told, refuse_no_dossier


def history(folder: Path, row: str = "") -> list[Told]:
    """A dossier's folder -> its changes, the newest first. row: only those of a row (指01, or some words of its
    name) or a table (指标)."""
    from drafter.case.undoing import told

    refuse_no_dossier(folder)
    return told(folder, row)


def undo(folder: Path, number: int = 0) -> Told:
    """Take a change back (0: the last one) -> what that changed."""
    from drafter.case import undoing

    refuse_no_dossier(folder)
    return undoing.undo(folder, "撤销", number)
