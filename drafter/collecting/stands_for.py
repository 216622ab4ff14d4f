"""What is alike, less what speaks against it (a draft, a count up to November, a correction) -> what may stand for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from drafter.collecting.alike import Alike, Sought
from drafter.collecting.less_than_all import less_than_all
from drafter.collecting.mention import Mention
from drafter.collecting.timespan import Period
from drafter.zh.lexicon import Matrix

TOLD = 0.6
"""Log-odds from which a value is told to contradict another."""
_DRAFT, _CUTOFF, _LATER, _WRONG, _SLIPPED = 1.5, 1.2, 4.0, 9.0, 3.0
"""What a draft loses, a count up to November, the same where the year's is there, a value a message corrects, one that does not
follow from those beside it."""
_SOUND, _BESIDE = 0.4, 2.5


@dataclass(frozen=True)
class Judged:
    """What is known of mentions by their places: wrong, corrected by a message; slipped; sound: borne out by others."""

    wrong: frozenset[int] = frozenset()
    slipped: frozenset[int] = frozenset()
    sound: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Weighed:
    """Sought figures against mentions. score: log-odds, with what period and draft take away; raw: without, their sizes aside;
    best: of each mention, its sought."""

    sought: Sequence[Sought]
    mentions: Sequence[Mention]
    score: Matrix
    raw: Matrix
    best: Matrix
    judged: Judged


def weigh(alike: Alike, raw: Matrix, judged: Judged) -> Weighed:
    """What is alike, the log-odds with what else speaks for them, and what is known of mentions -> what may stand for what."""
    lost = np.array([_lost(one, n, judged) for n, one in enumerate(alike.mentions)], np.float32)
    told: Matrix = np.asarray(raw - less_than_all(alike.sought, alike.mentions), np.float32)
    score = told - lost[None]
    usable = np.array([one.usable for one in alike.mentions], bool)
    later = np.array([one.period is Period.CUTOFF for one in alike.mentions], bool)
    if usable.any() and later.any():
        there = np.where(usable[None], score, -99).max(1) > -0.5
        score[:, later] -= np.where(there, _LATER, 0.0)[:, None]
    score, told = (_one_a_line(matrix, score, alike.mentions) for matrix in (score, told))
    best = told.argmax(0) if len(alike.sought) else np.zeros(len(alike.mentions), int)
    return Weighed(alike.sought, alike.mentions, score, told - alike.size, best, judged)


def _one_a_line(matrix: Matrix, score: Matrix, mentions: Sequence[Mention]) -> Matrix:
    """Log-odds -> the same, less for what stands in one sentence with the best: it tells of something else."""
    made = matrix.copy()
    for place in range(len(score) if len(mentions) else 0):
        top = int(score[place].argmax())
        if score[place, top] >= TOLD and not mentions[top].cell:
            made[place, [n for n, one in enumerate(mentions) if n != top and one.line == mentions[top].line]] -= _BESIDE
    return made


def _lost(one: Mention, n: int, judged: Judged) -> float:
    if not one.comparable:
        return 100.0
    lost = (_DRAFT if one.facts.draft else 0.0) + (_CUTOFF if one.period is Period.CUTOFF else 0.0)
    return (
        lost
        + (_WRONG if n in judged.wrong else 0.0)
        + (_SLIPPED if n in judged.slipped else 0.0)
        - (_SOUND if n in judged.sound else 0.0)
    )
