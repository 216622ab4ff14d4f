"""How well promises are traced: the shared scorer on every labelled pair, and the threshold chosen without looking.

python benchmarks/tracing.py            the three pairs two readers agree on
python benchmarks/tracing.py --train    the sixteen others too, and the threshold by leave-one-pair-out over them
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from drafter import desk, tracing
from drafter.cli.machine import trace_json
from drafter.model.trace import Trace
from drafter.zh.hygiene import squeeze

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
STEPS = [step / 100 for step in range(10, 61)]


def find(name: str) -> Path:
    """A labelled file, wherever it lies."""
    seed = SHARED / "seeds" / name
    return seed if seed.exists() else SHARED / "corpus" / "text" / name


def traced(gold: dict) -> tuple[Trace, float]:
    """The trace of a pair, and the seconds judging took."""
    before, now = (desk.read(find(gold[key]), ROOT) for key in ("plan_file", "outcome_file"))
    start = time.perf_counter()
    trace = tracing.trace(before.commitments, before.targets, now.sentences)
    return trace, time.perf_counter() - start


def labelled(gold: dict, trace: Trace) -> list[tuple[float, bool]]:
    """(score, unanswered) of every promise that was found and labelled."""
    scores = {squeeze(a.commitment.text): a.score for a in trace.answers}
    wanted = [s for s in gold["sentences"] if s["kind"] == "commitment" and s["status"] in ("answered", "unanswered")]
    return [(scores[squeeze(s["text"])], s["status"] == "unanswered") for s in wanted if squeeze(s["text"]) in scores]


def f1(rows: list[tuple[float, bool]], threshold: float) -> float:
    """F1 on unanswered when scores below the threshold are flagged."""
    hits = sum(unanswered and score < threshold for score, unanswered in rows)
    said, gold = sum(score < threshold for score, _ in rows), sum(unanswered for _, unanswered in rows)
    return 2 * hits / (said + gold) if said + gold else 0.0


def best(pairs: list[list[tuple[float, bool]]]) -> float:
    """The threshold with the highest mean F1 over some pairs."""
    return max(STEPS, key=lambda step: statistics.mean(f1(rows, step) for rows in pairs))


def report(file: Path) -> list[tuple[float, bool]]:
    """Print a pair's scores; return its labelled scores."""
    gold = json.loads(file.read_text("utf-8"))
    trace, took = traced(gold)
    command = [sys.executable, str(SHARED / "tools" / "score_trace.py"), str(file)]
    told = json.dumps(trace_json(trace), ensure_ascii=False)
    scores = json.loads(subprocess.run(command, input=told, capture_output=True, text=True, check=True).stdout)
    targets = scores.get("targets", {})
    print(
        f"{scores['pair']:4} {scores['commitments']['recall']:7.3f} {scores['commitments']['precision']:7.3f}"
        f" {scores['unanswered']['f1']:7.3f} {scores['auc']:7.3f} {scores['hit1']:7.3f} {scores['hit3']:7.3f}"
        f" {targets.get('found', float('nan')):7.3f} {targets.get('verdict_right', float('nan')):7.3f} {took:6.2f}"
    )
    return labelled(gold, trace)


def main() -> None:
    """A line a pair; with --train the cross-validated threshold."""
    print("对   计划召回 计划精确 未回应F1    AUC   首句对  前三对 指标找到 指标判对   秒")
    for file in sorted((SHARED / "gold").glob("T*.trace.json")):
        report(file)
    if "--train" in sys.argv:
        rows = [report(file) for file in sorted((SHARED / "gold" / "train").glob("*.trace.json"))]
        held = [(best([r for r in rows if r is not out]), out) for out in rows]
        mean = statistics.mean(f1(out, threshold) for threshold, out in held)
        print(f"留一对交叉验证：阈值 {sorted({t for t, _ in held})}，未回应 F1 平均 {mean:.3f}")


if __name__ == "__main__":
    main()
