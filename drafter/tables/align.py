"""Lines of a table -> the same lines, every dash and every key in the column of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.tables.slip import Slip
from drafter.zh.expression import expression

_DASH = expression(r"( *)(-(?: +|$))")
_KEY = expression(r" *[^\s:：#'\"\-\[\]{}&*!?%][^:：]{0,20}?\s*[:：]")
_USUAL_DASH, _ALONE = 2, -1


class Columns:
    """Where dashes and keys of a table stand, followed from line to line.

    listed: the table is a list of rows; else its keys stand at the margin and a list may stand within, as in 案卷.yaml.
    """

    def __init__(self, lines: Sequence[str], *, listed: bool) -> None:
        dashes = Counter(len(found[1]) for line in lines if (found := _DASH.match(line)))
        self._dash = dashes.most_common(1)[0][0] if dashes else _USUAL_DASH
        self._listed = listed
        self._row: int | None = None
        """Column of the keys of the row read last; _ALONE when its dash stands on a line of its own."""

    def align(self, line: str, number: int, slips: list[Slip]) -> str:
        """A line that is neither blank nor part of a text, told of and set right when it stands elsewhere."""
        here = len(line) - len(line.lstrip())
        dash = _DASH.match(line)
        if dash and (self._row is None or here < self._row or self._row == _ALONE):
            self._row = self._dash + len(dash[2]) if dash.end() < len(line) else _ALONE
            return _set(line, self._dash, number, slips)
        if dash or not _KEY.match(line):
            return line
        if self._listed and self._row is None:
            slips.append(Slip(number, "这一条的开头少了“- ”", "在前面补上“- ”（半角减号加一个空格）"))
            self._row = self._dash + 2
            return f"{' ' * self._dash}- {line.lstrip()}"
        if self._row == _ALONE:
            self._row = max(here, self._dash + 1)
        choices = [column for column in (None if self._listed else 0, self._row) if column is not None]
        return _set(line, min(choices, key=lambda column: abs(column - here)), number, slips)


def _set(line: str, column: int, number: int, slips: list[Slip]) -> str:
    bare = line.lstrip()
    if len(line) - len(bare) != column:
        slips.append(Slip(number, "这一行没有和上下几行对齐", f"行首空{column}格" if column else "行首不要空格"))
    return " " * column + bare
