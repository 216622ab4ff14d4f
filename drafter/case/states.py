"""A dossier as it was after a change of its history."""

from __future__ import annotations

from pathlib import Path

from drafter.case import snapshots
from drafter.case.changing import see
from drafter.case.commit import Files
from drafter.model.finding import DrafterError


def state_after(folder: Path, number: int) -> Files:
    """A dossier's files as they were after the change of that number. DrafterError when there is none, or they are no
    longer kept."""
    see(folder)
    entry = next((one for one in snapshots.entries(folder) if one.number == number and not one.unfinished), None)
    if entry is None:
        raise DrafterError(f"没有第{number}次改动", fix="看看更改历史，挑一次还留着的")
    files = {name: snapshots.content(folder, digest) for name, digest in entry.state.items()}
    if any(data is None for data in files.values()):
        raise DrafterError(f"第{number}次改动以后的表已经不留着了", fix="看看更改历史，挑一次近些的")
    return {name: data for name, data in files.items() if data is not None}
