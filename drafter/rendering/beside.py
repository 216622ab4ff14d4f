"""Answers to promises -> the item of the text each belongs beside, or the end of what stands under the heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.inputs import NOT_BEGUN, PassageInput, PromiseInput
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial
from drafter.model.report import Commitment
from drafter.model.retold import Clause, all_again
from drafter.rendering.choosing import Choice, choices, places
from drafter.rendering.spots import Topic, spots
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import LIKE, by_far, favoured, nearest, scores

_CLEARLY = 1.3
"""Times as like as any other that an item must be for one to be clear."""


@dataclass(frozen=True)
class Beside:
    """Where answers, or what was taken from 素材, stand: behind character `at` of the text of a row of 正文."""

    at: int
    topic: Topic = ()
    taken: tuple[RawMaterial, ...] = ()


def topics(dossier: Dossier, answers: Sequence[PromiseInput], there: Sequence[Clause]) -> list[Topic]:
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
    address, and those that stand at the end because there are no items to choose from. Of a paragraph that was added to last
    year's none is beside: it would draw answers away from where they stood."""
    if not told:
        return {}, ()
    chosen = choices(dossier, passages, summed=summed)
    alone = len(chosen) == 1 and chosen[0].row is passages[-1] and chosen[0].item.marker is None
    if not chosen or (alone and not run_on):
        return {}, tuple(told)
    heads = _heads(dossier)
    found: dict[int, list[Topic]] = {}
    rest: list[Topic] = []
    units = [members for topic in told for members in _units(topic, dossier.joins.promised)]
    whole = _wholes(dossier, units, chosen, summed=summed)
    topic_of = {row.ref: topic for topic in told for row in topic}
    for members, one in zip(units, whole, strict=True):
        for best, some in _homes(dossier, members, one, chosen).items():
            here = rest if best < 0 and not run_on else found.setdefault(max(best, 0), [])
            if best >= 0 and here and here[-1][0] in topic_of[some[0].ref]:
                here[-1] = (*here[-1], *some)
            else:
                here.append(some)
    by_row: dict[Ref, list[Beside]] = {}
    for best, here in sorted(found.items()):
        row, item = chosen[best].row, chosen[best].item
        by_row.setdefault(row.ref, []).extend(Beside(at, topic) for at, topic in spots(item, here, heads))
    return {ref: tuple(some) for ref, some in by_row.items()}, tuple(rest)


def _wholes(dossier: Dossier, units: Sequence[Topic], chosen: Sequence[Choice], *, summed: bool) -> Sequence[int]:
    """Promises that stay together -> which choice fits each lot of them together, -1 where none does. summed: where a section
    has no headings, what clearly fits none goes where most of those go that were promised under the same heading."""
    promised, under = dossier.joins.promised, _heads(dossier)
    own = []
    for members in units:
        first = promised.get(members[0].ref)
        about = [members[0].text] if first is None else [first.item, first.text, first.section]
        words = "".join(_words(row, promised.get(row.ref), told=summed) for row in members)
        own.append(_likes(dossier, about, words, chosen))
    heads = [under.get(members[0].ref, "") for members in units]
    drawn: dict[str, list[int]] = {}
    for head, like in zip(heads, own, strict=True):
        if summed and head and _is_clear(like):
            drawn.setdefault(head, []).append(like.index(max(like)))
    found = []
    for head, like in zip(heads, own, strict=True):
        most, others = max(like), drawn.get(head, []) if not _is_clear(like) else []
        lean = [one / (most or 1) + others.count(n) / (len(others) or 1) for n, one in enumerate(like)]
        found.append(lean.index(max(lean)) if max(lean) > 0 else -1)
    return found


def _likes(dossier: Dossier, about: Sequence[str], words: str, chosen: Sequence[Choice]) -> list[float]:
    """How much each choice speaks of what some words do, those of their 科室 counting more. about: what tells that, what tells
    most first."""
    like = scores(words, [choice.words for choice in chosen])
    return favoured(like, dossier.offices.plain(about), [choice.office for choice in chosen])


def _heads(dossier: Dossier) -> Mapping[Ref, str]:
    """The heading of last year's plan each was promised under; none where all stood under one."""
    heads = {ref: promise.section for ref, promise in dossier.joins.promised.items()}
    return heads if len(set(heads.values())) > 1 else {}


def _is_clear(like: Sequence[float]) -> bool:
    """Whether one choice is clearly more like than all others."""
    best, *others = sorted(like, reverse=True)
    return best >= LIKE and best >= _CLEARLY * max(others, default=0.0)


def _homes(dossier: Dossier, members: Topic, whole: int, chosen: Sequence[Choice]) -> Mapping[int, Topic]:
    """The promises of an item -> which choice each stands beside: all beside the one that fits them together, but those that
    fit another by far; -1 where none fits."""
    homes: dict[int, list[PromiseInput]] = {}
    for row in members:
        alone = by_far(_likes(dossier, [row.text], unmarked(row.text), chosen), whole) if len(members) > 1 else whole
        homes.setdefault(alone, []).append(row)
    return {at: tuple(rows) for at, rows in homes.items()}


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


def _units(topic: Topic, promised: Mapping[Ref, Commitment]) -> Iterator[Topic]:
    """What of a topic stays together: all of an item; the promises of a paragraph without items go each its own way."""
    first = promised.get(topic[0].ref)
    if first and first.item:
        yield topic
    else:
        yield from ((row,) for row in topic)


def _words(row: PromiseInput, promise: Commitment | None, *, told: bool) -> str:
    """What an answer is about: the item of last year's plan, which counts most, and the promise, so that it stands where its
    blank stood; the answer itself where last year's report has no such promise, or where its words are asked for (told)."""
    words = row.outcome or "" if told or not promise else ""
    return f"{promise.item * 3 if promise else ''}{unmarked(row.text)}{words}"
