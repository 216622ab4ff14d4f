"""Which figures of this year speak of a target: a logistic model over how much they say of the same thing.

Weights are learned by benchmarks/learn_targets.py from pairs of reports labelled by readers, one set for amounts, one
for shares and growth.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import add
from pathlib import Path

from drafter.model.report import Target
from drafter.tracing.claims import Claim, Kind, claims, mentions
from drafter.tracing.comparing import apart
from drafter.tracing.periods import several
from drafter.tracing.things import clean
from drafter.zh import units
from drafter.zh.figures import scaled
from drafter.zh.hygiene import squeeze
from drafter.zh.synonyms import fold

MODEL = Path(__file__).with_name("pairing.json")
RATES = (Kind.SHARE, Kind.GROWTH)
_UNSEEN = 5.0
"""Rarity of a pair of characters that stands nowhere in the two reports."""
_LEAST = 0.2
"""Share of the target's pairs of characters a sentence holds at least, to be looked at."""
_MASS = 60.0
"""Rarity of all pairs of a long name."""
_ALONE = 0.3
"""What stands for the words before a figure that stands first in its sentence."""
_SMALL = 10
"""Numbers below are equal by chance."""
_FAR = 3.0
"""Natural logarithm of a ratio beyond which it does not matter how much larger one is; 1 where they do not compare."""


@dataclass(frozen=True)
class Likeness:
    """How much a target and a claim name one thing: own, share of the target's name in the claim's, by rarity; back,
    the reverse; thing and other, the names that fit best."""

    own: float
    back: float
    thing: str
    other: str


@dataclass(frozen=True)
class Match:
    """A claim, the logarithm of the odds that it speaks of a target, and whether another target is named more like it."""

    claim: Claim
    score: float
    rivalled: bool


class Pairing:
    """Targets of a plan and what this year's report claims, ready to be matched."""

    def __init__(self, targets: Sequence[Target], told: Sequence[tuple[int, str]]) -> None:
        self.asked = [asked(target) for target in targets]
        self._told = [
            claim for (_, text), long in zip(told, several(told), strict=True) for claim in _dated(text, long)
        ]
        self.mentions = [mention for _, text in told for mention in mentions(text)]
        texts = [*(fold(text) for _, text in told), *{fold(target.sentence) for target in targets}]
        spread = Counter(pair for text in texts for pair in _pairs(text))
        self._rarity = {pair: math.log(1 + len(texts) / count) for pair, count in spread.items()}
        self._near = [self._candidates(claim) for claim in self.asked]
        self._rivals: dict[int, tuple[float, int]] = {}
        for index, near in enumerate(self._near):
            for at, like in near.items():
                self._rivals[at] = max(self._rivals.get(at, (0.0, 0)), (like.own + like.back, index))

    def matches(self, index: int) -> list[Match]:
        """Claims that may speak of target number index."""
        weights = _model()["rates" if self.asked[index].kind in RATES else "amounts"]
        return [
            Match(
                claim,
                weights["bias"] + sum([weights[name] * value for name, value in values.items() if value]),
                values["rival"] > 0,
            )
            for claim, values in self.featured(index)
        ]

    def featured(self, index: int) -> Iterator[tuple[Claim, dict[str, float]]]:
        """Claims that may speak of target number index, each with what tells whether it does."""
        for at, like in self._near[index].items():
            claim = self._told[at].told_in(self.asked[index].unit)
            values = {**self._of_words(index, claim, like), **_of_figures(self.asked[index], claim)}
            best, whose = self._rivals[at]
            values["rival"] = 0.0 if whose == index else max(0.0, best - like.own - like.back)
            yield claim, values

    def covered(self, thing: str, text: str) -> float:
        """Share of a thing's pairs of characters that stand in a text, by rarity."""
        return self._cover(_pairs(thing), _pairs(text))

    def _mass(self, thing: str) -> float:
        """How much a name says: rarity of its pairs of characters, 1 for a long one."""
        return min(1.0, sum([self._rarity.get(pair, _UNSEEN) for pair in _pairs(thing)]) / _MASS)

    def _candidates(self, claim: Claim) -> dict[int, Likeness]:
        """Places of the claims whose sentence speaks of the target's thing at all."""
        wanted = [_pairs(thing) for thing in claim.things]
        near: dict[int, Likeness] = {}
        sentence, holds = "", False
        for at, other in enumerate(self._told):
            if other.sentence != sentence:
                sentence = other.sentence
                holds = any(self._cover(pairs, _pairs(fold(sentence))) >= _LEAST for pairs in wanted)
            if holds:
                near[at] = self._likeness(claim, other)
        return near

    def _likeness(self, claim: Claim, other: Claim) -> Likeness:
        found = [
            Likeness(self._cover(_pairs(a), _pairs(b)), self._cover(_pairs(b), _pairs(a)), a, b)
            for a in claim.things
            for b in other.things
        ]
        return max(found, key=lambda like: like.own + like.back, default=Likeness(0.0, 0.0, claim.things[0], ""))

    def _of_words(self, index: int, claim: Claim, like: Likeness) -> dict[str, float]:
        one = self.asked[index]
        thing, other = squeeze(like.thing), squeeze(like.other)
        shared, mass = len({*thing} & {*other}), self._mass(like.thing)
        clause = self._cover(_pairs(one.clause) | _pairs(like.thing), _pairs(claim.clause))
        before = _pairs(fold(one.sentence[: one.start]))
        return {
            "own": like.own,
            "own-all": float(like.own > 0.999),
            "own-mass": like.own * mass,
            "back-all": float(like.back > 0.999),
            "own-back": like.own * like.back,
            "clause": clause,
            "clause-short": clause * (1 - mass),
            "before": self._cover(before, _pairs(fold(claim.sentence))) if before else _ALONE,
            "characters": shared / max(1, len({*thing})),
            "characters-back": shared / max(1, len({*other})),
            "run-back": _longest(thing, other) / max(1, len(other)),
            "head-back": float(bool(other) and other[-2:] in thing),
            "apart": float(apart(like.thing, like.other)),
        }

    def _cover(self, wanted: frozenset[str], held: frozenset[str]) -> float:
        rarity = self._rarity
        total = sum([rarity.get(pair, _UNSEEN) for pair in wanted])
        return sum([rarity.get(pair, _UNSEEN) for pair in wanted & held]) / total if total else 0.0


def asked(target: Target) -> Claim:
    """A target as the claim its own sentence makes of it."""
    scale, unit = scaled(target.unit)
    value = target.value * scale
    start = target.sentence.find(target.text)
    same = [claim for claim in claims(target.sentence) if claim.value == value * claim.times]
    here = [claim for claim in same if start <= claim.start < start + len(target.text)] or same
    named = clean(re.sub(r"\d.*$", "", target.text)) or clean(target.name) or target.name
    if here:
        return here[0] if here[0].things else replace(here[0], things=(named,))
    return Claim(
        things=(named,),
        clause=fold(target.text),
        kind=Kind.SHARE if unit == "%" else Kind.AMOUNT,
        value=value,
        unit=unit,
        falls=False,
        several=False,
        adds=False,
        totals=False,
        aside=False,
        text=target.text,
        start=0,
        sentence=target.sentence,
    )


def _of_figures(one: Claim, claim: Claim) -> dict[str, float]:
    compares = one.kind == claim.kind and units.alike(one.unit, claim.unit)
    positive = compares and not claim.several and one.value > 0 and claim.value > 0
    ratio = abs(math.log(claim.value / one.value)) if positive else 1.0
    return {
        "same-kind": float(one.kind == claim.kind),
        "share-or-growth": float({one.kind, claim.kind} == {*RATES}),
        "other-unit": float(not units.alike(one.unit, claim.unit)),
        "equal": float(compares and one.value == claim.value >= _SMALL),
        "ratio": min(ratio, _FAR),
        "aside": float(claim.aside and not one.aside),
        "several": float(claim.several),
    }


def _dated(text: str, long: bool) -> Iterator[Claim]:
    """The claims of a sentence; in a look back over years all that do not say otherwise are over years."""
    for claim in claims(text):
        stands = claim.since_last_year or (claim.totals and not claim.adds)
        yield replace(claim, several=True) if long and not stands else claim


@lru_cache(maxsize=20000)
def _pairs(text: str) -> frozenset[str]:
    """Pairs of characters of a text, typography aside; a single character is its own."""
    text = squeeze(text)
    return frozenset(map(add, text, text[1:])) or frozenset(text)


def _longest(one: str, other: str) -> int:
    """Length of the longest run of characters both hold."""
    best, row = 0, [0] * (len(other) + 1)
    for char in one:
        row = [0, *(row[at] + 1 if char == mark else 0 for at, mark in enumerate(other))]
        best = max(best, *row)
    return best


def threshold() -> float:
    """The logarithm of the odds from which a claim is taken to speak of a target, as the model was shipped."""
    return _model()["threshold"]["at"]


@cache
def _model() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(MODEL.read_text("utf-8"))
    return loaded
