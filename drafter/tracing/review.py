"""Last year's plan against the tables of a dossier: what 正文 answers already, what an answer does not speak of, what was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafter.model.dossier import Dossier
from drafter.model.form import says_nothing
from drafter.model.kept import NOTHING, Kept, key
from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence
from drafter.model.traced import Evidence, Outcome, Review
from drafter.tracing import recalled
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


def review(dossier: Dossier, kept: Kept = NOTHING) -> Review:
    """A dossier -> what its tables make of last year's plan; nothing is loaded where there is nothing to compare, or where
    all was worked out before."""
    own = {
        promise.id: row.outcome
        for promise, row, _ in dossier.joins.promises
        if row and row.outcome and not says_nothing(row.outcome)
    }
    blank = [promise for promise, row, _ in dossier.joins.promises if row and promise.id not in own]
    written = _told(dossier.renewed())
    astray = _astray(dossier, own, kept)
    return Review(
        _found(dossier, blank, written, kept),
        astray,
        _missed(dossier, own, written, kept),
        _unsaid(dossier, {number: answer for number, answer in own.items() if number not in astray}, written, kept),
    )


def _told(texts: Iterable[str]) -> list[Sentence]:
    """Sentences of texts; paragraph is the text's place in the list."""
    return [Sentence(n, Part.SUMMARY, sentence.text) for n, text in enumerate(texts) for sentence in split(text)]


def _found(
    dossier: Dossier, blank: Sequence[Commitment], written: Sequence[Sentence], kept: Kept
) -> dict[str, Evidence]:
    """Promises without an answer, each with the sentence of 正文 that seems to answer it."""
    if not blank or not written:
        return {}
    wanted, promises = {promise.id for promise in blank}, list(dossier.commitments())
    sure = [(promises[place].id, evidence) for place, evidence in recalled.answered(promises, written, kept)]
    return _offered({number: evidence for number, evidence in sure if number in wanted})


def _offered(answers: Mapping[str, Evidence]) -> dict[str, Evidence]:
    """Promises, each with the sentence that answers it -> the same, each sentence left to the promises it suits best."""
    left, offered = dict[str, Evidence](), Counter[str]()
    for number, evidence in sorted(answers.items(), key=lambda answer: -answer[1].score):
        offered[evidence.text] += 1
        if offered[evidence.text] <= _OFFERED:
            left[number] = evidence
    return left


def _astray(dossier: Dossier, own: dict[str, str], kept: Kept) -> frozenset[str]:
    """Promises whose own answer says enough and is far from them."""
    promises = [promise for promise in dossier.commitments() if promise.id in own]
    if len(promises) < _FEW:
        return frozenset()
    far = recalled.far(promises, _told(own[promise.id] for promise in promises), kept, strays)
    return frozenset(promises[n].id for n in far if len(own[promises[n].id]) >= _SAYS_MUCH)


def strays(promises: Sequence[Commitment], told: Sequence[Sentence]) -> set[int]:
    """Promises and the sentences of their answers (paragraph: which promise's) -> the places of those far from their own."""
    from drafter.tracing import lots

    if len(promises) < _FEW:
        return set()
    if len(promises) * len(told) <= lots.WHOLE:
        return _strays(promises, told)
    own: list[list[Sentence]] = [[] for _ in promises]
    for sentence in told:
        own[sentence.paragraph].append(sentence)
    answers = ["".join(sentence.text for sentence in sentences) for sentences in own]
    found = set[int]()
    for lot, beside in lots.rivals([promise.text for promise in promises], answers):
        some = [replace(sentence, paragraph=at) for at, place in enumerate(beside) for sentence in own[place]]
        found |= {beside[at] for at in _strays([promises[place] for place in beside], some) if at < len(lot)}
    return found


def _strays(promises: Sequence[Commitment], told: Sequence[Sentence]) -> set[int]:
    """The same, all compared with all."""
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


def _unsaid(
    dossier: Dossier, own: dict[str, str], written: Sequence[Sentence], kept: Kept
) -> dict[str, tuple[str, ...]]:
    """Promises of several things, and those of them that neither their answer nor another nor 正文 speaks of."""
    several = {one.id: one.parts for one in dossier.commitments() if one.id in own and len(one.parts) > 1}
    said = [sentence.text for sentence in (*written, *_told(own.values()))]
    digest = key("正文", said) if several else ""
    left = {number: recalled.unsaid(things, own[number], said, digest, kept) for number, things in several.items()}
    return {number: things for number, things in left.items() if things}


def _missed(
    dossier: Dossier, own: dict[str, str], written: Sequence[Sentence], kept: Kept
) -> dict[str, tuple[Outcome, ...]]:
    """Targets of promises that the answers and 正文 report as not reached, by promise."""
    missed: dict[str, tuple[Outcome, ...]] = {}
    said = [(0, sentence.text) for sentence in written]
    digest = key("正文", said)
    for report in dossier.priors:
        for promise in report.commitments:
            targets = [target for target in report.targets if target.promise == promise.id]
            if targets:
                told = [(0, sentence.text) for sentence in split(own.get(promise.id, ""))]
                short = recalled.missed(targets, [*told, *said], key("", told, digest), kept)
                missed |= {promise.id: short} if short else {}
    return missed
