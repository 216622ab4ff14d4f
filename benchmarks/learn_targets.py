"""Learns which figures of this year speak of a numeric target of last year, from ../shared/gold, and writes
drafter/tracing/pairing.json.

python benchmarks/learn_targets.py           verdicts by leaving out every pair of one place at a time, then the model
                                             over all; needs the extra learn
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy
from labelled import find, pairs
from sklearn.linear_model import LogisticRegression

from drafter import desk, tracing
from drafter.model.report import Target
from drafter.tracing import outcomes, pairing
from drafter.tracing.claims import Claim
from drafter.tracing.pairing import MODEL, Match, Pairing
from drafter.zh.hygiene import squeeze

STRENGTH = 0.3
"""Inverse of the regularisation."""
STEPS = [step / 10 for step in range(-30, 11)]
ROUND = 3
SCALES = (1, 10**3, 10**4, 10**8, 10**12)
KINDS = ("amounts", "rates")


class Remembered(Pairing):
    """A pairing that is asked again and again, with one model after another."""

    def featured(self, index: int) -> list[tuple[Claim, dict[str, float]]]:
        known = self.__dict__.setdefault("known", {})
        if index not in known:
            known[index] = list(super().featured(index))
        return known[index]

    def matches(self, index: int) -> list[Match]:
        held = self.__dict__.setdefault("held", {})
        mark = (index, id(pairing._model()["rates"]))
        if mark not in held:
            held[mark] = super().matches(index)
        return held[mark]


@dataclass(frozen=True)
class Row:
    """A labelled target of a pair of reports: what the reader found, and the claims that may speak of it."""

    pair: str
    place: str
    gold: dict
    target: Target | None
    index: int
    pairing: Pairing
    kept: str
    claims: tuple[tuple[Claim, dict[str, float], bool | None], ...] = ()


def rows() -> list[Row]:
    """Every labelled target."""
    return [row for gold in pairs(shared_only=True) for row in of_pair(gold)]


def of_pair(gold: dict) -> list[Row]:
    """The labelled targets of a pair."""
    if not gold["targets"]:
        return []
    before, now = (desk.read(find(gold[key]), Path()) for key in ("plan_file", "outcome_file"))
    told = [(sentence.paragraph, sentence.text) for sentence in tracing.looking_back(now.sentences)]
    paired, kept = Remembered(before.targets, told), outcomes.emissions_kept(told)
    found = []
    for label in gold["targets"]:
        index = place_of(label, before.targets)
        target = before.targets[index] if index >= 0 else None
        claims = tuple(labelled(label, list(paired.featured(index)))) if target else ()
        place = gold["plan_file"].split("_")[0]
        found.append(Row(gold["pair"], place, label, target, index, paired, kept, claims))
    return found


def place_of(label: dict, found: tuple[Target, ...]) -> int:
    """Which target a label is of, -1 for none: same sentence and value, and if it can be the same words."""
    sentence, text, value = squeeze(label["sentence"]), squeeze(label["text"]), Decimal(str(label["value"]))
    here = [n for n, t in enumerate(found) if t.value == value and same(squeeze(t.sentence), sentence)]
    exact = [n for n in here if squeeze(found[n].text) in text or text in squeeze(found[n].text)]
    return next(iter([*exact, *here]), -1)


def same(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def labelled(
    label: dict, found: list[tuple[Claim, dict[str, float]]]
) -> list[tuple[Claim, dict[str, float], bool | None]]:
    """Claims with whether the reader took them for the answer; None where it cannot be said."""
    meant = [is_meant(label, claim) for claim, _ in found]
    things = {claim.things for (claim, _), yes in zip(found, meant, strict=True) if yes}
    told_in = squeeze(label.get("actual_sentence") or "")
    known = label.get("actual_value") is not None
    return [
        (
            claim,
            values,
            yes
            or (None if claim.things in things or (not known and same(squeeze(claim.sentence), told_in)) else False),
        )
        for (claim, values), yes in zip(found, meant, strict=True)
    ]


def is_meant(label: dict, claim: Claim) -> bool:
    value = label.get("actual_value")
    if value is None or not same(squeeze(claim.sentence), squeeze(label.get("actual_sentence") or "")):
        return False
    return any(abs(abs(Decimal(str(value))) * scale - claim.value) < Decimal("0.000001") for scale in SCALES)


def learn(found: list[Row]) -> dict[str, dict[str, float]]:
    """Weights for amounts and for rates."""
    weights = {}
    for kind in KINDS:
        seen = [
            (values, yes)
            for row in found
            if row.target and (row.pairing.asked[row.index].kind in pairing.RATES) == (kind == "rates")
            for _, values, yes in row.claims
            if yes is not None
        ]
        names = sorted(seen[0][0])
        matrix = numpy.array([[values[name] for name in names] for values, _ in seen])
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, [yes for _, yes in seen])
        weights[kind] = {name: round(float(w), ROUND) for name, w in zip(names, model.coef_[0], strict=True)}
        weights[kind]["bias"] = round(float(model.intercept_[0]), ROUND)
    return weights


def judged(found: list[Row], weights: dict[str, dict[str, float]], at: float) -> list[str]:
    """A verdict a row, "" where no target was found."""
    pairing._model = lambda: {**weights, "threshold": {"at": at}}
    return [
        str(outcomes.outcome(row.pairing, row.index, row.target, row.kept).verdict) if row.target else ""
        for row in found
    ]


def right(found: list[Row], verdicts: list[str]) -> list[bool]:
    return [verdict == row.gold["verdict"] for row, verdict in zip(found, verdicts, strict=True)]


def best(scores: dict[float, list[bool]]) -> float:
    """The threshold with the most right verdicts, taken with its neighbours: a plateau rather than a peak."""
    means = {step: statistics.mean(values) for step, values in scores.items()}
    steps = sorted(means)
    around = {step: statistics.mean(means[s] for s in steps[max(0, n - 2) : n + 3]) for n, step in enumerate(steps)}
    return max(steps[2:-2], key=lambda step: around[step])


def main() -> None:
    """Print the figures, write the model."""
    found = rows()
    held: dict[int, str] = {}
    scores: dict[float, list[bool]] = {step: [False] * len(found) for step in STEPS}
    verdicts: dict[float, list[str]] = {step: [""] * len(found) for step in STEPS}
    places = sorted({row.place for row in found})
    for place in places:
        weights = learn([row for row in found if row.place != place])
        out = [n for n, row in enumerate(found) if row.place == place]
        for step in STEPS:
            for n, verdict in zip(out, judged([found[n] for n in out], weights, step), strict=True):
                verdicts[step][n], scores[step][n] = verdict, verdict == found[n].gold["verdict"]
    for place in places:
        others = [n for n, row in enumerate(found) if row.place != place]
        step = best({step: [values[n] for n in others] for step, values in scores.items()})
        held |= {n: verdicts[step][n] for n, row in enumerate(found) if row.place == place}
    report(found, [held[n] for n in range(len(found))])
    at = best(scores)
    weights = learn(found)
    if "--dry" not in sys.argv:
        model = {"threshold": {"at": at}, **{kind: dict(sorted(weights[kind].items())) for kind in KINDS}}
        MODEL.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", "utf-8")
    told_right = statistics.mean(right(found, judged(found, weights, at)))
    print(f"界线 {at}；学过的这些上判对 {told_right:.3f}")


def report(found: list[Row], verdicts: list[str]) -> None:
    """A line a pair, then readers' verdicts against ours."""
    by_pair, table = defaultdict(list), Counter()
    for row, verdict in zip(found, verdicts, strict=True):
        by_pair[row.pair].append(verdict == row.gold["verdict"])
        table[row.gold["verdict"], verdict or "没找到"] += 1
    for pair, values in by_pair.items():
        print(f"{pair:4} {statistics.mean(values):.3f}  {len(values)}")
    print(
        f"各对平均 {statistics.mean(map(statistics.mean, by_pair.values())):.4f}，全部 {statistics.mean(v for p in by_pair.values() for v in p):.4f}"
    )
    kinds = ["reached", "missed", "not_reported", "not_comparable"]
    print(f"{'读者＼判作':16}", *(f"{kind:>14}" for kind in [*kinds, "没找到"]))
    for kind in kinds:
        print(f"{kind:20}", *(f"{table[kind, other]:14}" for other in [*kinds, "没找到"]))


if __name__ == "__main__":
    main()
