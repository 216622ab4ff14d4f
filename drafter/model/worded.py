"""The words of a report in the order they are printed, each with the cell it comes from: what proofing reads of a dossier."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.kind import Part
from drafter.model.manuscript import Para


class Worded(NamedTuple):
    """A paragraph as it will be printed. part: what it does; section: the heading of level 1 it stands under, empty where
    there is none."""

    para: Para
    part: Part
    section: str = ""
