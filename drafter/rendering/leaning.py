"""Answers and the items they may stand in -> how much each speaks of the same as each, in words and in meaning."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.offices import Offices
from drafter.rendering.choosing import Choice
from drafter.zh.expression import expression
from drafter.zh.likeness import LIKE, favoured, scores
from drafter.zh.meaning import cosines
from drafter.zh.sentences import split

_WORDS, _WHOLE, _HEAD, _TOLD, _ASKED, _YEARS = 1.5, 5.5, 3.5, 4.0, 1.5, -0.6
"""What each counts, in log odds: the words shared, as part of what the likest item shares (or LIKE); the cosine, less what all items
have in common, of promise and answer with the item; that of the heading of last year's plan, of the answer, of the promise with
the sentence of the item most like it; that the item tells of several years and the answer of one. Learned by a conditional logit
of 4451 answers of labelled reports, each among the items of its heading or of its section, and rounded. With a sixth of the places
kept aside each time the likest item is right for 71 and 59 of a hundred, by these for 73 and 57: words count more than was learned,
since they tell more in reports of 司法局, of which few are labelled (benchmarks/placing.py)."""
_TIED, _LITTLE = 0.35, 0.25
"""The highest of the three cosines with a sentence, and of the words shared, from which an answer has anything to do with an item:
of 841 answers that keeps four more out of an item that is not theirs, and none out of its own."""
_ITEM = 3
"""Times the item of last year's plan counts among the words of a promise."""
_SEVERAL = expression(
    "[二两三四五六七八九十几近过]年来|[这过去]{1,2}五年|[一二三四五六]五”?(?:时期|期间|以来)|本届政府"
)
"""What speaks of several years."""


@dataclass(frozen=True)
class Asked:
    """An answer: the heading of last year's plan and the item it was promised under, the promise, and what it says itself."""

    head: str
    item: str
    promise: str
    told: str

    @property
    def words(self) -> str:
        """What it is about."""
        return f"{self.item * _ITEM}{self.promise}{self.told}"


@dataclass(frozen=True)
class Leaning:
    """Of an answer for each choice: the log odds that it stands there, but for a number that is the same for all; and whether it
    has anything to do with it."""

    odds: Sequence[float]
    tied: Sequence[bool]


def leanings(asked: Sequence[Asked], choices: Sequence[Choice], offices: Offices) -> list[Leaning]:
    """Each answer among the choices."""
    texts = [choice.words for choice in choices]
    sentences = [[one.text for one in split(text)] or [text] for text in texts]
    wholes = cosines([one.words for one in asked], texts, texts)
    heads, told, promised = (
        _nearest(said, sentences, texts)
        for said in ([one.head for one in asked], [one.told for one in asked], [one.promise for one in asked])
    )
    several = [bool(_SEVERAL.search(one.item.opening)) for one in choices]
    found = []
    for place, one in enumerate(asked):
        like = _shared(one, choices, offices)
        years = 0.0 if _SEVERAL.search(one.told) else _YEARS
        near = list(zip(heads[place], told[place], promised[place], strict=True))
        odds = [
            _WORDS * like[n] + _WHOLE * wholes[place][n] + _HEAD * a + _TOLD * b + _ASKED * c + years * several[n]
            for n, (a, b, c) in enumerate(near)
        ]
        tied = [max(one) >= _TIED or shared >= _LITTLE for one, shared in zip(near, like, strict=True)]
        found.append(Leaning(odds, tied))
    return found


def likelihoods(leaning: Sequence[float]) -> list[float]:
    """Log odds of choices -> how likely each is."""
    top = max(leaning)
    parts = [math.exp(one - top) for one in leaning]
    return [one / sum(parts) for one in parts]


def _shared(asked: Asked, choices: Sequence[Choice], offices: Offices) -> list[float]:
    """How many words each choice shares with an answer, as part of the most; those of its 科室 count more."""
    like = scores(asked.words, [choice.words for choice in choices])
    office = offices.plain([asked.item, asked.promise, asked.head])
    like = favoured(like, office, [choice.office for choice in choices])
    return [one / max(*like, LIKE) for one in like]


def _nearest(texts: Sequence[str], sentences: Sequence[Sequence[str]], whole: Sequence[str]) -> list[list[float]]:
    """For each text and each choice, how alike the sentence of it is that is most like."""
    flat = cosines(texts, [one for lot in sentences for one in lot], whole)
    found = []
    for row in flat:
        at, best = 0, []
        for lot in sentences:
            best.append(max(row[at : at + len(lot)]))
            at += len(lot)
        found.append(best)
    return found
