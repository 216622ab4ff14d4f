"""Two printed paragraphs that were made one -> the words of one of them in a cell that the other prints."""

from __future__ import annotations

from drafter.model.manifest import Cell, Line, Run
from drafter.returning import spelling
from drafter.returning.outlining import rows_of
from drafter.returning.texts import Texts

_STAY = ("提纲", "案卷", "上年问题")
"""Tables whose rows cannot be without their words."""


def join(texts: Texts, first: Line, second: Line, *, by_key: bool) -> bool:
    """The words of the second go to the cell the first ends with, where both are of one table and its rows can be without;
    those that are answers spelled out, to the other's cell of 正文, or with the other's to a new one; whether they did."""
    for line, other in ((second, first), (first, second)):
        host = spelling.host_of(other)
        if host in texts.bodies and not spelling.host_of(line) and set(spelling.answers_in(line)) & texts.spelled:
            _put(texts, host, other, line, behind=line is second, by_key=by_key)
            return True
    answers = {row for line in (first, second) for row in spelling.answers_in(line)}
    if not spelling.host_of(first) and not spelling.host_of(second) and _tells(first, second) <= set(spelling.FITTED):
        return answers <= texts.spelled
    taker = next((run.cell for run in reversed(first.runs) if run.is_text), None)
    mine = [cell for cell, told in texts.bodies.items() if any(key == second.key for key, *_ in told)]
    tables = {cell[0] for cell in (*mine, *([taker] if taker else []))}
    apart = len(tables) > 1 or any(run.cell[0] in _STAY for run in second.runs)
    if taker is None or taker[2] in ("标题", "小标题") or not mine or apart or taker not in texts.bodies:
        return False
    _put(texts, taker, first, second, behind=True, by_key=by_key)
    for cell in mine:
        texts.bodies[cell] = [one for one in texts.bodies[cell] if one[0] != second.key]
        if not texts.bodies[cell]:
            texts.emptied[cell] = by_key
            texts.joined.add((cell[0], cell[1]))
    return True


def _tells(*lines: Line) -> set[str]:
    """The tables whose rows lines tell."""
    return {table for line in lines for table, _ in rows_of(line)}


def _put(texts: Texts, cell: Cell, line: Line, other: Line, *, behind: bool, by_key: bool) -> None:
    """All that another line says goes into a cell of a line, behind or before what that says there."""
    words = "".join(_piece(texts, run, other) for run in other.runs)
    told = texts.bodies[cell]
    at = max(n for n, (key, *_) in enumerate(told) if key == line.key)
    _, there, sure = told[at]
    told[at] = (line.key, there + words if behind else words + there, sure and by_key)


def _piece(texts: Texts, run: Run, line: Line) -> str:
    """A run's words as they stand now; the first run of a cell in a paragraph has all of the cell's there."""
    if not run.is_text:
        return run.text
    if next(one for one in line.runs if one.cell == run.cell) is not run:
        return ""
    return "".join(text for key, text, _ in texts.bodies.get(run.cell, ()) if key == line.key)
