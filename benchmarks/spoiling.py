"""Slips put into real reports, by kind: a pattern and what it becomes, or a sentence of our own that is wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

NUMBER = r"\d[\d.]*"
COUNTED = "[件家户人名个项次场处座条亩]"


@dataclass(frozen=True)
class Report:
    """Lines of a report, which of them tell plans, last year's lines and those of them that tell results, whose
    report and of which year it is."""

    lines: tuple[str, ...]
    planned: frozenset[int]
    prior: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    district: str = ""
    year: int = 0
    reviews: bool = False


class Spoilt(NamedTuple):
    """Line number at, what it becomes, and which characters of it are wrong; also: where the other half of a slip stands."""

    at: int
    text: str
    start: int
    end: int
    also: str = ""


Spoil = Callable[[Report, random.Random], Spoilt | None]


def changed(pattern: str, make: Callable[[re.Match[str]], str], *, plan: bool | None = None) -> Spoil:
    """Any one match of a pattern, made into other words; plan: only where that is planned, or only where it is not."""
    compiled = re.compile(pattern)

    def spoil(report: Report, chance: random.Random) -> Spoilt | None:
        found = [
            (at, match)
            for at, line in enumerate(report.lines)
            if plan is None or (at in report.planned) == plan
            for match in compiled.finditer(line)
            if make(match) != match[0]
        ]
        if not found:
            return None
        at, match = chance.choice(found)
        line, new = report.lines[at], make(match)
        return Spoilt(at, line[: match.start()] + new + line[match.end() :], match.start(), match.start() + len(new))

    return spoil


def told(
    *sentences: str, plan: bool = False, fill: Callable[[random.Random], dict[str, object]] = lambda _: {}
) -> Spoil:
    """A wrong sentence of our own behind a long line of the report."""

    def spoil(report: Report, chance: random.Random) -> Spoilt | None:
        long = [at for at, line in enumerate(report.lines) if len(line) > 120 and line.endswith("。")]
        long = [at for at in long if (at in report.planned) == plan]
        if not long:
            return None
        at = chance.choice(long)
        line = report.lines[at]
        words = chance.choice(sentences).format(
            year=report.year, next=report.year + 1, district=report.district, **fill(chance)
        )
        return Spoilt(at, line + words, len(line), len(line) + len(words))

    return spoil


def over(sentence: str, last: int) -> Spoil:
    """A sentence whose time is over, in the plans of reports that plan for a year later than its last."""
    spoil = told(sentence, plan=True)
    return lambda report, chance: spoil(report, chance) if report.year >= last else None


def since(first: int, *sentences: str) -> Spoil:
    """A formula told wrong, in the plans of reports of its time."""
    spoil = told(*sentences, plan=True)
    return lambda report, chance: spoil(report, chance) if report.year >= first else None


def name_changed(pattern: str) -> Spoil:
    """A name told twice, once with a character changed, left out or put in."""

    def spoil(report: Report, chance: random.Random) -> Spoilt | None:
        seen: dict[str, list[tuple[int, re.Match[str]]]] = {}
        for at, line in enumerate(report.lines):
            for match in re.finditer(pattern, line):
                seen.setdefault(match[1], []).append((at, match))
        twice = [found for found in seen.values() if len({at for at, _ in found}) > 1]
        if not twice:
            return None
        at, match = chance.choice(chance.choice(twice))
        name = match[1]
        place = chance.randrange(1, len(name) - 1)
        new = chance.choice(
            (name[:place] + chance.choice("化建新发工全生合") + name[place + 1 :], name[:place] + name[place + 1 :])
        )
        line = report.lines[at]
        return Spoilt(
            at,
            line[: match.start(1)] + new + line[match.end(1) :],
            match.start(),
            match.start(1) + len(new) + 1,
            match[0],
        )

    return spoil
