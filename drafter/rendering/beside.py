"""Answers to promises -> the item of the text each belongs beside, or the end of what stands under the heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.inputs import NOT_BEGUN, PassageInput, PromiseInput
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial
from drafter.model.retold import Told, all_again
from drafter.rendering.choosing import choices, places
from drafter.rendering.fitting import Fitting
from drafter.rendering.spots import Topic, spots
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import nearest


@dataclass(frozen=True)
class Beside:
    """Where answers, or what was taken from 素材, stand: behind character `at` of the text of a row of 正文."""

    at: int
    topic: Topic = ()
    taken: tuple[RawMaterial, ...] = ()


def topics(dossier: Dossier, answers: Sequence[PromiseInput], there: Told) -> list[Topic]:
    """Answers under one heading -> by item of last year's plan; leads that were not answered ask for nothing, what stands in
    正文 or in another answer already is not said again, and what was not begun is no work done. there: the clauses of 正文."""
    promised = dossier.joins.promised
    order: dict[object, list[PromiseInput]] = {}
    told = [squeeze(answer.outcome or "") for answer in answers]
    for place, (answer, words) in enumerate(zip(answers, told, strict=True)):
        if answer.state == NOT_BEGUN:
            continue
        again = (
            words in told[:place]
            or any(words != other and words in other for other in told)
            or words in dossier.said
            or all_again(dossier.filled(answer.outcome).text, there)
        )
        if again if words else answer.ref in dossier.leads:
            continue
        promise = promised.get(answer.ref)
        order.setdefault(promise.topic if promise else answer.ref, []).append(answer)
    return [tuple(members) for members in order.values()]


def placed(
    dossier: Dossier,
    passages: Sequence[PassageInput],
    told: Sequence[Topic],
    *,
    run_on: bool = False,
    summed: bool = False,
) -> tuple[Mapping[Ref, tuple[Beside, ...]], tuple[Topic, ...]]:
    """Paragraphs under one heading and the answers that belong there -> those that stand beside an item, by the paragraph's
    address, and those that stand at the end because they fit no item or there are none to choose from. Of a paragraph that was added to last
    year's none is beside: it would draw answers away from where they stood."""
    if not told:
        return {}, ()
    chosen = choices(dossier, passages, summed=summed)
    single = len(chosen) == 1
    alone = single and chosen[0].row is passages[-1] and chosen[0].item.marker is None
    if not chosen or (alone and not run_on):
        return {}, tuple(told)
    found: dict[int, list[Topic]] = {}
    rest: list[Topic] = []
    fitting = Fitting(dossier, chosen)
    answers = [(answer, topic) for topic in told for answer in topic]
    homes = fitting.homes([answer for answer, _ in answers], summed=summed)
    for (answer, topic), best in zip(answers, homes, strict=True):
        here = rest if best < 0 and not (run_on and single) else found.setdefault(max(best, 0), [])
        if here and here[-1][0] in topic:
            here[-1] = (*here[-1], answer)
        else:
            here.append((answer,))
    by_row: dict[Ref, list[Beside]] = {}
    for best, here in sorted(found.items()):
        passage, item = chosen[best].row, chosen[best].item
        by_row.setdefault(passage.ref, []).extend(Beside(at, topic) for at, topic in spots(item, here, fitting.heads))
    return {ref: tuple(some) for ref, some in by_row.items()}, tuple(rest)


def joined(
    passages: Sequence[PassageInput], taken: Sequence[RawMaterial]
) -> tuple[Mapping[Ref, tuple[Beside, ...]], tuple[RawMaterial, ...]]:
    """Paragraphs under one heading and what was taken from 素材 for it -> what stands behind which item, the one that speaks most
    of the same; and the rest, where there is none. A paragraph added to last year's draws nothing away from where it stood."""
    there = list(places(passages))
    if not there or not taken:
        return {}, tuple(taken)
    texts = [words for _, _, words in there]
    lots: dict[tuple[Ref, int], list[RawMaterial]] = {}
    for one in taken:
        ref, at, _ = there[nearest(one.text or "", texts)]
        lots.setdefault((ref, at), []).append(one)
    behind: dict[Ref, list[Beside]] = {}
    for (ref, at), lot in lots.items():
        behind.setdefault(ref, []).append(Beside(at, taken=tuple(lot)))
    return {ref: tuple(some) for ref, some in behind.items()}, ()
