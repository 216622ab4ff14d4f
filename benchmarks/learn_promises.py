"""Learns which sentences of a plan are promises, from the labels of ../shared/gold and benchmarks/labels, and writes
drafter/parsing/checkable.json.

python benchmarks/learn_promises.py           the figures by leaving out every report of one place at a time, then the
                                              model over all; needs the extra learn
"""

from __future__ import annotations

import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy
from labelled import find, pairs
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from drafter import home, parsing, readers, tables
from drafter.parsing.checkable import MODEL, features, grams
from drafter.parsing.commitments import planned
from drafter.zh.hygiene import squeeze

STRENGTH, LEAST, GRAM, THRESHOLD = 0.3, 8, 0.5, 0.4
"""Inverse of the regularisation, sentences a gram is seen in, its value beside a feature's 1, and the threshold: where
neither precision nor recall over the pairs of ../shared is below what it was, with the place left out."""
_ROUND = 3


@dataclass(frozen=True)
class Example:
    """A labelled sentence of a plan, of a report of a place."""

    place: str
    report: str
    text: str
    values: dict[str, float]
    promise: bool


def examples() -> list[Example]:
    """All labelled sentences that the parser sees in the plans."""
    kinds = tables.load_kinds(home.folders("sections", Path()))
    found = []
    for told in pairs():
        labels = {squeeze(item["text"]): item["kind"] == "commitment" for item in told["sentences"]}
        name = told["plan_file"]
        for here in planned(parsing.body(readers.read(find(name)), kinds)):
            label = labels.get(squeeze(here.told.text))
            if label is not None:
                place = name.replace("-", "_").split("_")[0]
                found.append(Example(place, told["pair"], here.told.text, features(here.told), label))
    return found


def matrix(found: list[Example], learnt: list[int]) -> tuple[csr_matrix, list[str]]:
    """Examples -> what the model sees of them, with the grams of those it learns from; the names of the columns."""
    names = sorted(found[0].values)
    counter = CountVectorizer(analyzer=grams, min_df=LEAST, binary=True)
    counter.fit([found[at].text for at in learnt])
    seen = counter.transform([example.text for example in found]) * GRAM
    values = csr_matrix([[example.values[name] for name in names] for example in found])
    return hstack([values, seen]).tocsr(), [*names, *counter.get_feature_names_out()]


def learnt(found: list[Example], places: list[int]) -> tuple[LogisticRegression, csr_matrix, list[str]]:
    """The model over some of the examples, the matrix of all, the names of its columns."""
    seen, names = matrix(found, places)
    labels = numpy.array([example.promise for example in found])
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(seen[places], labels[places]), seen, names


def main() -> None:
    """Print the figures, write the model."""
    found = examples()
    labels = numpy.array([example.promise for example in found])
    scores = numpy.zeros(len(found))
    for place in sorted({example.place for example in found}):
        inside = [at for at, example in enumerate(found) if example.place == place]
        model, seen, _ = learnt(found, [at for at, example in enumerate(found) if example.place != place])
        scores[inside] = model.predict_proba(seen[inside])[:, 1]
    print(f"{len(found)} 句，其中计划 {labels.sum()} 句；每次留出一个地方的报告")
    for threshold in sorted({THRESHOLD, 0.45, 0.5, 0.55, 0.65}):
        said = scores >= threshold
        hits = (said & labels).sum()
        mark = " *" if threshold == THRESHOLD else ""
        print(f"阈值 {threshold:.2f}  精确 {hits / said.sum():.3f}  召回 {hits / labels.sum():.3f}{mark}")
    for report in sorted({example.report for example in found}):
        mine = numpy.array([example.report == report for example in found])
        said = (scores >= THRESHOLD) & mine
        hits = (said & labels).sum()
        print(f"  {report:10} 精确 {hits / max(1, said.sum()):.3f}  召回 {hits / (labels & mine).sum():.3f}")
    model, _, names = learnt(found, list(range(len(found))))
    values = [weight * (GRAM if len(name) < 3 else 1) for name, weight in zip(names, model.coef_[0], strict=True)]
    weights = {
        name: round(float(value), _ROUND)
        for name, value in zip(names, values, strict=True)
        if abs(value) >= 10**-_ROUND
    }
    weights["bias"] = round(float(model.intercept_[0]), _ROUND)
    assert all(math.isfinite(value) for value in weights.values())
    text = json.dumps({"threshold": {"at": THRESHOLD}, "weights": weights}, ensure_ascii=False, indent=0)
    MODEL.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
