"""Promises against this year's sentences -> a judgement a person can check: answered, to be looked at, or unanswered, with
evidence and reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from drafter.model.finding import DrafterError
from drafter.model.report import Commitment, Sentence
from drafter.model.traced import EVIDENCE, Answer, Evidence, Status
from drafter.tracing.features import Features
from drafter.tracing.model import Model, model, probability
from drafter.tracing.plan_wide import OF_CHILDREN, OF_SENTENCES, led, standings, through_children
from drafter.tracing.reason import Grounds, further, reason
from drafter.tracing.semantic import Compared, semantic
from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import Lexicon, Matrix, lexicon
from drafter.zh.quoting import quote
from drafter.zh.undone import undone

_NAMED = 3
"""Children a lead names at most."""
_MOST = 400_000
"""Promises times sentences that are compared: 15 seconds and 400 MB; the longest pair known has 70 000."""
_LIKELY = 0.02
"""Probability below which a sentence is no evidence worth showing, unless it is the best."""
_PLAIN, _MUCH = 0.9, 0.2
"""Probability of a sentence, and part of a promise's words it has, from which it is told of a promise left blank: of a quarter
of the sentences of labelled reports, 98 in 100 so told were evidence (89 without), and it found 18 in 100 (38)."""
_SURELY = 0.5
"""Probability from which a sentence is shown beside the best, where it speaks of another part of the promise."""


def judge(
    promises: Sequence[Commitment], told: Sequence[Sentence], beyond: str = "", *, deep: bool = False
) -> list[Answer]:
    """Promises, the sentences of this year that tell what was done, and what else it says -> an answer a promise, in order.

    deep: with the extra `semantic`, where it is installed; it takes seconds.
    """
    if not promises:
        return []
    if not told:
        return [Answer(promise, Status.UNANSWERED, 0.0, "今年的材料里没有可以对照的文字") for promise in promises]
    _bounded(promises, told)
    return _judged(list(promises), told, squeeze(beyond), _compared(promises, told) if deep else None)


def answered(promises: Sequence[Commitment], told: Sequence[Sentence]) -> list[tuple[int, int, float]]:
    """Promises and sentences of this year -> (place of the promise, of its best sentence, how likely that answers it) of
    those `judge` finds answered, where the sentence says a good part of what was promised: a few rewritten sentences of one
    office all speak of its matters. Nothing is said of why."""
    if not promises or not told:
        return []
    _bounded(promises, told)
    words, learned = lexicon(), model()
    features = Features(promises, told, words, learned.metric)
    scores, sure = _scored(list(promises), features, learned)
    best, likely, found = scores.argmax(1).tolist(), probability(scores), []
    for place, chance in enumerate(sure.tolist()):
        there = best[place]
        alike = likely[place, there] >= _PLAIN and _said_of(features, place, there, words) >= _MUCH
        if round(chance, 4) >= learned.sure and alike and Grounds.of(features, place, there, words):
            found.append((place, there, round(float(likely[place, there]), 4)))
    return found


def _said_of(features: Features, promise: int, sentence: int, words: Lexicon) -> float:
    """Which part of a promise's words, the rare ones weighing more, a sentence has."""
    asked = features.asked[promise].bag
    whole = sum(words.rarity(word) for word in asked)
    return sum(words.rarity(word) for word in asked & features.said[sentence].bag) / whole if whole else 0.0


def likeness(promises: Sequence[Commitment], told: Sequence[Sentence]) -> Matrix:
    """How well each sentence answers each promise, log-odds, (promises, sentences)."""
    _bounded(promises, told)
    return model().evidence.log_odds(Features(promises, told, lexicon(), model().metric).all())


def bar() -> float:
    """The chance below which `judge` finds a promise unanswered, with the extra `semantic` where it is installed."""
    return model(deep=semantic() is not None).unanswered


def _bounded(promises: Sequence[Commitment], told: Sequence[Sentence]) -> None:
    if len(promises) * len(told) > _MOST:
        fix = "去掉附件、名词解释和重复的内容，或者分成几份对照"
        raise DrafterError(f"上年的计划有{len(promises)}条，今年有{len(told)}句，太长了，没有对照", fix=fix)


def _compared(promises: Sequence[Commitment], told: Sequence[Sentence]) -> Compared | None:
    found = semantic()
    return found.compare([p.text for p in promises], [s.text for s in told]) if found else None


def _judged(
    promises: list[Commitment], told: Sequence[Sentence], beyond: str, encoded: Compared | None
) -> list[Answer]:
    words, learned = lexicon(), model(deep=encoded is not None)
    features = Features(promises, told, words, learned.metric, encoded)
    scores, sure = _scored(promises, features, learned)
    likely = probability(scores)
    answers = []
    for place, promise in enumerate(promises):
        best = np.argsort(-scores[place], kind="stable")[:EVIDENCE].tolist()
        evidence = tuple(
            Evidence(
                told[n].text,
                round(float(likely[place, n]), 4),
                told[n].paragraph,
                further(features, place, best[:rank], n, words) if rank and likely[place, n] >= _SURELY else (),
            )
            for rank, n in enumerate(best)
            if rank == 0 or likely[place, n] >= _LIKELY
        )
        chance = round(float(sure[place]), 4)
        grounds = Grounds.of(features, place, best[0], words)
        left = undone(told[best[0]].text)
        status = _status(chance, learned, shown=bool(grounds) and not left)
        answered = status is not Status.UNANSWERED
        why = reason(features, place, best[0], words, beyond, grounds=grounds, answered=answered)
        why = f"说的是没有做成：{quote(left)}；{why}" if left and answered else why
        answers.append(Answer(promise, status, chance, why, evidence))
    return _told_below(promises, answers)


def _scored(promises: list[Commitment], features: Features, learned: Model) -> tuple[Matrix, Matrix]:
    """How well each sentence answers each promise, log-odds, and how likely each promise is answered at all."""
    scores = through_children(promises, learned.evidence.log_odds(features.all()), OF_SENTENCES)
    odds = learned.answered.log_odds(standings(promises, features, scores).items())
    return scores, probability(through_children(promises, odds, OF_CHILDREN))


def _told_below(promises: Sequence[Commitment], answers: Sequence[Answer]) -> list[Answer]:
    """Answers in which a lead says which of its children are answered, for it is judged by them."""
    found = list(answers)
    for lead, children in led(promises):
        spoken = [answers[n].commitment.id for n in children if answers[n].status is not Status.UNANSWERED]
        below = (
            f"下面的{'、'.join(spoken[:_NAMED])}{'等' if len(spoken) > _NAMED else ''}说到了"
            if spoken
            else "下面各条都没有说到"
        )
        found[lead] = replace(answers[lead], why=f"{below}；{answers[lead].why}")
    return found


def _status(chance: float, learned: Model, *, shown: bool) -> Status:
    """shown: whether there is something to show for an answer; without it a person looks."""
    if chance < learned.unanswered:
        return Status.UNANSWERED
    return Status.ANSWERED if chance >= learned.sure and shown else Status.WEAK
