"""A dossier laid out again from another prior report: the old one is put aside whole, and what she wrote goes along where the same
is asked."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import case
from drafter.case.applying import apply
from drafter.desk.carried_words import carried
from drafter.desk.laying import Order, Started, new
from drafter.model.change import AddRow, SetCell
from drafter.model.finding import DrafterError

BY = "换上年报告"
"""Who changed the tables, as the history says."""
_FILES = (case.MATERIAL, "版式.yaml")
"""What lies beside the tables and goes along."""


@dataclass(frozen=True)
class LaidAgain:
    """What it came to. aside: where the old one is; carried: rows of it whose words went along; altered, left: see Carried."""

    started: Started
    aside: Path
    carried: int
    altered: tuple[str, ...]
    left: tuple[str, ...]


def lay_again(order: Order) -> LaidAgain:
    """What was asked for, into the folder of a dossier that is there. Where it cannot be laid out, the old one is back in its
    place. As new; as case.put_aside."""
    folder = order.into
    assert folder is not None
    before = case.see(folder)
    aside = case.put_aside(folder)
    try:
        started = new(replace(order, by=BY))
    except (DrafterError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        case.bring_back(aside) if aside.name == folder.name else aside.rename(folder)
        raise
    _copy(aside, folder)
    hers = carried(before, case.see(folder))
    made = hers.changes
    if made:
        apply(folder, made, BY)
    rows_of = {(one.table, one.key) for one in made if isinstance(one, SetCell) and one.key}
    return LaidAgain(
        started, aside, len(rows_of) + sum(isinstance(one, AddRow) for one in made), hers.altered, hers.left
    )


def _copy(old: Path, folder: Path) -> None:
    for name in _FILES:
        if (old / name).is_dir():
            shutil.copytree(old / name, folder / name, dirs_exist_ok=True)
        elif (old / name).is_file():
            shutil.copy2(old / name, folder / name)
