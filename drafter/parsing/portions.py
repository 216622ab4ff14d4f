"""A paper cut into its parts, first paragraph to last: together they are the paper, nothing left out and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from drafter.model.kind import Part
from drafter.model.manuscript import TABLE, Doubt, Para
from drafter.model.report import Portion
from drafter.parsing.metadata import Frame
from drafter.parsing.roles import Zone


def portions(paras: Sequence[Para], at: Frame, placed: Sequence[Zone]) -> tuple[Portion, ...]:
    """All paragraphs, where the body is, and the zones of the body -> the parts in reading order."""
    found = []
    for zone, members in groupby(range(1, len(paras) + 1), key=lambda paragraph: _zone(paragraph, at, placed)):
        numbers = list(members)
        text = "\n".join(paras[number - 1].text for number in numbers)
        found.append(Portion(zone.part, zone.section, numbers[0], numbers[-1], text))
    return tuple(found)


def _zone(paragraph: int, at: Frame, placed: Sequence[Zone]) -> Zone:
    """The body has its zones; what stands before is preface, 署名 and 成文日期 are signature, what follows is other."""
    if paragraph < at.first:
        return Zone(Part.PREFACE, "")
    if paragraph <= at.last:
        return placed[paragraph - at.first]
    return Zone(Part.SIGNATURE if paragraph in (at.signature, at.date) else Part.OTHER, "")


def aside(paras: Sequence[Para], at: Frame) -> list[Doubt]:
    """What stands in the paper but is not laid out: tables within the body, and what follows its date."""
    rows = [n for n in range(at.first, at.last + 1) if paras[n - 1].look in TABLE]
    behind = [n for n in range(at.last + 1, len(paras) + 1) if n not in (at.signature, at.date)]
    told = (
        (rows, f"正文里有表格，共{len(rows)}行，表里的数字没有列出，请自己对照"),
        (behind, f"正文后面还有{len(behind)}段附件，没有列入，请自己对照"),
    )
    return [Doubt(places[0], message) for places, message in told if places]
