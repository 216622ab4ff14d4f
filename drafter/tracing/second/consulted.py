"""Answers drafter is unsure of -> the same after a second reader was asked; whatever goes wrong, ours stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.graded import Standing
from drafter.model.report import Commitment, Sentence
from drafter.model.second_reader import NoAnswer, SecondReader
from drafter.model.traced import Answer
from drafter.tracing.second.blended import blended
from drafter.tracing.second.reader import Second
from drafter.tracing.second.shown import Lot, Material, fits, lots, material
from drafter.tracing.second.verdicts import Items, Verdict, verdicts

UNSURE = (0.2, 0.85)
"""Chances between which a promise is in question: of labelled pairs 45 in a hundred promises, and nearly all our errors."""


@dataclass(frozen=True)
class Consulted:
    """Answers after all; told: what a person should know of how that went, one sentence, empty where all went well."""

    answers: tuple[Answer, ...]
    told: str = ""


def consulted(
    second: Second,
    answers: Sequence[Answer],
    told: Sequence[Sentence],
    bar: float,
    unsure: tuple[float, float] = UNSURE,
) -> Consulted:
    """Our answers and this year's sentences -> the answers, those in question judged by the second reader too.

    bar: our chance below which a promise is unanswered; unsure: chances from and below which one is in question.
    """
    places = [n for n, one in enumerate(answers) if unsure[0] <= one.score < unsure[1]]
    if not places or not told or second.grade.standing is Standing.REFUSED:
        return Consulted(tuple(answers))
    promises = [one.commitment for one in answers]
    shown = material(told, _nearest(promises, places, told))
    found, faults = dict[str, Verdict](), dict[str, str]()
    for lot in lots(promises, places):
        sure, wrong = asked(second.reader, second.system, shown, lot)
        found |= sure
        faults |= wrong
    after = [
        blended(one, found[one.commitment.id], second.grade, told, bar) if one.commitment.id in found else one
        for one in answers
    ]
    return Consulted(tuple(after), _failed(faults, len(places)))


def asked(reader: SecondReader, system: str, shown: Material, lot: Lot) -> tuple[dict[str, Verdict], dict[str, str]]:
    """One request -> the verdicts to rely on, and of each other promise why there is none."""
    try:
        said = reader.ask(system, shown.text, lot.text, Items, "对照")
    except NoAnswer as none:
        return {}, {promise.id: none.told for promise in lot.asked}
    return verdicts(said, lot.asked, shown.places)


def _nearest(promises: Sequence[Commitment], places: Sequence[int], told: Sequence[Sentence]) -> list[list[int]]:
    """The places of the sentences most like each promise in question, best first; none where all are shown anyway."""
    if fits(told):
        return []
    import numpy as np

    from drafter.tracing.judge import likeness

    scores = likeness([promises[n] for n in places], told)
    return [row.tolist() for row in np.argsort(-scores, axis=1, kind="stable")]


def _failed(faults: dict[str, str], asked_of: int) -> str:
    """What went wrong, said once."""
    if not faults:
        return ""
    why = next(iter(faults.values()))
    return f"问了模型 {asked_of} 条计划，{len(faults)} 条没有用上（模型{why}），照原来的对照"
