"""How well promises are traced, beside plain likeness in words, and how fast.

python benchmarks/tracing.py            every labelled pair, judged by models that never saw its place (learn_tracing.py):
                                        hit@1, hit@3, AUC, F1 on unanswered at one threshold for all, without and with the
                                        extra `semantic`; the same of BM25 with character TF-IDF, and of character TF-IDF
                                        alone, their F1 at the best threshold in hindsight; then seconds of the shipped model
                                        without and with it, and numeric targets by the shared scorer
                                        (needs the extra `learn`; what `semantic` says of pairs it never saw is made once by
                                        `python benchmarks/learn_semantic.py --folds`, an hour, extra `tune`; without
                                        it these columns are left out)
python benchmarks/tracing.py --recorded what a second reader brings, by recorded verdicts (recorded.py)
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from labelled import ROOT, SHARED, find
from labelled import pairs as labelled
from learn_tracing import ENCODED, Held, Pair, encoded, f1, held_out, hits, load, threshold
from lexical import Index
from sklearn.metrics import roc_auc_score
from threadpoolctl import threadpool_limits

from drafter import desk, tracing
from drafter.cli.machine import trace_json
from drafter.model.traced import Answer, Status
from drafter.tracing.admitted import reported
from drafter.tracing.judge import judge
from drafter.tracing.lists import settled

STEPS = np.arange(0.02, 1.0, 0.02)


def measures(pair: Pair, scores: np.ndarray, chance: np.ndarray, at: float | None) -> list[float]:
    """hit@1, hit@3, AUC, F1 on unanswered; the threshold is the best in hindsight where none is given."""
    told = pair.answered >= 0
    truth, chance = pair.answered[told], chance[told]
    best = f1(truth, chance, at) if at else max(f1(truth, chance, step) for step in STEPS)
    return [*hits(pair, scores), float(roc_auc_score(truth, chance)), best]


def baselines(pair: Pair) -> list[list[float]]:
    """BM25 with TF-IDF of character pairs and the share of rare words found anywhere; TF-IDF of character pairs alone."""
    words = [promise.text for promise in pair.promises]
    index = Index([sentence.text for sentence in pair.told], words)
    mixed = np.array([index.scores(text) for text in words])
    alone = np.array([index.cosines(text) for text in words])
    covered = np.array([index.covered(text) for text in words])
    chance = np.minimum(1, 0.5 * covered + 0.5 * np.minimum(1, 2 * mixed.max(1)))
    return [measures(pair, mixed, chance, None), measures(pair, alone, alone.max(1), None)]


def seconds(pair: Pair, *, deep: bool) -> float:
    """How long the shipped model takes for a pair."""
    with threadpool_limits(1, "blas"):  # as drafter.cli has it
        start = time.perf_counter()
        judge(pair.promises, pair.told, deep=deep)
        return time.perf_counter() - start


def targets(label: dict) -> float:
    """The share of numeric targets whose verdict is right, by the shared scorer; NaN where there are none."""
    before, now = (desk.read(find(label[key]), ROOT) for key in ("plan_file", "outcome_file"))
    told = tracing.looking_back(now.sentences)
    found = reported(before.targets, told, tracing.owned(now.sentences))
    trace = settled([Answer(one, Status.UNANSWERED, 0.0, "") for one in before.commitments], found, told)
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.json"
        gold.write_text(json.dumps(label, ensure_ascii=False), "utf-8")
        printed = json.dumps(trace_json(trace), ensure_ascii=False)
        command = [sys.executable, str(SHARED / "tools" / "score_trace.py"), str(gold)]
        scored = json.loads(subprocess.run(command, input=printed, capture_output=True, text=True, check=True).stdout)
    return scored.get("targets", {}).get("verdict_right", float("nan"))


def main() -> None:
    """Print a line a pair, then the means."""
    labels = list(labelled())
    pairs = [load(label) for label in labels]
    learned: list[tuple[str, Held]] = [("不装 semantic", held_out(pairs))]
    learned += [("装 semantic", held_out(pairs, encoded()))] if ENCODED.exists() else []
    at = [threshold(pairs, held.chances) for _, held in learned]
    names = [*(f"{name} {step:.2f}" for (name, _), step in zip(learned, at, strict=True)), "BM25＋字对", "字对 TF-IDF"]
    print("；".join(names) + "；数量目标判对；用时：不装、装（秒）")
    print("对      " + "  首句  前三   AUC    F1" * len(names) + "   目标  不装    装", flush=True)
    lines = []
    for pair, label in zip(pairs, labels, strict=True):
        ours = [
            measures(pair, h.scores[pair.name], h.chances[pair.name], t) for (_, h), t in zip(learned, at, strict=True)
        ]
        times = [seconds(pair, deep=deep) for deep in (False, True)]
        lines.append([value for row in [*ours, *baselines(pair)] for value in row] + [targets(label), *times])
        print(f"{pair.name:6}" + "".join(f"{value:6.3f}" for value in lines[-1]), flush=True)
    kept = [[value for value in column if value == value] for column in zip(*lines, strict=True)]
    print("平均  " + "".join(f"{statistics.mean(column):6.3f}" for column in kept))


if __name__ == "__main__":
    if "--recorded" in sys.argv:
        import recorded

        recorded.main()
    else:
        main()
