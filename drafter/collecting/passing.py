"""What of papers is not used, told a paper: figures that are not this year's of the district, drafts that a final paper replaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.collecting.mention import Mention, Scope
from drafter.collecting.telling import Told
from drafter.collecting.timespan import Period

_COUNTED = (Period.YEAR, Period.CUTOFF, Period.CHANGE)
"""Figures of these are this year's, or follow from them."""


def passed(sentences: Sequence[Told], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """The papers' sentences and figures -> (file, what was not used of it and why)."""
    final = {one.facts.stem for one in sentences if not one.facts.draft}
    drafts = dict.fromkeys(one.facts.file for one in sentences if one.facts.draft and one.facts.stem in final)
    yield from ((file, "是初稿，另有定稿，以定稿为准") for file in drafts)
    lots: dict[str, Counter[str]] = {}
    for one in mentions:
        if why := _why(one):
            lots.setdefault(one.facts.file, Counter())[why] += 1
    for file, counted in lots.items():
        told = "，".join(f"{why}{count}个" for why, count in counted.most_common())
        yield file, f"没有用的数{counted.total()}个：{told}"


def _why(one: Mention) -> str:
    """Why a figure is not this year's of the district; empty where it is."""
    if one.scope is not Scope.OWN:
        return one.scope.value
    return "" if one.period in _COUNTED else one.period.value
