"""Which promise of last year is answered where, how surely, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from drafter.model.report import Commitment, Target

EVIDENCE = 3
"""Sentences shown for a promise at most."""


class Status(StrEnum):
    """weak: a person should look."""

    ANSWERED = "answered"
    WEAK = "weak"
    UNANSWERED = "unanswered"


class Verdict(StrEnum):
    """How a numeric target came out."""

    REACHED = "reached"
    MISSED = "missed"
    NOT_REPORTED = "not_reported"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Evidence:
    """A sentence of this year's report that speaks to a promise; score 0..1. adds: what of the promise it speaks of and the
    best sentence does not."""

    text: str
    score: float
    paragraph: int
    adds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """A promise and what was found for it, evidence best first, at most EVIDENCE. judged: what a model made of it (全部, 部分,
    没有), empty where none was asked."""

    commitment: Commitment
    status: Status
    score: float
    why: str
    evidence: tuple[Evidence, ...] = ()
    judged: str = ""


@dataclass(frozen=True)
class Outcome:
    """A numeric target and what this year's report says of it. thing: which of several things it counts, where 分别 hands
    them out; else empty. admitted: the paragraph among the problems that says it, 0 where the results say it or nothing does."""

    target: Target
    verdict: Verdict
    value: Decimal | None = None
    text: str = ""
    sentence: str = ""
    thing: str = ""
    admitted: int = 0


@dataclass(frozen=True)
class Trace:
    """All promises and all numeric targets of a plan, in the plan's order. remark: what a person should know of how it was
    made."""

    answers: tuple[Answer, ...]
    outcomes: tuple[Outcome, ...]
    remark: str = ""


@dataclass(frozen=True)
class Review:
    """What this year's tables, as far as they are filled in, make of last year's plan.

    found: promises without an answer of their own, with the sentence of 正文 that seems to answer them; astray: promises
    whose own answer does not speak of them; missed: targets that were not reached, by their promise's sentence; unsaid: the
    things of compound promises that nothing said this year speaks of.
    """

    found: Mapping[str, Evidence] = field(default_factory=dict)
    astray: frozenset[str] = frozenset()
    missed: Mapping[str, tuple[Outcome, ...]] = field(default_factory=dict)
    unsaid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
