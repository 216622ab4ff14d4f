"""A title broken into lines: 词意完整、排列对称、长短适宜, 梯形或菱形 (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from drafter.zh.expression import expression
from drafter.zh.gbt9704 import edges as edges_of
from drafter.zh.gbt9704 import width
from drafter.zh.phrasing import turns

LINE = 20
"""Characters of 二号 a line holds: 442.2 pt / 22 pt."""

EXTRA_LINE = 16
"""Cost of a line, so that there are as few as read well. Costs are in 字 of unevenness."""

SHORT, STUB = 3, 16
"""Characters of a last line that is a stub, and what it costs."""

EVEN, UNEVEN, EQUAL, WAIST = 6, 0.5, 4, 12
"""字 two lines may differ by freely, and what each further one costs; what two equal lines cost; what a line costs that is
shorter than the one above and the one below."""

_LONGEST = 500
"""Characters of a title that is turned with care; a longer one, twenty lines and more, is filled line by line."""
_PARTS = expression(r"[^\n]*\n|[^\n]+")

_Ways = dict[tuple[int, bool], tuple[float, tuple[int, ...]]]
"""Where the last line begins and whether lines shrink by then -> the least it costs, and where all the lines begin."""


def lines(title: str) -> tuple[str, ...]:
    """A title -> its lines, which joined give it again; one when it fits; its own line breaks stay, at the end of lines."""
    parts = [(_broken(part.removesuffix("\n")), part.endswith("\n")) for part in _PARTS.findall(title)]
    return tuple(line for broken, ended in parts for line in (*broken[:-1], broken[-1] + "\n" * ended)) or (title,)


def _broken(title: str) -> tuple[str, ...]:
    if width(title) <= LINE:
        return (title,)
    edges = edges_of(title)
    if len(title) > _LONGEST:
        starts = (*_everywhere([math.inf] * len(edges), edges), len(title))
    else:
        starts = (*_cheapest(_everywhere(turns(title, LINE), edges), edges), len(title))
    return tuple(title[start:end] for start, end in pairwise(starts))


def _everywhere(costs: Sequence[float], edges: Sequence[float]) -> dict[int, float]:
    """Where a line may begin, with the cost; where there is no place for longer than a line, one after each full line."""
    found, last = {0: 0.0}, 0
    for at in range(1, len(costs)):
        if edges[at] - edges[last] > LINE:
            last = at - 1
            found[last] = 0.0
        if costs[at] < math.inf:
            found[at], last = costs[at], at
    return found


def _cheapest(costs: Mapping[int, float], edges: Sequence[float]) -> tuple[int, ...]:
    """Places to turn and the width up to each character -> where the lines begin, at the least cost."""
    places = list(costs)
    ways: dict[int, _Ways] = {0: {}}
    for number, end in enumerate(places[1:], 1):
        here = ways[end] = {}
        for start in reversed(places[:number]):
            if edges[end] - edges[start] > LINE:
                break
            for state, cost, starts in _longer(start, end, ways[start], edges):
                told = cost + costs[start] + EXTRA_LINE
                if state not in here or told < here[state][0]:
                    here[state] = told, starts
    last = ways[places[-1]]
    stubs = {state: STUB if edges[-1] - edges[state[0]] <= SHORT else 0 for state in last}
    return min((cost + stubs[state], starts) for state, (cost, starts) in last.items())[1]


def _longer(
    start: int, end: int, ways: _Ways, edges: Sequence[float]
) -> Iterator[tuple[tuple[int, bool], float, tuple[int, ...]]]:
    """Ways to where a line starts -> ways to its end, with what its shape adds to their cost."""
    if not start:
        yield (0, False), 0.0, (0,)
    wide = edges[end] - edges[start]
    for (before, shrinking), (cost, starts) in ways.items():
        above = edges[start] - edges[before]
        shape = EQUAL if wide == above else max(0.0, abs(wide - above) - EVEN) * UNEVEN
        waist = WAIST if shrinking and wide > above else 0
        yield (start, wide < above or (shrinking and wide == above)), cost + shape + waist, (*starts, start)
