"""How well promises are traced, beside plain likeness in words, and how fast.

python benchmarks/tracing.py            every labelled pair, judged by models that never saw its place (learn_tracing.py):
                                        hit@1, hit@3, AUC, F1 on unanswered at one threshold for all; the same of BM25 with
                                        character TF-IDF, and of character TF-IDF alone, their F1 at the best threshold in
                                        hindsight; then the shipped model's seconds, and numeric targets by the shared scorer
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
from learn_tracing import Pair, f1, held_out, hits, load, threshold
from lexical import Index
from sklearn.metrics import roc_auc_score

from drafter import desk, tracing
from drafter.cli.machine import trace_json

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


def shipped(label: dict) -> tuple[float, dict]:
    """Seconds the shipped model takes for a pair, and what the shared scorer says of it."""
    before, now = (desk.read(find(label[key]), ROOT) for key in ("plan_file", "outcome_file"))
    start = time.perf_counter()
    trace = tracing.trace(before.commitments, before.targets, now.sentences)
    took = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.json"
        gold.write_text(json.dumps(label, ensure_ascii=False), "utf-8")
        told = json.dumps(trace_json(trace), ensure_ascii=False)
        command = [sys.executable, str(SHARED / "tools" / "score_trace.py"), str(gold)]
        return took, json.loads(subprocess.run(command, input=told, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print a line a pair, then the means."""
    labels = list(labelled())
    pairs = [load(label) for label in labels]
    held = held_out(pairs)
    at = threshold(pairs, held.chances)
    print(f"{'':7}{'留出一个地方，阈值 ' + format(at, '.2f'):^28}{'BM25＋字对':^24}{'字对 TF-IDF':^24}  数量目标  用时")
    print("对      " + "  首句  前三   AUC    F1" * 3 + "   判对   秒")
    lines = []
    for pair, label in zip(pairs, labels, strict=True):
        rows = [measures(pair, held.scores[pair.name], held.chances[pair.name], at), *baselines(pair)]
        took, told = shipped(label)
        lines.append(
            [value for row in rows for value in row]
            + [told.get("targets", {}).get("verdict_right", float("nan")), took]
        )
        print(f"{pair.name:6}" + "".join(f"{value:6.3f}" for value in lines[-1]), flush=True)
    kept = [[value for value in column if value == value] for column in zip(*lines, strict=True)]
    print("平均  " + "".join(f"{statistics.mean(column):6.3f}" for column in kept))


if __name__ == "__main__":
    main()
