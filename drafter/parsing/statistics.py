"""Every counted thing of a report, with a name unique in it. Numbers of the plan are targets, not statistics."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count

from drafter.model.kind import Part
from drafter.model.report import Statistic
from drafter.parsing.blocks import Block
from drafter.parsing.indicators import Recogniser, Setting
from drafter.parsing.names import Topic, identifier, told_of
from drafter.zh import figures


def statistics(body: Sequence[Block], known: Recogniser) -> tuple[Statistic, ...]:
    """Blocks and the indicators known -> statistics in reading order."""
    found: list[Statistic] = []
    taken: dict[str, int] = {}
    for block in (b for b in body if b.part is not Part.PLAN):
        for sentence in block.sentences():
            leads = (m.title for m in reversed(block.marks) if m.start <= sentence.start)
            lead = identifier(next(leads, ""))
            topic = Topic(lead, lead)
            seen = figures.find(sentence.text)
            for index, here in enumerate(seen):
                name, clause, following = told_of(sentence.text, seen, index, topic)
                name = _unique(name, here.figure.unit, topic.latest, taken)
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


def _unique(name: str, unit: str, topic: str, taken: dict[str, int]) -> str:
    """The name, made unlike all names taken: by its topic, then its unit, then a count.

    taken: every name there is, and how far it has been counted on.
    """
    name = identifier(name) or identifier(topic)[:12] or "数量"
    unit = identifier(unit) or "占比"
    longer = f"{topic[: 20 - len(name)]}{name}" if topic and topic not in name and len(name) < 16 else name
    counted = ((f"{name[:16]}之{n}", n) for n in count(taken.get(name, 1) + 1))
    plain = ((choice, 1) for choice in (name, longer, f"{name[:18]}{unit}"))
    chosen, number = next(item for item in chain(plain, counted) if item[0] not in taken)
    taken[chosen] = 1
    taken[name] = max(number, taken.get(name, 1))
    return chosen
