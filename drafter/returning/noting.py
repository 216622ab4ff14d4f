"""Comments in an edited draft -> notes on the rows they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model.edited import Edited, Remark
from drafter.model.finding import Level
from drafter.model.manifest import Line
from drafter.returning.ledger import Ledger
from drafter.returning.outlining import Row, heading_run
from drafter.returning.parts import Part
from drafter.returning.retyping import retyped

OURS = "起草助手"
"""Who writes the comments of a draft."""
_OWN = re.compile(rf"^(?:{'|'.join(Level)})·(?P<rule>[^：]+)：.*［[^［］]+第\d+行］$", re.DOTALL)
_CASE: Row = ("案卷", "")


def take(ledger: Ledger, edited: Edited, parts: Sequence[Part]) -> None:
    """The comments of an edited draft and its parts -> notes in the ledger; those on no row's words, on the row before."""
    row = _CASE
    for part in parts:
        here = _rows(part.line) if part.line else []
        row = here[0] if here else row
        for remark in _remarks(part):
            if words := told(remark):
                target = _row_at(part, remark) or row
                if ledger.rows.row(*target) is None:
                    ledger.lay_aside(words, " ".join(target), "批的这一条在表里已经没有了")
                else:
                    ledger.note(*target, words, by_key=part.by_key)
    for remark in edited.strays:
        if words := told(remark):
            ledger.note(*_CASE, words, by_key=True)


def _remarks(part: Part) -> Iterator[Remark]:
    """The comments on a part: of a paragraph that is several parts, those from its own beginning on."""
    for n, cell in enumerate(part.piece.cells):
        for remark in cell.remarks:
            mine = part.start <= remark.start < part.start + max(len(part.text), 1) or part.piece.table
            if n < len(part.cells) and mine:
                yield remark


def told(remark: Remark) -> str:
    """A comment as it stands in a row; empty for one of the draft's own that nobody wrote into."""
    if remark.author == OURS and _OWN.match(remark.text):
        return ""
    answered = _OWN.match(remark.answers)
    to = f"回复“{answered['rule']}”：" if answered else f"回复“{remark.answers[:20]}”：" if remark.answers else ""
    who = "" if remark.author in ("", OURS) else f"{remark.author}："
    return f"{who}{to}{' '.join(remark.text.split())}"


def _rows(line: Line) -> list[Row]:
    return list(dict.fromkeys((run.cell[0], run.cell[1]) for run in line.runs if run.cell[0]))


def _row_at(part: Part, remark: Remark) -> Row | None:
    """The row whose words a comment begins on."""
    if part.line is None:
        return None
    cells = part.line.cells
    for n, cell in enumerate(part.piece.cells):
        if remark in cell.remarks and n < min(len(cells), len(part.cells)):
            at = 0
            start = remark.start - (part.start if not part.piece.table else 0)
            for one in retyped(cells[n], part.cells[n]):
                at += len(one.text)
                if at > start and one.run.cell[0]:
                    return ("指标", one.run.metric) if one.run.metric else (one.run.cell[0], one.run.cell[1])
    rows = _rows(part.line)
    head = heading_run(part.line)
    return (head.cell[0], head.cell[1]) if head and part.line.look.value != "正文" else rows[0] if rows else None
