"""A numeric target of last year beside this year's figure: a row of 对照表, in the words a clerk reads."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.report import Target
from drafter.model.traced import Outcome, Verdict
from drafter.zh.expression import expression

_NO_FIGURE = "说完成了，没有写数"
_COUNTED = expression(
    r"(?:[省市县区镇乡村]、)*(?:[^\d，；：。、（）()]|[（(][^（）()，。；\d]{1,12}[）)](?!$|[，；。、])){1,14}(?=[（(，；。、]|$)"
)
"""What stands after a number, to the next mark; brackets within are whole: 6个（镇）街道, those behind are left out."""
_DIRECTION = {">=": "不低于{}", "<=": "不超过{}", "~": "{}左右"}


@dataclass(frozen=True)
class Goal:
    """A numeric target. id: of the promise it stands in; text: the words that promise it; promised and now as printed;
    sentence: where this year's stands."""

    id: str
    text: str
    promised: str
    now: str
    verdict: Verdict
    sentence: str


def goal(outcome: Outcome) -> Goal:
    """An outcome -> its row."""
    target = outcome.target
    now = outcome.text or (_NO_FIGURE if outcome.verdict is Verdict.REACHED else "")
    now += f"（写在问题里，第{outcome.admitted}段）" if outcome.admitted else ""
    return Goal(target.promise, _whole(outcome), _promised(target), now, outcome.verdict, outcome.sentence)


def _whole(outcome: Outcome) -> str:
    """The words that promise a number, with what it counts: 推动2个 -> 推动2个重点项目; 甲、乙分别达到2个、3个（乙）."""
    target = outcome.target
    if target.one_of_several:
        return target.clause + (f"（{outcome.thing}）" if outcome.thing else "")
    rest = _COUNTED.match(target.sentence.partition(target.text)[2])
    return target.text + (rest[0] if rest else "")


def _promised(target: Target) -> str:
    """不低于100万亩, 7%左右: the number with its direction."""
    return _DIRECTION.get(target.op, "{}").format(f"{target.value:f}{target.unit}")
