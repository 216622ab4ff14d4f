"""Numeric targets against this year's figures: the figure of the same thing and unit, compared in the promised direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from drafter.model.report import Target
from drafter.model.trace import Outcome, Verdict
from drafter.zh import figures
from drafter.zh.figures import Found
from drafter.zh.likeness import pairs
from drafter.zh.sentences import clauses

_SAME_THING = 0.5
"""Share of the target's character pairs its clause of this year must hold to speak of the same thing."""

_SAME_KIND = 0.34
_GROWTH = re.compile(r"增长|增速|增幅|提高|下降|降低|增加")
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
_ABOUT = Decimal("0.95")
"""左右 is kept when at least this share of the target is reached."""


def outcomes(targets: Sequence[Target], told: Sequence[tuple[int, str]]) -> list[Outcome]:
    """Targets and (paragraph, sentence) of this year -> an outcome a target, in order."""
    return [_outcome(target, [text for _, text in told]) for target in targets]


def _outcome(target: Target, sentences: Sequence[str]) -> Outcome:
    thing = set(pairs(_thing(target)))
    best: tuple[float, str, Found] | None = None
    near: tuple[float, str, Found] | None = None
    for sentence in sentences:
        found = figures.find(sentence)
        for here in found:
            likeness = _likeness(thing, _clause(sentence, here))
            fits = _comparable(target, sentence, here)
            if fits and likeness >= _SAME_THING and (best is None or likeness > best[0]):
                best = (likeness, sentence, here)
            if not fits and likeness >= _SAME_THING and (near is None or likeness > near[0]):
                near = (likeness, sentence, here)
    if best:
        value = best[2].figure.value / _scale(target)
        return Outcome(target, _verdict(target, value), value.normalize(), best[2].figure.text, best[1])
    if near:
        return Outcome(target, Verdict.NOT_COMPARABLE, near[2].figure.value, near[2].figure.text, near[1])
    return Outcome(target, Verdict.NOT_REPORTED)


def _thing(target: Target) -> str:
    """What the target counts, without its number, direction and growth words."""
    words = re.sub(r"[\d.,，]+", "", target.text.replace(target.unit, ""))
    return (
        re.sub(
            r"力争|争取|确保|达到|保持|稳定|控制|同比|增长|以上|以内|左右|以下|完成|新增|不低于|不少于|实现|全年|全区|全市|全县|全省",
            "",
            words,
        )
        or target.name
    )


def _clause(sentence: str, here: Found) -> str:
    """The clause a figure stands in, and the one before it when the figure only tells of growth."""
    spans = clauses(sentence)
    at = next((n for n, (start, end) in enumerate(spans) if start <= here.start < end), 0)
    start = spans[max(0, at - 1)][0] if _GROWTH.search(sentence[spans[at][0] : here.start]) else spans[at][0]
    return sentence[start : spans[at][1]]


def _likeness(thing: set[str], clause: str) -> float:
    return len(thing & set(pairs(clause))) / len(thing) if thing else 0.0


def _comparable(target: Target, sentence: str, here: Found) -> bool:
    """Same unit, and growth against growth, level against level."""
    if here.figure.unit != _bare(target.unit):
        return False
    grows = bool(_GROWTH.search(sentence[max(0, here.start - 6) : here.start]))
    return grows == bool(_GROWTH.search(target.text)) or target.unit != "%"


def _bare(unit: str) -> str:
    for scale in _SCALES:
        unit = unit.removeprefix(scale)
    return unit


def _scale(target: Target) -> Decimal:
    return Decimal(next((value for scale, value in _SCALES.items() if target.unit.startswith(scale)), 1))


def _verdict(target: Target, value: Decimal) -> Verdict:
    if target.op == "<=":
        return Verdict.REACHED if value <= target.value else Verdict.MISSED
    least = target.value * _ABOUT if target.op == "~" else target.value
    return Verdict.REACHED if value >= least else Verdict.MISSED
