"""What a proofing rule says: which words of which paragraph, what is wrong with them, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self

from drafter.model.finding import Level
from drafter.proofing.report_text import Line


class Remark(NamedTuple):
    """Characters start..end of a line as read; as_printed: of the line as it stands in the file. level: where it is not the
    rule's own; prior: the words of last year's report it is told against; shown: what is printed in place of the words, where
    these must not be; also: where else stands what is told here for all."""

    line: Line
    start: int
    end: int
    message: str
    fix: str
    level: Level | None = None
    prior: str = ""
    as_printed: bool = False
    shown: str = ""
    also: tuple[tuple[Line, int, int], ...] = ()

    def for_all(self, others: Sequence[Self]) -> Self:
        """This remark, told for others of its kind too."""
        return self._replace(also=tuple((one.line, one.start, one.end) for one in others))
