"""A form that another dossier sent, by the keys it was sent with."""

from __future__ import annotations

import re

from drafter.collecting.form_words import Asks
from drafter.model.inquiry import KEY
from drafter.model.material import Material

_OURS = 0.2
"""Share of the keys of a form that must be of this dossier: rows may have been taken out since, not nearly all of them."""
_HEADING = re.compile(r"(?P<who>[^\s《》]{2,40}?)(?P<year>20\d\d)年度材料征集表")


def of_another(paper: Material, asks: Asks) -> str:
    """A paper and what is asked -> that it is a form of another dossier, and of which, in words; empty where it is none."""
    shown = {key for grid in paper.grids for row in grid.rows if (key := asks.keyed(row))}
    keys = {cell for grid in paper.behind for row in grid.rows for cell in row[:1] if KEY.fullmatch(cell)} or shown
    if not keys or sum(key in asks.by_key for key in keys) >= _OURS * len(keys):
        return ""
    said = "\n".join(cell for grid in paper.grids for row in grid.rows for cell in row)
    found = _HEADING.search(said)
    whose = f"（{found['who']}{found['year']}年度）" if found else ""
    return f"是另一个案卷{whose}的表，没有用"
