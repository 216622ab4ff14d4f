"""Every counted thing of a report, with a name unique in it. Numbers of the plan are targets, not statistics."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from drafter.model.finding import DrafterError
from drafter.model.kind import Part
from drafter.model.report import Statistic
from drafter.parsing.blocks import Block
from drafter.parsing.indicators import Recogniser, Setting
from drafter.parsing.names import Topic, identifier, told_of
from drafter.zh import figures

_MOST, _OPENING = 5000, 16
"""Figures of a report at most, the longest known has 240; characters of a name that a count is put behind."""


def statistics(body: Sequence[Block], known: Recogniser) -> tuple[Statistic, ...]:
    """Blocks and the indicators known -> statistics in reading order. DrafterError when there are more than any report has."""
    found: list[Statistic] = []
    names = _Names()
    counted = [(b, s, figures.find(s.text)) for b in body if b.part is not Part.PLAN for s in b.sentences()]
    refuse_many(sum(len(seen) for _, _, seen in counted))
    for block, sentence, seen in counted:
        lead = identifier(block.lead(sentence.start))
        topic = Topic(lead, lead)
        for index, here in enumerate(seen):
            name, clause, following = told_of(sentence.text, seen, index, topic)
            name = names.unique(name, here.figure.unit, topic.latest)
            topic = following
            where = Setting(clause, name, sentence.text, here.start, (lead, block.heading))
            start, end = sentence.start + here.start, sentence.start + here.end
            found.append(
                Statistic(
                    f"指{len(found) + 1:02}", name, here.figure, sentence.text, block.paragraph, block.part, start, end,
                    known.indicator(here.figure.unit, where),
                )
            )  # fmt: skip
    return tuple(found)


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
        """The name, made unlike all names taken: by its topic, then its unit, then a count."""
        name = identifier(name) or identifier(topic)[:12] or "数量"
        unit = identifier(unit) or "占比"
        longer = f"{topic[: 20 - len(name)]}{name}" if topic and topic not in name and len(name) < 16 else name
        plain = (choice for choice in (name, longer, f"{name[:18]}{unit}") if choice not in self._taken)
        chosen = next(plain, "") or self._counted(name[:_OPENING])
        self._taken.add(chosen)
        return chosen

    def _counted(self, opening: str) -> str:
        free = (n for n in count(self._reached.get(opening, 1) + 1) if f"{opening}之{n}" not in self._taken)
        number = self._reached[opening] = next(free)
        return f"{opening}之{number}"
