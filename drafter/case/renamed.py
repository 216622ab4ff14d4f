"""A dossier of an older release -> the headings she had renamed in 正文, for the 提纲 it is now given."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.inputs import Inputs
from drafter.model.joined import Joins
from drafter.model.skeleton import above, skeleton
from drafter.tables.rows import Cells, Plan


def with_her_headings(wanted: Sequence[Cells], plan: Plan, inputs: Inputs, joins: Joins) -> list[Cells]:
    """The rows of 提纲 as laid out, a heading that all paragraphs under it were given anew being called so."""
    bones = skeleton(plan.reports[0])
    called: dict[str, set[str]] = {}
    for passage, row, _ in joins.passages:
        bone = above(bones, passage.paragraph, passage.part) if row and row.is_kept else None
        if bone and row:
            called.setdefault(bone.id, set()).add(row.heading or "")
    known = {heading for row in wanted for heading in (row["标题"], plan.headed.last(row))}
    return [row | _anew(called.get(str(row["编号"]), set()), known) for row in wanted]


def _anew(called: set[str], known: set[object]) -> Cells:
    """The one new name all paragraphs have, if they have one."""
    name = next(iter(called), "") if len(called) == 1 else ""
    return {"标题": name} if name and name not in known else {}
