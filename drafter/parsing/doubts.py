"""What was not understood, or does not fit, each with its place: things a person should look at before she relies on the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from drafter.model.kind import Part
from drafter.model.manuscript import Doubt
from drafter.model.report import Meta, Statistic
from drafter.parsing.mark import Mark
from drafter.parsing.roles import GLOSSARY, Zone
from drafter.zh.headings import ITEM_ENDS


def of_reading(meta: Meta, found: list[Mark], placed: list[Zone], first: int) -> list[Doubt]:
    """What was not understood, with its place. first: the paragraph that the zones placed begin with."""
    unknown = (
        ("没有看出是哪个区的报告", meta.district),
        ("没有看出是哪一年的报告", meta.year),
        ("没有看出是哪一种报告", meta.kind),
    )
    doubts = [Doubt(0, message) for message, value in unknown if not value]
    if not any(zone.part is Part.PLAN for zone in placed):
        doubts.append(Doubt(0, "没有找到下一年的工作计划，上年计划表会是空的"))
    spoken = [mark for mark in found if placed[mark.paragraph - first] is not GLOSSARY]
    return [*doubts, *_broken_numbers(spoken), *_jumps(spoken)]


def _broken_numbers(found: list[Mark]) -> Iterator[Doubt]:
    """Numbers that follow neither on the one before in their section nor on the one before in the whole paper, as numbers
    do that run through all sections."""
    last: dict[int, int] = {}
    running: dict[int, int] = {}
    for mark in _numbered(found):
        for deeper in [level for level in last if level > mark.level]:
            del last[deeper]
        due = last.get(mark.level, 0) + 1
        if mark.number not in (due, 1, running.get(mark.level, 0) + 1):
            yield Doubt(mark.paragraph, f"序号不连续：“{mark.marker}”前面应当还有第{due}项")
        last[mark.level] = running[mark.level] = mark.number


def _jumps(found: list[Mark]) -> Iterator[Doubt]:
    """The first heading that stands more than one level below the one above it: （1） under （一）. Where a paper has no
    （一） at all, 1. stands under 一、 by its own way."""
    above = 0
    levels = {mark.level for mark in _numbered(found)}
    for mark in _numbered(found):
        if above and mark.level > above + 1 and not (above == 1 and mark.level == 3 and 2 not in levels):
            yield Doubt(mark.paragraph, f"层次跳了一级：“{mark.marker}”上面缺一层标题")
            return
        above = mark.level


def _numbered(found: list[Mark]) -> Iterator[Mark]:
    """Headings with a number of their own, 一是 and 一要 left out."""
    return (mark for mark in found if mark.number and mark.marker[-1:] not in ITEM_ENDS and mark.start == 0)


def told_twice(counted: Sequence[Statistic]) -> Iterator[Doubt]:
    """Indicators of the catalogue that two paragraphs give two figures, in the same words and unit."""
    seen: dict[tuple[str, str], dict[str, tuple[int, Statistic]]] = {}
    for place, one in enumerate(counted):
        if not one.indicator:
            continue
        told = seen.setdefault((one.indicator, one.figure.unit), {})
        like = [told[name] for name in _within(one.name) if name in told]
        before = next((b for _, b in sorted(like, key=itemgetter(0)) if b.paragraph != one.paragraph), None)
        if before and before.figure.value != one.figure.value:
            first = f"“{before.name}”前面写的是{before.figure}（第{before.paragraph}段）"
            yield Doubt(one.paragraph, f"{first}，这里写的是{one.figure}，同一项有两个数，请核对")
        told[one.name] = place, one


def _within(name: str) -> set[str]:
    """A name, which is short -> all that stands in it."""
    return {name[start:end] for start in range(len(name)) for end in range(start + 1, len(name) + 1)}


def unfinished(texts: list[str]) -> list[Doubt]:
    """A draft with blanks in it is no report of last year."""
    first = next((number for number, text in enumerate(texts, start=1) if "【待填" in text), 0)
    return [Doubt(first, "文中还有【待填】，这份稿子不像定稿")] if first else []
