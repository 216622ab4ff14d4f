"""The labelled promises that travel with drafter: invented places, written for this, each with what this year's report says of
it. A model is asked about them as about any promises, and so is drafter alone.

A file of exam/ is a place: under 今年 the sentences of its report, under 计划 a promise a line after its label (全部, 部分, 没有)
and what makes it hard: 原话, 换说法, 数字 (said in its words, in others, by its figure); 几项, 上位 (some of several things, a wider
one); 没提, 同领域, 只有手段, 总话, 打算, 困难, 别的事, 别的年 (nothing; the same field, only the means, a general word, planned, wanting,
another thing or year).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.model.graded import Grade
from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence
from drafter.model.second_reader import SecondReader
from drafter.model.traced import Status
from drafter.tracing.model import DEEP, FILE
from drafter.tracing.second.consulted import asked
from drafter.tracing.second.shown import lots, material
from drafter.tracing.second.verdicts import Verdict
from drafter.tracing.semantic import find

_ROOM = Path(__file__).with_name("exam")
_NOT = "没有"


@dataclass(frozen=True)
class Paper:
    """A place of the exam: its plan, this year's sentences, and of each promise its label and what makes it hard."""

    name: str
    promises: tuple[Commitment, ...]
    told: tuple[Sentence, ...]
    labels: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Examined:
    """How an exam went: the grade; by what makes a promise hard, on how many of how many the model agrees; faults, each with
    how often."""

    grade: Grade
    by_kind: Mapping[str, tuple[int, int]]
    faults: Mapping[str, int]


@cache
def papers() -> tuple[Paper, ...]:
    """All places of the exam."""
    return tuple(_paper(file.stem, file.read_text("utf-8")) for file in sorted(_ROOM.glob("*.txt")))


def _paper(name: str, text: str) -> Paper:
    told, rows = list[Sentence](), list[tuple[str, str, Commitment]]()
    heading = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            heading = ""
        elif line.startswith("〔"):
            heading = line.strip("〔〕")
        elif "｜" in line:
            label, _, promise = line.partition("｜")
            met, kind = label.split()
            rows.append((met, kind, Commitment(f"划{len(rows) + 1:02}", promise, heading, number)))
        else:
            told.append(Sentence(number, Part.SUMMARY, line, heading))
    labels, kinds, promises = zip(*rows, strict=True)
    return Paper(name, promises, tuple(told), labels, kinds)


def digest(system: str) -> str:
    """Instructions -> a digest of all a grade depends on beside endpoint and model: the instructions, the exam, our own model."""
    held = hashlib.sha256(system.encode("utf-8"))
    for file in (*sorted(_ROOM.glob("*.txt")), DEEP if find() else FILE):
        held.update(file.read_bytes())
    return held.hexdigest()


def requests() -> int:
    """How many requests an exam is."""
    return sum(1 for paper in papers() for _ in lots(paper.promises, range(len(paper.promises))))


def examine(reader: SecondReader, system: str) -> Iterator[Examined]:
    """A reader and its instructions -> how the exam stands after each place; the last is how it went.

    Promises it gives no usable verdict on count as wrong. Places that are too long for it are faults like others.
    """
    rows: list[tuple[str, str, str, bool]] = []
    faults = Counter[str]()
    for paper in papers():
        found, wrong = _answers(reader, system, paper)
        faults.update(wrong.values())
        own = ours(paper)
        for promise, label, kind, met in zip(paper.promises, paper.labels, paper.kinds, own, strict=True):
            verdict = found.get(promise.id)
            rows.append((kind, label, verdict.met if verdict else "", met))
        yield Examined(_grade(rows), _by_kind(rows), dict(faults))


def _answers(reader: SecondReader, system: str, paper: Paper) -> tuple[dict[str, Verdict], dict[str, str]]:
    shown, found, wrong = material(paper.told, ()), dict[str, Verdict](), dict[str, str]()
    for lot in lots(paper.promises, range(len(paper.promises))):
        sure, faults = asked(reader, system, shown, lot)
        found |= sure
        wrong |= faults
    return found, wrong


@cache
def ours(paper: Paper) -> tuple[bool, ...]:
    """Whether drafter alone finds each promise of a place answered."""
    from drafter.tracing import telling
    from drafter.tracing.judge import judge

    answers = judge(paper.promises, telling(paper.told), deep=True)
    return tuple(one.status is not Status.UNANSWERED for one in answers)


def _grade(rows: Sequence[tuple[str, str, str, bool]]) -> Grade:
    """(kind, label, verdict, our own) of promises -> the grade."""
    return Grade(
        right=sum(_agree(met, label) for _, label, met, _ in rows),
        ours=sum(own is (label != _NOT) for _, label, _, own in rows),
        total=len(rows),
        answered=sum(bool(met) for _, _, met, _ in rows),
        whole=sum(met == label for _, label, met, _ in rows),
    )


def _agree(met: str, label: str) -> bool:
    """Whether a verdict says 有 or 没有 as the label does."""
    return bool(met) and (met == _NOT) is (label == _NOT)


def _by_kind(rows: Sequence[tuple[str, str, str, bool]]) -> dict[str, tuple[int, int]]:
    total = Counter(kind for kind, *_ in rows)
    right = Counter(kind for kind, label, met, _ in rows if _agree(met, label))
    return {kind: (right[kind], count) for kind, count in total.most_common()}
