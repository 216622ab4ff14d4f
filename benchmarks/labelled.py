"""Labelled pairs of reports: those of ../shared/gold, and those of benchmarks/labels, which hold no sentence but where each
stands. A label says for every sentence of a plan whether it promises something, whether the next report answers it, and where.

python benchmarks/labelled.py FILE…     files in the form of ../shared/gold -> benchmarks/labels
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from drafter import readers
from drafter.zh.hygiene import squeeze

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
OURS = Path(__file__).with_name("labels")
Label = dict[str, Any]


def find(name: str) -> Path:
    """A report by its name, wherever it lies."""
    seed = SHARED / "seeds" / name
    return seed if seed.exists() else SHARED / "corpus" / "text" / name


def pairs(*, shared_only: bool = False) -> Iterator[Label]:
    """Every labelled pair in the form of ../shared/gold: those of two readers, those of one, ours."""
    gold = SHARED / "gold"
    for file in [*sorted(gold.glob("T*.trace.json")), *sorted((gold / "train").glob("*.trace.json"))]:
        yield json.loads(file.read_text("utf-8"))
    for file in () if shared_only else sorted(OURS.glob("*.json")):
        yield _spoken(json.loads(file.read_text("utf-8")))


@cache
def _squeezed(name: str) -> str:
    return squeeze(readers.read(find(name)).text)


def _placed(label: Label) -> Label:
    """Words -> [start, end] of their characters in the report, typography aside."""
    plan, outcome = _squeezed(label["plan_file"]), _squeezed(label["outcome_file"])
    rows, targets, after = [], [], 0
    for sentence in label["sentences"]:
        span = _span(plan, sentence["text"], after)
        after = span[0]
        proofs = [_span(outcome, text, 0) for text in sentence.get("evidence", ())]
        rows.append([*span, sentence["kind"], sentence.get("status"), sentence.get("strength"), proofs])
    for target in label["targets"]:
        kept = {key: target[key] for key in ("op", "value", "unit", "actual_value", "verdict")}
        kept["sentence"], kept["text"] = _span(plan, target["sentence"], 0), _span(plan, target["text"], 0)
        kept["actual_sentence"] = _span(outcome, target["actual_sentence"], 0) if target["actual_sentence"] else None
        targets.append(kept)
    head = {key: label[key] for key in ("pair", "readers", "plan_file", "outcome_file")}
    return head | {"sentences": rows, "targets": targets}


def _span(whole: str, words: str, after: int) -> list[int]:
    plain = squeeze(words)
    start = whole.find(plain, after)
    start = start if start >= 0 else whole.find(plain)
    if start < 0:
        raise ValueError(f"not in the report: {words}")
    return [start, start + len(plain)]


def _spoken(label: Label) -> Label:
    """The other way: places -> words."""
    plan, outcome = _squeezed(label["plan_file"]), _squeezed(label["outcome_file"])
    sentences = [
        {
            "text": plan[start:end],
            "kind": kind,
            "status": status,
            "strength": strength,
            "evidence": [outcome[a:b] for a, b in proofs],
        }
        for start, end, kind, status, strength, proofs in label["sentences"]
    ]
    for target in label["targets"]:
        (a, b), (c, d), told = target["sentence"], target["text"], target["actual_sentence"]
        target |= {
            "sentence": plan[a:b],
            "text": plan[c:d],
            "actual_sentence": outcome[told[0] : told[1]] if told else "",
        }
    return label | {"sentences": sentences}


def main(*files: str) -> None:
    """Write labels without their sentences."""
    for name in files:
        label = json.loads(Path(name).read_text("utf-8"))
        told = json.dumps(_placed(label), ensure_ascii=False, separators=(",", ":"))
        (OURS / f"{label['pair']}.json").write_text(
            told.replace("],[", "],\n[").replace("},{", "},\n{") + "\n", "utf-8"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
