"""Values ten or ten thousand times off, against last year's and against what another paper says of the same."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.collecting.differing import explained
from drafter.collecting.mention import Mention
from drafter.collecting.stands_for import Weighed
from drafter.model.collected import Slip, Source

_LIKELY, _RIGHT = -0.3, -1.2
_SMALL = 100
_LEAST = Decimal(6)
_NEAR = (Decimal("0.5"), Decimal("2.2"))


def stretched(weighed: Weighed) -> Iterator[tuple[int, Slip]]:
    """(place, slip) of mentions that are one of last year's figures but for a factor of ten or more, where another has the right size."""
    seen: set[int] = set()
    for place, asked in enumerate(weighed.sought):
        last = asked.statistic.figure
        if last.unit == "%" or last.value < _SMALL:
            continue
        near = [
            n
            for n in range(len(weighed.mentions))
            if weighed.raw[place, n] >= _RIGHT and weighed.mentions[n].comparable
        ]
        likely = [n for n in near if weighed.raw[place, n] >= _LIKELY]
        right = [n for n in near if _NEAR[0] <= weighed.mentions[n].figure.value / last.value <= _NEAR[1]]
        for n in likely:
            one = weighed.mentions[n]
            times = max(one.figure.value, last.value) / max(Decimal("0.0001"), min(one.figure.value, last.value))
            if n in seen or times < _LEAST or int(weighed.best[n]) != place:
                continue
            better = next((weighed.mentions[r] for r in right if _times_off(weighed.mentions[r], one)), None)
            if better is not None:
                seen.add(n)
                why = f"上年是{last.text}，{better.facts.file}是{better.printed}，{explained(better, one)}"
                yield n, Slip(Source(one.facts.file, one.where, one.quote), why, better.printed)


def _times_off(right: Mention, one: Mention) -> bool:
    """Whether another paper says the same, but for a factor of ten, a hundred …"""
    return right.facts.file != one.facts.file and not one.vague and explained(right, one).startswith("差")
