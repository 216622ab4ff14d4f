"""What a second reader brings to tracing, by a careful reader's recorded verdicts (../shared/gold/judge) in place of a model.

python benchmarks/recorded.py (or tracing.py --recorded)
                                           the three pairs it read, pooled: F1 on unanswered and hit@1 of drafter alone, of the
                                           reader alone, and of both as `drafter trace` puts them together; as shipped, without
                                           and with the extra `semantic`, and by models that never saw the pair's place
                                           (minutes). Then its verdicts spoilt at random, each time graded as it would be with
                                           as many errors: what that changes in F1. All but the first is a simulation: no model
                                           was asked.
"""

from __future__ import annotations

import json
import random
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from labelled import SHARED
from labelled import pairs as labelled
from learn_tracing import Pair, f1, held_out, known, load, probability, same, threshold

from drafter.model.graded import Grade
from drafter.model.second_reader import Answered
from drafter.model.traced import EVIDENCE, Answer, Evidence, Status
from drafter.tracing.judge import judge
from drafter.tracing.model import model
from drafter.tracing.second.consulted import consulted
from drafter.tracing.second.examined import ours as own_exam
from drafter.tracing.second.examined import papers
from drafter.tracing.second.reader import Second
from drafter.zh.hygiene import squeeze

JUDGE = SHARED / "gold" / "judge"
SPOILT, TIMES = (0.05, 0.1, 0.13, 0.2), 200
"""Shares of verdicts turned round, and how often each is tried."""
_SHOWN = re.compile(r"^S(\d+) (.+)$", re.MULTILINE)
_ASKED = re.compile(r"^(\S*划\d+) (.+)$", re.MULTILINE)


@dataclass
class Recorded:
    """A reader that says what was recorded of each promise, a share of it turned round at random."""

    rows: dict[str, dict]
    spoilt: float = 0.0
    chance: random.Random = random.Random(0)  # noqa: RUF009 (given anew wherever it is used)
    mark: str = "recorded"

    def ask(self, system: str, prefix: str, user: str, schema: type[Answered], about: str) -> Answered:
        """As SecondReader: the sentences it cited, by their numbers here."""
        shown = [(int(number), squeeze(text)) for number, text in _SHOWN.findall(prefix)]
        items = [self._item(number, self.rows.get(squeeze(text)), shown) for number, text in _ASKED.findall(user)]
        return schema.model_validate({"items": [item for item in items if item]})

    def _item(self, number: str, row: dict | None, shown: Sequence[tuple[int, str]]) -> dict | None:
        if row is None:
            return None
        cited = [next((n for n, text in shown if same(text, squeeze(one))), None) for one in row["evidence"]]
        places, met, p = [n for n in cited if n is not None], row["met"], row["p"]
        if self.chance.random() < self.spoilt:
            met, p = ("部分" if met == "没有" else "没有"), 1 - p
        p = min(p, 0.49) if met == "没有" else max(p, 0.5)
        return {"id": number, "thing": row["thing"], "s": places or [0], "met": met, "p": p}


@dataclass
class Alone:
    """How drafter alone judges some pairs: name of the way, answers and its bar."""

    name: str
    answers: dict[str, list[Answer]]
    bar: float


def pooled(pairs: list[Pair], answers: dict[str, Sequence[Answer]]) -> tuple[float, float]:
    """F1 on unanswered, by the status, and hit@1, of all promises of all pairs together."""
    truth = np.concatenate([pair.answered[pair.answered >= 0] for pair in pairs])
    said = [[one.status is not Status.UNANSWERED for one in answers[pair.name]] for pair in pairs]
    chance = np.concatenate([np.array(s, float)[p.answered >= 0] for s, p in zip(said, pairs, strict=True)])
    hit = [_hit(pair, answers[pair.name][n], n) for pair in pairs for n in known(pair)]
    return f1(truth, chance, 0.5), statistics.mean(hit)


def _hit(pair: Pair, answer: Answer, place: int) -> bool:
    best = answer.evidence[0]
    there = [n for n, one in enumerate(pair.told) if (one.text, one.paragraph) == (best.text, best.paragraph)]
    return bool(pair.right[place] & set(there))


def shipped(pairs: list[Pair], *, deep: bool) -> Alone:
    """As drafter comes, which has learned from these pairs too."""
    answers = {pair.name: judge(pair.promises, pair.told, deep=deep) for pair in pairs}
    return Alone("随带的，装 semantic" if deep else "随带的，不装", answers, model(deep=deep).unanswered)


def unseen(pairs: list[Pair]) -> Alone:
    """By models that never saw the place, without the extra `semantic`."""
    everything = [load(label) for label in labelled()]
    held = held_out(everything)
    at = threshold(everything, held.chances)
    answers = {p.name: _answers(p, held.scores[p.name], held.chances[p.name], at) for p in pairs}
    return Alone("没有学过这个地方的，不装", answers, at)


def _answers(pair: Pair, scores: np.ndarray, chances: np.ndarray, at: float) -> list[Answer]:
    found = []
    for n, promise in enumerate(pair.promises):
        best = np.argsort(-scores[n], kind="stable")[:EVIDENCE]
        likely = probability(scores[n])
        shown = tuple(Evidence(pair.told[m].text, float(likely[m]), pair.told[m].paragraph) for m in best)
        status = Status.UNANSWERED if chances[n] < at else Status.ANSWERED
        found.append(Answer(promise, status, float(chances[n]), "", shown))
    return found


def together(alone: Alone, pairs: list[Pair], reader: Recorded, grade: Grade) -> dict[str, Sequence[Answer]]:
    """Both, as `drafter trace` puts them together."""
    second = Second(reader, "", grade)
    return {p.name: consulted(second, alone.answers[p.name], p.told, alone.bar).answers for p in pairs}


def readers_own(pairs: list[Pair], rows: dict[str, dict]) -> dict[str, Sequence[Answer]]:
    """The reader alone: asked about every promise."""
    blank = {
        p.name: [Answer(one, Status.UNANSWERED, 0.5, "", (Evidence("", 0, 0),)) for one in p.promises] for p in pairs
    }
    return together(Alone("", blank, 0.5), pairs, Recorded(rows), Grade(260, 0, 260, 260))


def spoiling(alone: Alone, pairs: list[Pair], rows: dict[str, dict], own: Grade) -> None:
    """Print what verdicts spoilt at random change, graded by an exam with as many errors."""
    base, draw = pooled(pairs, alone.answers)[0], np.random.default_rng(7)
    for share in SPOILT:
        changes, standings = [], []
        for seed in range(TIMES):
            grade = Grade(int(draw.binomial(own.total, 1 - share)), own.ours, own.total, own.total)
            reader = Recorded(rows, share, random.Random(seed))
            changes.append(pooled(pairs, together(alone, pairs, reader, grade))[0] - base)
            standings.append(grade.standing.value)
        below = statistics.mean(one < -0.005 for one in changes)
        told = "，".join(f"{name} {standings.count(name)}" for name in dict.fromkeys(standings))
        print(
            f"  错 {share:.0%}：F1 平均 {statistics.mean(changes):+.3f}，二十次里最差的一次 {np.quantile(changes, 0.05):+.3f}，"
            f"最差 {min(changes):+.3f}，低于 -0.005 的 {below:.1%}（{told}）"
        )


def main() -> None:
    """Print it all."""
    rows = {
        squeeze(row["text"]): row
        for file in sorted(JUDGE.glob("*.jsonl"))
        for row in map(json.loads, file.read_text("utf-8").splitlines())
    }
    names = {file.stem for file in JUDGE.glob("*.jsonl")}
    pairs = [load(label) for label in labelled(shared_only=True) if label["pair"] in names]
    exam = [(met, label) for paper in papers() for met, label in zip(own_exam(paper), paper.labels, strict=True)]
    own = Grade(len(exam), sum(met is (label != "没有") for met, label in exam), len(exam), len(exam))
    print(f"考题 {own.total} 条，起草助手自己判对 {own.ours}（{own.ours / own.total:.1%}）")
    print("记着的读者单独：F1 {:.3f}，首句 {:.3f}".format(*pooled(pairs, readers_own(pairs, rows))))
    for alone in (shipped(pairs, deep=False), shipped(pairs, deep=True), unseen(pairs)):
        asked = statistics.mean(0.2 <= one.score < 0.85 for answers in alone.answers.values() for one in answers)
        print(f"{alone.name}：问 {asked:.0%} 的计划")
        print("  起草助手自己：F1 {:.3f}，首句 {:.3f}".format(*pooled(pairs, alone.answers)))
        print("  合起来：F1 {:.3f}，首句 {:.3f}".format(*pooled(pairs, together(alone, pairs, Recorded(rows), own))))
        spoiling(alone, pairs, rows, own)


if __name__ == "__main__":
    main()
