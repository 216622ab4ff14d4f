"""Our judgement of a promise and a second reader's -> one, with the sentences and the reason of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from drafter.model.graded import Grade, Standing
from drafter.model.report import Sentence
from drafter.model.traced import EVIDENCE, Answer, Evidence, Status
from drafter.tracing.second.verdicts import Verdict
from drafter.zh.quoting import quote

_LEAST = 0.02
"""Chance that nothing goes below, nor above one less it: log-odds stay finite."""
_SURE = 0.6
"""Chance below which a reader says itself that it is not sure (its instructions: 拿不准，写0.4至0.6)."""
_SAID = {"全部": "说到了", "部分": "说到了一部分", "没有": "没有说到"}
MARK = "本地模型判断"
"""What stands before every reason that is a model's."""


def blended(answer: Answer, verdict: Verdict, grade: Grade, told: Sequence[Sentence], bar: float) -> Answer:
    """Our answer and a reader's verdict -> one. bar: our chance below which a promise is unanswered; the score is on that scale,
    at the bar where the chance is even.

    A reader that may replace ours is taken at its word; the log-odds of another are averaged with ours, its own no farther
    from even than its grade bears.
    """
    theirs = _odds(verdict.chance)
    if grade.standing is Standing.AVERAGED:
        theirs = max(-grade.bearing, min(grade.bearing, theirs))
        odds = (theirs + _odds(answer.score) - _odds(bar)) / 2
    else:
        odds = theirs
    chance, score = _chance(odds), round(_chance(odds + _odds(bar)), 4)
    met = chance >= 0.5
    status = (Status.ANSWERED if chance >= _SURE else Status.WEAK) if met else Status.UNANSWERED
    return replace(
        answer,
        status=status,
        score=score,
        why=_why(answer, verdict),
        evidence=_evidence(answer, verdict, told),
        judged=verdict.met,
    )


def _why(answer: Answer, verdict: Verdict) -> str:
    thing = f"（{quote(verdict.thing)}）" if verdict.thing else ""
    return f"{MARK}：主干{thing}{_SAID[verdict.met]}；{answer.why}"


def _evidence(answer: Answer, verdict: Verdict, told: Sequence[Sentence]) -> tuple[Evidence, ...]:
    """The reader's sentences, then ours that are others; none of them is less likely than those behind it."""
    best = max((one.score for one in answer.evidence), default=0.0)
    ours = {(one.paragraph, one.text): one for one in answer.evidence}
    theirs = [(told[n].paragraph, told[n].text) for n in verdict.places]
    first = [replace(ours[key], score=best) if key in ours else Evidence(key[1], best, key[0]) for key in theirs]
    return (*first, *(one for key, one in ours.items() if key not in theirs))[:EVIDENCE]


def _odds(chance: float) -> float:
    held = min(max(chance, _LEAST), 1 - _LEAST)
    return log(held / (1 - held))


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))
