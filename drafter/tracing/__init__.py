"""Promises and this year's sentences -> the trace: which promise is answered where, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.kind import Part
from drafter.model.report import Commitment, Target
from drafter.model.trace import Trace
from drafter.tracing.judge import judge
from drafter.tracing.targets import outcomes

_TELLS = (Part.SUMMARY, Part.RECTIFICATION, Part.LEADER_DUTY, Part.OTHER)


def trace(
    commitments: Sequence[Commitment], targets: Sequence[Target], sentences: Sequence[tuple[int, Part, str]]
) -> Trace:
    """Last year's promises and targets, and (paragraph, part, sentence) of this year's report -> the trace.

    Only the parts that tell what was done can answer: summary, rectification, leader's duty. Work is in words alone.
    """
    told = [(paragraph, text) for paragraph, part, text in sentences if part in _TELLS]
    return Trace(tuple(judge(commitments, told)), tuple(outcomes(targets, told)))
