"""A table's text as lines with their ends, and where rows stand among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.place import Ref
from drafter.tables.table import Table
from drafter.zh.expression import expression

_LINE = expression(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_END = expression(r"\r\n|\n|\r")
_ENDS = ("\n", "\r")


def split(text: str) -> list[str]:
    """Text -> its lines, each with its line end; put together again they are the text."""
    return _LINE.findall(text)


def joined(lines: Sequence[str], like: Sequence[str]) -> str:
    """Lines -> text. Lines that lack an end get one; the last keeps or lacks it as the last line of `like` did."""
    return "".join(closed(lines, like))


def closed(lines: Sequence[str], like: Sequence[str]) -> list[str]:
    """As joined, the lines themselves."""
    whole = [line if line.endswith(_ENDS) else line + end_before(lines, at) for at, line in enumerate(lines)]
    if whole and like and not end_of(like[-1]):
        whole[-1] = whole[-1].rstrip("\r\n")
    return whole


def end_before(lines: Sequence[str], at: int) -> str:
    """The line end in use above line `at`, below it where there is none above, else that of any text file."""
    above = next((found[0] for n in range(at - 1, -1, -1) if (found := _END.search(lines[n]))), "")
    return above or next((found[0] for line in lines[at:] if (found := _END.search(line))), "\n")


def end_of(line: str) -> str:
    """A line's own end; nothing where the text ends without one."""
    found = _END.search(line)
    return found[0] if found else ""


def put(lines: list[str], at: int, new: Sequence[str]) -> None:
    """Lines without ends in before line `at`, with the line end of the lines above."""
    end = end_before(lines, at)
    if at and not end_of(lines[at - 1]):
        lines[at - 1] += end
    lines[at:at] = [line + end for line in new]


def row_start(lines: Sequence[str], table: Table, ref: Ref) -> int:
    """Index of a row's first line: that of its dash."""
    start = table.spans[ref].start if ref in table.spans else table.lines[ref] - 1
    while start > 0 and lines[start - 1].strip() == "-":
        start -= 1
    return start


def row_stop(lines: Sequence[str], table: Table, ref: Ref) -> int:
    """Index just after the last line of a row."""
    *rows, index = ref
    listed = table.spans[tuple(rows)]
    below = (*rows, int(index) + 1)
    stop = row_start(lines, table, below) if below in table.lines else listed.stop
    return back(lines, stop, listed.column)


def back(lines: Sequence[str], stop: int, column: int) -> int:
    """Go back over blank lines and comments that belong to what follows: those no further in than a column."""
    stop = min(stop, len(lines))
    while stop > 0 and (not lines[stop - 1].strip() or re.match(rf" {{0,{column}}}#", lines[stop - 1])):
        stop -= 1
    return stop
