"""Last year's plan against the tables of a dossier: what 正文 answers already, what an answer does not speak of, what was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from drafter.model.dossier import Dossier
from drafter.model.inputs import says_nothing
from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence
from drafter.model.traced import Answer, Evidence, Outcome, Review, Status, Verdict
from drafter.zh.hygiene import squeeze
from drafter.zh.sentences import split

_ELSEWHERE = 3.0
"""Log-odds by which another answer suits the promise better, and another promise the answer: a wrong row. Among the labelled
evidence at most two in a hundred are so, of answers in the wrong row three quarters and more (benchmarks/answers.py)."""
_DOUBTFUL, _FAR = -3.0, -6.0
"""Log-odds below which an answer that suits another promise better is that one's, copied; and below which an answer speaks
of nothing the promise does."""
_SAYS_MUCH = 12
"""Characters of an answer that says of what it speaks; 已于6月建成启用 does not."""
_TWIN = 2.0
"""Log-odds by which an answer written word for word in two rows suits the other row better: copied."""
_OFFERED = 2
"""Promises one sentence is offered to at most: those it suits best."""
_FEW = 3
"""Answers below which there is nothing to compare with."""


def review(dossier: Dossier) -> Review:
    """A dossier -> what its tables make of last year's plan; nothing is loaded where there is nothing to compare."""
    own = {
        promise.id: row.outcome
        for promise, row, _ in dossier.joins.promises
        if row and row.outcome and not says_nothing(row.outcome)
    }
    blank = [promise for promise, row, _ in dossier.joins.promises if row and promise.id not in own]
    written = _told(dossier.renewed())
    return Review(_found(dossier, blank, written), _astray(dossier, own), _missed(dossier, own, written))


def _told(texts: Iterable[str]) -> list[Sentence]:
    """Sentences of texts; paragraph is the text's place in the list."""
    return [Sentence(n, Part.SUMMARY, sentence.text) for n, text in enumerate(texts) for sentence in split(text)]


def _found(dossier: Dossier, blank: Sequence[Commitment], written: Sequence[Sentence]) -> dict[str, Evidence]:
    """Promises without an answer, each with the sentence of 正文 that seems to answer it."""
    if not blank or not written:
        return {}
    from drafter.tracing.judge import judge

    wanted = {promise.id for promise in blank}
    answers = [a for a in judge(list(dossier.commitments()), written) if a.commitment.id in wanted and a.evidence]
    sure = _offered([a for a in answers if a.status is Status.ANSWERED])
    return {a.commitment.id: a.evidence[0] for a in sure}


def _offered(answers: Sequence[Answer]) -> list[Answer]:
    """The answers, each sentence left to the promises it suits best."""
    kept, offered = [], Counter[str]()
    for answer in sorted(answers, key=lambda answer: -answer.evidence[0].score):
        offered[answer.evidence[0].text] += 1
        if offered[answer.evidence[0].text] <= _OFFERED:
            kept.append(answer)
    return kept


def _astray(dossier: Dossier, own: dict[str, str]) -> frozenset[str]:
    """Promises whose own answer says enough and is far from them."""
    promises = [promise for promise in dossier.commitments() if promise.id in own]
    far = strays(promises, _told(own[promise.id] for promise in promises))
    return frozenset(promises[n].id for n in far if len(own[promises[n].id]) >= _SAYS_MUCH)


def strays(promises: Sequence[Commitment], told: Sequence[Sentence]) -> set[int]:
    """Promises and the sentences of their answers (paragraph: which promise's) -> the places of those far from their own."""
    if len(promises) < _FEW:
        return set()
    import numpy as np

    from drafter.tracing.judge import likeness

    rows, scores = np.array([sentence.paragraph for sentence in told]), likeness(promises, told)
    best = np.stack([scores[:, rows == n].max(1) for n in range(len(promises))], 1)  # promises by answers
    mine = np.diagonal(best)
    said = ["".join(squeeze(s.text) for s in told if s.paragraph == n) for n in range(len(promises))]
    twins = np.array([[one == other and n != m for m, other in enumerate(said)] for n, one in enumerate(said)])
    copied = np.array([bool(row.any()) and mine[n] < mine[row].max() - _TWIN for n, row in enumerate(twins)])
    another = best.max(0) - mine > _ELSEWHERE
    lost = another & ((best.max(1) - mine > _ELSEWHERE) | (mine < _DOUBTFUL))
    return set(np.flatnonzero(lost | copied | (mine < _FAR)).tolist())


def _missed(dossier: Dossier, own: dict[str, str], written: Sequence[Sentence]) -> dict[str, tuple[Outcome, ...]]:
    """Targets of promises that the answers and 正文 report as not reached, by promise."""
    from drafter.tracing.outcomes import outcomes

    missed: dict[str, tuple[Outcome, ...]] = {}
    said = [(0, sentence.text) for sentence in written]
    for report in dossier.priors:
        for promise in report.commitments:
            targets = [target for target in report.targets if target.sentence == promise.text]
            if targets:
                told = [(0, sentence.text) for sentence in split(own.get(promise.id, ""))]
                short = tuple(o for o in outcomes(targets, [*told, *said]) if o.verdict is Verdict.MISSED)
                missed |= {promise.id: short} if short else {}
    return missed
