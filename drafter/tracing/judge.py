"""Scores -> a judgement a person can check: answered, to be looked at, or unanswered, with evidence and reason."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.report import Commitment
from drafter.model.trace import Answer, Evidence, Status
from drafter.tracing.lexical import Index
from drafter.zh.headings import marker_of

ANSWERED, UNANSWERED = 0.46, 0.36
"""At or above the first a promise counts as answered, below the second as unanswered, between them a person looks.
Chosen by leave-one-pair-out over the sixteen training pairs (benchmarks/tracing.py); see README for the figures."""

_COVER, _BEST = 0.5, 0.5
"""Weights of the share of rare words found anywhere and of the best sentence's score."""

_EVIDENCE = 3
_NAMED = 3
_SHORT = 16
"""Characters; a promise below says too little by itself."""


def judge(commitments: Sequence[Commitment], told: Sequence[tuple[int, str]]) -> list[Answer]:
    """Promises and (paragraph, sentence) of this year -> an answer a promise, in order."""
    asked = [_asked(c) for c in commitments]
    index = Index([text for _, text in told], asked)
    return [_answer(c, words, index, told) for c, words in zip(commitments, asked, strict=True)]


def _asked(c: Commitment) -> str:
    """The words of a promise that say what it is about: without its marker; a short one borrows its item's lead."""
    marker = marker_of(c.text)
    own = c.text[len(marker.text) :] if marker else c.text
    return own if len(c.text) >= _SHORT or c.item in own else f"{c.item}，{own}"


def _answer(c: Commitment, words: str, index: Index, told: Sequence[tuple[int, str]]) -> Answer:
    scores = index.scores(words)
    order = sorted(range(len(told)), key=lambda n: -scores[n])[:_EVIDENCE]
    evidence = tuple(Evidence(told[n][1], round(scores[n], 4), told[n][0]) for n in order if scores[n] > 0)
    best = evidence[0].score if evidence else 0.0
    score = round(min(1.0, _COVER * index.covered(words) + _BEST * min(1.0, 2 * best)), 4)
    status = Status.ANSWERED if score >= ANSWERED else Status.UNANSWERED if score < UNANSWERED else Status.WEAK
    return Answer(c, status, score, _why(words, evidence, index), evidence)


def _why(words: str, evidence: Sequence[Evidence], index: Index) -> str:
    shared = index.shared(words, evidence[0].text)[:_NAMED] if evidence else []
    missing = index.missing(words)[:_NAMED]
    parts = [f"同提：{'、'.join(shared)}"] if shared else []
    parts += [f"全文未见：{'、'.join(missing)}"] if missing else []
    return "；".join(parts) or "没有说到同一件事的句子"
