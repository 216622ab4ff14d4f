"""How often an answer in the wrong row of 上年计划.yaml is told, and one in the right row is told wrongly.

python benchmarks/answers.py      the evidence of labelled promises stands for her answers; two of each lot change places
"""

from __future__ import annotations

import random

from labelled import pairs as labelled
from learn_tracing import Pair, known, load

from drafter.model.kind import Part
from drafter.model.report import Sentence
from drafter.tracing.review import strays

LOTS, ROUNDS = (4, 8, 16, 40), 3
"""Answers of a dossier; times each pair is drawn from."""


def drawn(pair: Pair, size: int, chance: random.Random) -> tuple[list[int], list[str]]:
    """Some answered promises of a pair, and their evidence, no sentence twice."""
    told = {pair.told[min(pair.right[n])].text: n for n in chance.sample(known(pair), len(known(pair)))}
    return list(told.values())[:size], list(told)[:size]


def main() -> None:
    """A line a size."""
    pairs, chance = [load(label) for label in labelled()], random.Random(0)
    print("答案条数  填对却提醒  换了行而提醒")
    for size in LOTS:
        right = wrong = told_right = told_wrong = 0
        for pair in pairs * ROUNDS:
            chosen, texts = drawn(pair, size, chance)
            changed = [texts[1], texts[0], *texts[2:]]
            promises = [pair.promises[n] for n in chosen]
            lots = ([Sentence(n, Part.SUMMARY, text) for n, text in enumerate(lot)] for lot in (texts, changed))
            straight, crossed = (strays(promises, lot) for lot in lots)
            right, told_right = right + len(chosen), told_right + len(straight)
            wrong, told_wrong = wrong + 2, told_wrong + len(crossed & {0, 1})
        print(f"{size:8} {told_right / right:11.3f} {told_wrong / wrong:11.3f}")


if __name__ == "__main__":
    main()
