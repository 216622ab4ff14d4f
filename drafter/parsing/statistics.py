"""Every counted thing of a report, with a name unique in it. Numbers of the plan are targets, not statistics; last year's
figures beside this year's, plans and targets told among the results, and what notes on terms tell are kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from drafter.model.finding import DrafterError
from drafter.model.kind import Part
from drafter.model.report import Statistic
from drafter.parsing.blocks import Block
from drafter.quantities import Standing, quantities
from drafter.quantities.clause import identifier
from drafter.quantities.cues import counted
from drafter.quantities.indicators import Recogniser, Setting
from drafter.quantities.phrase import MEASURES
from drafter.zh import figures, glossary

_MOST, _OPENING = 5000, 17
"""Figures of a report at most, the longest known has 240; characters of a name that a count is put behind."""


def statistics(
    body: Sequence[Block], known: Recogniser, year: int
) -> tuple[tuple[Statistic, ...], tuple[Statistic, ...]]:
    """Blocks, the indicators known and the year reported on -> statistics in reading order, and the figures apart from
    them. DrafterError when there are more than any report has."""
    found: list[Statistic] = []
    apart: list[Statistic] = []
    names = _Names()
    seen_in = [(b, s, figures.find(s.text)) for b in body if b.part is not Part.PLAN for s in b.sentences()]
    refuse_many(sum(len(seen) for _, _, seen in seen_in))
    for block, sentence, seen in seen_in:
        if not seen:
            continue
        above = (identifier(block.lead(sentence.start)), block.heading)
        noted = block.part is Part.OTHER and glossary.titles(block.section)
        for one in quantities(sentence.text, seen, year):
            standing = Standing.NOTE if noted and one.standing.counts else one.standing
            counts = standing.counts
            name = names.unique(one.name, one.figure.unit, one.thing) if counts else one.name or one.thing or "数量"
            where = Setting(one.clause, name, sentence.text, one.start, above)
            told = Statistic(
                f"指{len(found) + 1:02}" if counts else f"比{len(apart) + 1:02}", name, one.figure, sentence.text,
                block.paragraph, block.part, sentence.start + one.start, sentence.start + one.end,
                known.indicator(one.figure.unit, where) if counts else "", standing.value,
            )  # fmt: skip
            (found if counts else apart).append(told)
    return tuple(found), tuple(apart)


def refuse_many(count: int) -> None:
    """DrafterError for more figures than any report has."""
    if count > _MOST:
        told = f"这份材料里有{count}个数字，不像一份报告"
        raise DrafterError(told, fix="去掉名单、明细一类的内容，只留要用的那一份报告，另存后再读")


class _Names:
    """The names there are. reached: how far a name, and all names that begin like it, have been counted on."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._reached: dict[str, int] = {}

    def unique(self, name: str, unit: str, topic: str) -> str:
        """The name, made unlike all names taken: by its topic, then what its unit counts, then a number."""
        topic = identifier(topic)
        name = identifier(name) or topic[:12] or "数量"
        longer = f"{topic[: 20 - len(name)]}{name}" if topic and topic not in name and len(name) < 16 else name
        counts = unit == "%" or name.endswith(counted(unit)) or name[-1] in MEASURES
        ending = "" if counts or len(name) > _OPENING else f"{name}{counted(unit)}"
        plain = (choice for choice in (name, longer, ending) if choice and choice not in self._taken)
        chosen = next(plain, "") or self._counted(name[:_OPENING])
        self._taken.add(chosen)
        return chosen

    def _counted(self, opening: str) -> str:
        free = (n for n in count(self._reached.get(opening, 1) + 1) if f"{opening}之{n}" not in self._taken)
        number = self._reached[opening] = next(free)
        return f"{opening}之{number}"
