"""model check: the endpoint tried, and graded on the labelled promises that travel with drafter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drafter import tables
from drafter.desk.consulting import TRACING, instructions
from drafter.model.endpoint import Endpoint
from drafter.model.finding import DrafterError
from drafter.tracing.second.examined import Examined


@dataclass(frozen=True)
class Tried:
    """How a model did. sent: requests that left, characters: of them together; seconds: they took; records: where they are."""

    endpoint: Endpoint
    examined: Examined
    sent: int
    characters: int
    seconds: float
    records: Path


Told = Callable[[int, int], None]
"""Told how many of how many promises were asked."""


def check_model(work: Path, told: Told = lambda _done, _all: None) -> Tried:
    """The folder she works in -> how the model of its 模型.yaml did; the grade is kept. Nothing of hers is sent.

    DrafterError where there is no 模型.yaml, and where the model answered nothing.
    """
    endpoint = tables.load_endpoint(work)
    if endpoint is None:
        fix = "照说明书“本单位的模型”一节写一份，放在 output 旁边"
        raise DrafterError("这里没有模型.yaml，没有连任何模型", fix=fix)
    from drafter import asking
    from drafter.tracing.second.examined import digest, examine, papers

    system, line = instructions(TRACING, work), asking.connect(endpoint, work, anew=True)
    whole = sum(len(paper.promises) for paper in papers())
    for examined in examine(line, system):
        told(examined.grade.total, whole)
        if not examined.grade.answered:
            raise DrafterError(
                f"模型{next(iter(examined.faults))}，没有考下去", fix="核对模型.yaml 里的地址、模型、密钥"
            )
    asking.keep_grade(work, line.mark, digest(system), examined.grade)
    return Tried(endpoint, examined, line.sent, line.characters, line.seconds, work / asking.ROOM)
