"""法治、自治、德治: things told together in a set order, told in another, or without one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.quoting import quote

_BETWEEN = "[、和及与，]"
_FEW = 4
"""Things of which one left out is a slip: of fewer, they may well be told without it."""


class _Order(NamedTuple):
    """Things in their set order, from which year on, and by what."""

    things: tuple[str, ...]
    first: int
    source: str

    @property
    def listed(self) -> re.Pattern[str]:
        """All of them but one at most, in any order."""
        one, more = "|".join(self.things), len(self.things) - 1
        least = more - (len(self.things) >= _FEW)
        return expression(f"(?:{one})(?:{_BETWEEN}(?:{one})){{{least},{more}}}")


@cache
def _orders() -> tuple[_Order, ...]:
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines if line and line[0] != "#")
    return tuple(_Order(tuple(row[0].split("、")), int(row[1]), " ".join(row[2:])) for row in rows)


def look(paper: Paper) -> Iterator[Remark]:
    """Things told together in another order than the set one, and those told without one."""
    for order in _orders():
        first, last = order.things[0], order.things[-1]
        if (not paper.year or paper.year >= order.first) and (first in paper.text or last in paper.text):
            yield from _found(paper, order)


def _found(paper: Paper, order: _Order) -> Iterator[Remark]:
    pattern = order.listed
    for line in paper.lines:
        for found in pattern.finditer(line.text) if not line.row else ():
            told = re.split(_BETWEEN, found[0])
            if len(set(told)) == len(told) and told != list(order.things) and not _goes_on(line, found):
                yield from _told(line, found, told, order)


def _goes_on(line: Line, found: re.Match[str]) -> bool:
    """Whether the list has more before or behind, and is another one."""
    return line.text.endswith(("、", "和"), 0, found.start()) or line.text.startswith(
        ("、", "和", "及", "与"), found.end()
    )


def _told(line: Line, found: re.Match[str], told: list[str], order: _Order) -> Iterator[Remark]:
    right, by = "、".join(order.things), order.source and f"（{order.source}）"
    missing = [thing for thing in order.things if thing not in told]
    if not missing:
        yield Remark(line, *found.span(), f"先后和固定的写法不同{by}", f"改为{quote(right)}", Level.HINT)
    elif told == [thing for thing in order.things if thing in told]:
        message = f"漏了“{missing[0]}”{by}"
        yield Remark(line, *found.span(), message, f"改为{quote(right)}；本来只说这几样的，不用改", Level.HINT)
