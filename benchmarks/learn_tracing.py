"""Learn drafter/tracing/model.json and metric.npy from the labelled pairs, and say how well it does on pairs never seen.

python benchmarks/learn_tracing.py             needs the extra `learn` and ../shared; leaves one place out at a time, prints, writes
python benchmarks/learn_tracing.py --dry-run   prints only
python benchmarks/learn_tracing.py semantic    the same beside what learn_semantic.py says of pairs it never saw, written to
                                               drafter/tracing/semantic/model.json

Three things are learned, in this order: a metric over the lexicon's vectors (multinomial logistic regression of the right
sentence among all of the report, drawn to the identity), a logistic model of a sentence being evidence, and one of a promise
being answered. Each sees only what those before it say of places left out.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from labelled import Label, find
from labelled import pairs as labelled
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from drafter import desk, tracing
from drafter.model.report import Commitment, Sentence
from drafter.tracing.features import Features
from drafter.tracing.model import DEEP, FILE, METRIC, probability
from drafter.tracing.plan_wide import OF_CHILDREN, OF_SENTENCES, standings, through_children
from drafter.tracing.semantic import Compared
from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import lexicon

ROOT = Path(__file__).resolve().parent.parent
ENCODED = ROOT / "output" / "semantic.npz"
"""What learn_semantic.py says of each pair by an encoder that never saw its place."""
CANDIDATES = 30
"""Sentences of a promise that are learned from beside its evidence."""
PULL, SHARPNESS, STEPS = 20.0, 8.0, 40
"""How much the metric is held to the identity; what multiplies a cosine; steps of L-BFGS."""
EVIDENCE, ANSWERED = 0.01, 0.003
"""Inverse strength of the ridge penalty."""
SHARE, STEP = 0.05, 0.02
"""Share of the unanswered that may stand above `sure`; step between thresholds tried."""


@dataclass
class Pair:
    """A labelled pair: right, the evidence of each promise; answered: 1, 0, or -1 where it is not told; place of the report."""

    name: str
    place: str
    promises: list[Commitment]
    told: list[Sentence]
    right: list[set[int]]
    answered: np.ndarray
    ours: np.ndarray
    theirs: np.ndarray


def same(one: str, other: str) -> bool:
    """Whether two squeezed texts are one, or a long one holds the other (as the shared scorer has it)."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and (len(short) >= 8 or len(short) == len(long))


def load(gold: Label) -> Pair:
    """A labelled pair, read as drafter reads it."""
    before, now = (desk.read(find(gold[key]), ROOT) for key in ("plan_file", "outcome_file"))
    told = tracing.telling(now.sentences)
    said = [squeeze(sentence.text) for sentence in told]
    sentences = [(squeeze(s["text"]), s) for s in gold["sentences"] if s["kind"] == "commitment"]
    right, answered = [], []
    for promise in before.commitments:
        label = next((s for words, s in sentences if same(squeeze(promise.text), words)), {})
        proofs = [squeeze(text) for text in label.get("evidence", ())]
        right.append({n for n, words in enumerate(said) if any(same(words, proof) for proof in proofs)})
        answered.append({"answered": 1, "unanswered": 0}.get(label.get("status", ""), -1))
    bags = [
        [set(lexicon().words(text)) for text in lot]
        for lot in ([p.text for p in before.commitments], [s.text for s in told])
    ]
    ours, theirs = map(lexicon().embed, bags)
    promises = list(before.commitments)
    return Pair(gold["pair"], gold["plan_file"][:2], promises, told, right, np.array(answered), ours, theirs)


def known(pair: Pair) -> list[int]:
    """Promises that are answered and whose evidence is there."""
    return [
        n for n, (right, answered) in enumerate(zip(pair.right, pair.answered, strict=True)) if right and answered == 1
    ]


def metric(pairs: Iterable[Pair]) -> np.ndarray:
    """The metric learned from some pairs, (dimensions, dimensions)."""
    tasks = []
    for pair in pairs:
        rows = known(pair)
        wanted = np.zeros((len(rows), len(pair.told)))
        for row, n in enumerate(rows):
            wanted[row, sorted(pair.right[n])] = 1 / len(pair.right[n])
        tasks.append((pair.ours[rows], pair.theirs, wanted))
    size = lexicon().dimensions

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        square = flat.reshape(size, size)
        off = square - np.eye(size)
        total, slope = PULL * float((off**2).sum()), 2 * PULL * off
        for ours, theirs, wanted in tasks:
            odds = SHARPNESS * (ours @ square @ theirs.T)
            odds -= odds.max(1, keepdims=True)
            chance = np.exp(odds) / np.exp(odds).sum(1, keepdims=True)
            total -= float((wanted * np.log(chance + 1e-9)).sum())
            slope = slope + SHARPNESS * ours.T @ (chance - wanted) @ theirs
        return total, slope.ravel()

    found = minimize(loss, np.eye(size).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return found.x.reshape(size, size).astype(np.float32)


@dataclass
class Learned:
    """A ridge-penalised logistic model over standardised features, by name."""

    names: list[str]
    weights: np.ndarray
    bias: float

    @classmethod
    def of(
        cls, names: list[str], rows: np.ndarray, right: np.ndarray, penalty: float, weight: np.ndarray | None = None
    ) -> Learned:
        """Learn from rows of features."""
        mean, spread = rows.mean(0), rows.std(0) + 1e-6
        fitted = LogisticRegression(C=penalty, max_iter=500).fit((rows - mean) / spread, right, sample_weight=weight)
        weights = fitted.coef_[0] / spread
        return cls(names, weights, float(fitted.intercept_[0] - weights @ mean))

    def odds(self, rows: np.ndarray) -> np.ndarray:
        """Rows of features -> log-odds."""
        return rows @ self.weights + self.bias

    def as_json(self) -> dict[str, object]:
        """As model.json holds it."""
        return {
            "bias": round(self.bias, 6),
            "weights": {n: float(f"{w:.5g}") for n, w in zip(self.names, self.weights, strict=True)},
        }


def rows_of(pair: Pair, cube: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Features of evidence and of the sentences most like it, and which is which."""
    rows, right = [], []
    likeness = cube.sum(2)
    for n in known(pair):
        chosen = sorted(pair.right[n] | set(np.argsort(-likeness[n])[:CANDIDATES].tolist()))
        rows.append(n * len(pair.told) + np.array(chosen))
        right += [place in pair.right[n] for place in chosen]
    return np.concatenate(rows), np.array(right)


def encoded() -> dict[str, Compared]:
    """What the extra `semantic` says of each pair, left out when it was tuned."""
    found: dict[str, dict[str, np.ndarray]] = {}
    with np.load(ENCODED, allow_pickle=False) as held:
        for name in held.files:
            pair, key = name.split(".")
            found.setdefault(pair, {})[key] = held[name].astype(np.float32)
    return {pair: Compared(**arrays) for pair, arrays in found.items()}


def prepare(
    pairs: list[Pair], metrics: dict[str, np.ndarray], beside: dict[str, Compared]
) -> tuple[list[str], dict[str, tuple[Features, np.ndarray]]]:
    """Features of all pairs, each with the metric of its place, as (promises, sentences, features)."""
    made, names = {}, []
    for pair in pairs:
        features = Features(pair.promises, pair.told, lexicon(), metrics[pair.place], beside.get(pair.name))
        named = dict(features.all())
        names = list(named)
        made[pair.name] = (features, np.stack(list(named.values()), 2).astype(np.float32))
    return names, made


def learn_evidence(pairs: list[Pair], names: list[str], made: dict[str, tuple[Features, np.ndarray]]) -> Learned:
    """The model of evidence from some pairs."""
    alike = [n for n, name in enumerate(names) if name.endswith(":sentences")]
    lots = []
    for pair in pairs:
        cube = made[pair.name][1]
        chosen, right = rows_of(pair, cube[:, :, alike])
        lots.append((cube.reshape(-1, len(names))[chosen], right))
    rows, right = (np.concatenate([lot[n] for lot in lots]) for n in (0, 1))
    return Learned.of(names, rows, right, EVIDENCE)


def learn_answered(pairs: list[Pair], names: list[str], stood: dict[str, np.ndarray]) -> Learned:
    """The model of being answered from some pairs; a pair weighs as the root of its promises."""
    told = [pair.answered >= 0 for pair in pairs]
    rows = np.concatenate([stood[pair.name][mask] for pair, mask in zip(pairs, told, strict=True)])
    right = np.concatenate([pair.answered[mask] == 1 for pair, mask in zip(pairs, told, strict=True)])
    weight = np.concatenate([np.full(mask.sum(), mask.sum() ** -0.5) for mask in told])
    return Learned.of(names, rows, right, ANSWERED, weight / weight.mean())


def left_out(pairs: list[Pair], learn: Callable[[list[Pair]], Learned | np.ndarray]) -> dict[str, Learned | np.ndarray]:
    """What is learned without each place."""
    places = sorted({pair.place for pair in pairs})
    return {place: learn([pair for pair in pairs if pair.place != place]) for place in places}


def stand(pair: Pair, features: Features, scores: np.ndarray) -> tuple[list[str], np.ndarray]:
    """The numbers of each promise of a pair, and their names."""
    found = standings(pair.promises, features, scores.astype(np.float32))
    return list(found), np.stack(list(found.values()), 1)


def scores_of(learned: Learned, cube: np.ndarray) -> np.ndarray:
    """Log-odds of every sentence for every promise."""
    return learned.odds(cube.reshape(-1, cube.shape[2])).reshape(cube.shape[:2])


def f1(answered: np.ndarray, chance: np.ndarray, threshold: float) -> float:
    """F1 on unanswered."""
    said, gold = chance < threshold, answered == 0
    return 2 * float((said & gold).sum()) / max(1, int(said.sum() + gold.sum()))


def hits(pair: Pair, scores: np.ndarray) -> tuple[float, float]:
    """hit@1 and hit@3."""
    best = {n: np.argsort(-scores[n], kind="stable")[:3] for n in known(pair)}
    return tuple(
        statistics.mean(bool(pair.right[n] & set(order[:k].tolist())) for n, order in best.items()) for k in (1, 3)
    )


@dataclass
class Held:
    """What is known of pairs by models that never saw their place: scores of sentences, chances of being answered."""

    names: list[str]
    made: dict[str, tuple[Features, np.ndarray]]
    columns: list[str]
    numbers: dict[str, np.ndarray]
    scores: dict[str, np.ndarray]
    chances: dict[str, np.ndarray]


def held_out(pairs: list[Pair], beside: dict[str, Compared] | None = None) -> Held:
    """Leave one place out at a time; beside: what the extra `semantic` says."""
    metrics = left_out(pairs, metric)
    names, made = prepare(pairs, metrics, beside or {})
    evidence = left_out(pairs, lambda some: learn_evidence(some, names, made))
    alone = {pair.name: scores_of(evidence[pair.place], made[pair.name][1]) for pair in pairs}
    scores = {pair.name: through_children(pair.promises, alone[pair.name], OF_SENTENCES) for pair in pairs}
    stood = {pair.name: stand(pair, made[pair.name][0], scores[pair.name]) for pair in pairs}
    columns, numbers = stood[pairs[0].name][0], {name: rows for name, (_, rows) in stood.items()}
    answered = left_out(pairs, lambda some: learn_answered(some, columns, numbers))
    odds = {pair.name: answered[pair.place].odds(numbers[pair.name]) for pair in pairs}
    chances = {p.name: probability(through_children(p.promises, odds[p.name], OF_CHILDREN)) for p in pairs}
    return Held(names, made, columns, numbers, scores, chances)


def main() -> None:
    """Leave each place out, print, learn from all, write."""
    pairs, deep = [load(label) for label in labelled()], "semantic" in sys.argv
    held = held_out(pairs, encoded() if deep else None)
    at = threshold(pairs, held.chances)
    show(pairs, held.scores, held.chances, at)
    if "--dry-run" not in sys.argv:
        told = {"unanswered": at, "sure": sure(pairs, held.chances, at)}
        evidence = learn_evidence(pairs, held.names, held.made)
        write(DEEP if deep else FILE, evidence, learn_answered(pairs, held.columns, held.numbers), told)
        if not deep:
            np.save(METRIC, metric(pairs).astype(np.float16))


def threshold(pairs: list[Pair], chances: dict[str, np.ndarray]) -> float:
    """The probability with the highest mean F1 over the pairs."""
    steps = np.arange(0.3, 0.86, STEP)
    mean = [
        statistics.mean(f1(p.answered[p.answered >= 0], chances[p.name][p.answered >= 0], step) for p in pairs)
        for step in steps
    ]
    return round(float(steps[int(np.argmax(mean))]), 3)


def sure(pairs: list[Pair], chances: dict[str, np.ndarray], at: float) -> float:
    """The probability above which no more than SHARE of the promises are unanswered."""
    chance = np.concatenate([chances[pair.name][pair.answered >= 0] for pair in pairs])
    truth = np.concatenate([pair.answered[pair.answered >= 0] for pair in pairs])
    fit = (step for step in np.arange(at, 1, STEP) if (truth[chance >= step] == 0).mean() <= SHARE)
    return round(float(next(fit, at)), 3)


def show(pairs: list[Pair], scores: dict[str, np.ndarray], chances: dict[str, np.ndarray], at: float) -> None:
    """A line a pair, and the means."""
    print(
        f"{len(pairs)} 对，每次留出一个地方；阈值 {at:.2f}（在同样的留出结果上选定）\n对      首句对  前三对    AUC  未回应F1"
    )
    lines = []
    for pair in pairs:
        told = pair.answered >= 0
        truth, chance = pair.answered[told], chances[pair.name][told]
        lines.append((*hits(pair, scores[pair.name]), roc_auc_score(truth, chance), f1(truth, chance, at)))
        print(f"{pair.name:6}" + "".join(f"{value:8.3f}" for value in lines[-1]))
    print("平均  " + "".join(f"{statistics.mean(values):8.3f}" for values in zip(*lines, strict=True)))


def write(file: Path, evidence: Learned, answered: Learned, at: dict[str, float]) -> None:
    """The two models of a file."""
    held = {"threshold": at, "evidence": evidence.as_json(), "answered": answered.as_json()}
    file.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{file.name} {file.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
