"""Last year's reports -> the figures whose value of this year is sought, each with the words it stands among."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.collecting.alike import Sought
from drafter.collecting.several_years import counted_over, over
from drafter.model.indicator import Catalogue
from drafter.model.report import Report
from drafter.quantities import Quantity, quantities
from drafter.zh import figures
from drafter.zh.expression import expression

_PART = expression("其中[^。；]*$")


def sought_of(reports: Sequence[Report], catalogue: Catalogue) -> list[Sought]:
    """Reports, and the indicators known -> their figures in order."""
    topics = {one.name: field.topics for field in catalogue for one in field.indicators}
    return [one for report in reports for one in _of(report, topics)]


def _of(report: Report, topics: Mapping[str, tuple[str, ...]]) -> Iterator[Sought]:
    headings = {sentence.text: sentence.heading for sentence in report.sentences}
    long, taken = over(report.sentences), dict[str, int]()
    for one in report.statistics:
        told = _quantities(one.sentence, report.meta.year)
        at = taken.get(one.sentence, -1)
        here = next((q for q in told if q.start > at and q.figure.text == one.figure.text), None)
        taken[one.sentence] = here.start if here else at
        clause = here.clause if here else one.name
        part = here is not None and bool(_PART.search(one.sentence, 0, here.start))
        ahead, _, before = one.sentence[: here.start if here else 0].rpartition("，")
        lead = ahead.rpartition("，")[2]
        yield Sought(
            one, clause, f"{lead} {headings.get(one.sentence, '')}", topics.get(one.indicator, ()), part, f"{lead}，{before}",
            here is not None and one.sentence in long and counted_over(one.sentence, here.start, one.figure.unit),
        )  # fmt: skip


@lru_cache(maxsize=256)
def _quantities(sentence: str, year: int) -> tuple[Quantity, ...]:
    return tuple(quantities(sentence, figures.find(sentence), year))
