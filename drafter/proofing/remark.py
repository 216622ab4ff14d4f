"""What a proofing rule says: which words of which paragraph, what is wrong with them, what to do."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.finding import Level
from drafter.proofing.report_text import Line


class Remark(NamedTuple):
    """Characters start..end of a line as read; as_printed: of the line as it stands in the file. level: where it is not the
    rule's own; prior: the words of last year's report it is told against; shown: what is printed in place of the words, where
    these must not be."""

    line: Line
    start: int
    end: int
    message: str
    fix: str
    level: Level | None = None
    prior: str = ""
    as_printed: bool = False
    shown: str = ""
