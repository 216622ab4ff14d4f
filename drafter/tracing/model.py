"""Two logistic models, learned by benchmarks/learn_tracing.py: whether a sentence answers a promise, and whether a promise
was answered at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from drafter.zh.lexicon import Matrix

FILE = Path(__file__).with_name("model.json")
DEEP = Path(__file__).parent / "semantic" / "model.json"
METRIC = Path(__file__).with_name("metric.npy")


@dataclass(frozen=True)
class Logistic:
    """A weight a feature, and the bias: log-odds are their weighed sum."""

    weights: dict[str, float]
    bias: float

    def log_odds(self, features: Iterable[tuple[str, Matrix]]) -> Matrix:
        """Features by name, all of one shape -> log-odds of that shape."""
        total: Matrix | None = None
        for name, matrix in features:
            part = self.weights.get(name, 0.0) * matrix
            total = part if total is None else total + part
        if total is None:
            raise ValueError("no features")
        return (total + self.bias).astype(np.float32)


@dataclass(frozen=True)
class Model:
    """evidence: of a sentence; answered: of a promise; below `unanswered` nothing answers it, below `sure` a person looks.
    metric: see Features."""

    evidence: Logistic
    answered: Logistic
    unanswered: float
    sure: float
    metric: Matrix

    @classmethod
    def read(cls, file: Path = FILE, metric: Path = METRIC) -> Model:
        """The model as it was learned."""
        held = json.loads(file.read_text("utf-8"))
        evidence, answered = (Logistic(held[name]["weights"], held[name]["bias"]) for name in ("evidence", "answered"))
        at = held["threshold"]
        return cls(
            evidence, answered, at["unanswered"], at["sure"], np.load(metric, allow_pickle=False).astype(np.float32)
        )


@cache
def model(*, deep: bool = False) -> Model:
    """The model shipped, read once; deep: the one that also knows what the extra `semantic` says."""
    return Model.read(DEEP if deep else FILE)


def probability(log_odds: Matrix) -> Matrix:
    """Log-odds -> probabilities."""
    chances: Matrix = 1 / (1 + np.exp(-log_odds))
    return chances
