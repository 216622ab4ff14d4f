"""Two values of one thing -> what explains that they differ: ten times off, digits in another order, a draft's sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.collecting.mention import Mention
from drafter.zh.figures import Figure
from drafter.zh.hygiene import squeeze

_TIMES = ((10, "差十倍"), (100, "差一百倍"), (1000, "差一千倍"), (10000, "差一万倍，像是单位写错"))
_SLACK = Decimal("0.15")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SHORT, _LARGE = 2, 1000


def explained(one: Mention, other: Mention) -> str:
    """What explains that the other differs, in words; empty where nothing does."""
    a, b = one.figure.value, other.figure.value
    if a <= 0 or b <= 0:
        return ""
    times = max(a, b) / min(a, b)
    for factor, told in _TIMES:
        if abs(times - factor) < factor * _SLACK:
            return told
    if swapped(one, other):
        return "数字的次序不同，像是笔误"
    return ""


def swapped(one: Mention, other: Mention) -> bool:
    """Whether two values have the same digits in another order: 12368 and 12386."""
    digits = [re.sub(r"\D", "", squeeze(m.shown)) for m in (one, other)]
    return len(digits[0]) >= _SHORT and digits[0] != digits[1] and sorted(digits[0]) == sorted(digits[1])


def skeleton(one: Mention) -> tuple[str, int]:
    """A sentence without its numbers, and which of them this is: a draft's and the final paper's are the same."""
    if one.cell:
        return f"{one.line}", one.column
    return _DIGITS.sub("#", squeeze(one.row)), len(_DIGITS.findall(one.row.partition(one.quote)[0])) + len(
        _DIGITS.findall(one.quote.partition(one.shown)[0])
    )


def put_right(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions -> those that a message puts in the place of others: of 共168份 and 168有误，应为163 a 163份 in its context."""
    made: list[Mention] = []
    for one in (m for m in mentions if m.corrects):
        for other in (m for m in mentions if _is_wrong(m, one) and m.line != one.line):
            wrong = Decimal(one.corrects.replace(",", "").rstrip("."))
            figure = Figure(one.shown, other.figure.value / wrong * one.figure.value, other.figure.unit)
            unit = _DIGITS.sub("", other.printed.replace(",", ""))
            printed = one.shown if one.figure.unit else f"{one.shown}{unit}"
            made.append(
                replace(other, figure=figure, shown=one.shown, printed=printed, facts=one.facts, where=one.where,
                        quote=one.quote, line=one.line, cell=False, settled=True)
            )  # fmt: skip
    return made


def corrected(mentions: Sequence[Mention]) -> frozenset[int]:
    """The places of mentions that a message says are wrong: “理论学习活动”打反了，69应为96."""
    messages = [one for one in mentions if one.corrects]
    return frozenset(n for n, other in enumerate(mentions) if any(_is_wrong(other, one) for one in messages))


def _is_wrong(other: Mention, message: Mention) -> bool:
    """Whether a mention is what a message says is wrong: its number, and told in the message or large or named by it."""
    wrong = message.corrects.replace(",", "").rstrip(".")
    digits = _DIGITS.search(other.shown.replace(",", ""))
    if not wrong or not digits or digits[0] != wrong or not Decimal(wrong):
        return False
    return other.line == message.line or Decimal(wrong) >= _LARGE or _named(other, squeeze(message.row))


def _named(other: Mention, told: str) -> bool:
    """Whether a message names what a figure counts: a third of the pairs of characters of its name stand in it."""
    name = squeeze(other.name)
    pairs = [name[k : k + 2] for k in range(len(name) - 1)]
    return bool(pairs) and sum(pair in told for pair in pairs) * 3 >= len(pairs)
