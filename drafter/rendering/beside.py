"""Answers to promises -> the item of the text each belongs beside, or the end of what stands under the heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.inputs import PassageInput, PromiseInput
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial
from drafter.model.report import Commitment
from drafter.zh.enumerations import items
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import nearest

Topic = tuple[PromiseInput, ...]
"""The answers to the promises of one item of last year's plan."""


@dataclass(frozen=True)
class Beside:
    """Where answers, or what was taken from 素材, stand: behind character `at` of the text of a row of 正文."""

    at: int
    topic: Topic = ()
    taken: tuple[RawMaterial, ...] = ()


def topics(dossier: Dossier, answers: Sequence[PromiseInput]) -> list[Topic]:
    """Answers under one heading -> by item of last year's plan; leads that were not answered ask for nothing, and what
    stands in 正文 or in another answer already is not said again."""
    promised = dossier.joins.promised
    order: dict[object, list[PromiseInput]] = {}
    told = [squeeze(answer.outcome or "") for answer in answers]
    for place, (answer, words) in enumerate(zip(answers, told, strict=True)):
        again = (
            words in told[:place] or any(words != other and words in other for other in told) or words in dossier.said
        )
        if again if words else answer.ref in dossier.leads:
            continue
        promise = promised.get(answer.ref)
        order.setdefault(promise.topic if promise else answer.ref, []).append(answer)
    return [tuple(members) for members in order.values()]


def placed(
    dossier: Dossier, passages: Sequence[PassageInput], told: Sequence[Topic]
) -> tuple[Mapping[Ref, tuple[Beside, ...]], tuple[Topic, ...]]:
    """Paragraphs under one heading and the answers that belong there -> those that stand beside an item, by the paragraph's
    address, and those that stand at the end because there are no items to choose from."""
    if not told:
        return {}, ()
    choices = [(row, at, words) for row in passages for at, words in items(row.text or "") if _closed(words)]
    if len(choices) < 2:
        return {}, tuple(told)
    promised = dossier.joins.promised
    found: dict[tuple[Ref, int], list[Topic]] = {}
    rest: list[Topic] = []
    for topic in told:
        for members in _units(topic, promised):
            said = "".join(_words(row, promised.get(row.ref)) for row in members)
            best = nearest(said, [words for _, _, words in choices])
            if best < 0:
                rest.append(members)
                continue
            here = found.setdefault((choices[best][0].ref, choices[best][1]), [])
            if here and here[-1][0] in topic:
                here[-1] = (*here[-1], *members)
            else:
                here.append(members)
    by_row: dict[Ref, list[Beside]] = {}
    for (ref, at), here in sorted(found.items(), key=lambda item: item[0][1]):
        by_row.setdefault(ref, []).extend(Beside(at, topic) for topic in here)
    return {ref: tuple(some) for ref, some in by_row.items()}, tuple(rest)


def joined(
    passages: Sequence[PassageInput], taken: Sequence[RawMaterial]
) -> tuple[Mapping[Ref, tuple[Beside, ...]], tuple[RawMaterial, ...]]:
    """Paragraphs under one heading and what was taken from 素材 for it -> what stands behind which item, the one that speaks most
    of the same; and the rest, where there is none."""
    choices = [(row.ref, at, words) for row in passages for at, words in items(row.text or "") if _closed(words)]
    if not choices or not taken:
        return {}, tuple(taken)
    texts = [words for _, _, words in choices]
    lots: dict[tuple[Ref, int], list[RawMaterial]] = {}
    for one in taken:
        ref, at, _ = choices[nearest(one.text or "", texts)]
        lots.setdefault((ref, at), []).append(one)
    behind: dict[Ref, list[Beside]] = {}
    for (ref, at), lot in lots.items():
        behind.setdefault(ref, []).append(Beside(at, taken=tuple(lot)))
    return {ref: tuple(some) for ref, some in behind.items()}, ()


def _closed(words: str) -> bool:
    """Whether a sentence may follow: not behind a line that is a heading in itself, ——经济稳中向好."""
    return not words[-1:].isalnum()


def _units(topic: Topic, promised: Mapping[Ref, Commitment]) -> Iterator[Topic]:
    """What of a topic stays together: all of an item; the promises of a paragraph without items go each its own way."""
    first = promised.get(topic[0].ref)
    if first and first.item:
        yield topic
    else:
        yield from ((row,) for row in topic)


def _words(row: PromiseInput, promise: Commitment | None) -> str:
    """What an answer is about: the item of last year's plan, which counts most, the promise, the answer."""
    return f"{(promise.item if promise else '') * 3}{row.text}{row.outcome or ''}"
