"""Whether a model may be asked for something: what she wrote beside her work, and where what is asked is kept."""

from __future__ import annotations

from pathlib import Path

from drafter import tables
from drafter.model.endpoint import Use
from drafter.model.second_reader import SecondReader


def reader_for(use: Use, work: Path, folder: Path | None = None) -> SecondReader | None:
    """A use, the folder she works in and the dossier (None where there is none: then it is kept beside her work) -> who is to
    be asked; None where she has switched nothing on. DrafterError as load_endpoint and connect."""
    endpoint = tables.load_endpoint(work)
    if endpoint is None or not endpoint.allows(use):
        return None
    from drafter import asking

    return asking.connect(endpoint, folder or work)
