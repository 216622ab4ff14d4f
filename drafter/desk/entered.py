"""A figure that papers give and its row: what was written, what is worth a look."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.collected import Found, Proposal
from drafter.model.inputs import MetricInput

_LEAST = 0.2
"""Chance below which a value is too doubtful to be proposed."""


@dataclass(frozen=True)
class Entered:
    """A figure and its row. before: what papers had said, empty where the cell was blank."""

    row: MetricInput
    found: Found
    before: str = ""


def likely(found: Found) -> tuple[Proposal, ...]:
    """The values that are worth a look: the best, and those that contradict it, each once."""
    if not found.proposals or found.proposals[0].score < _LEAST:
        return ()
    shown = [found.proposals[0]]
    for one in found.proposals[1:]:
        told = any(line.startswith(f"{one.source}：") for line in found.contradictions)
        if told and one.printed not in {other.printed for other in shown}:
            shown.append(one)
    return tuple(shown)
