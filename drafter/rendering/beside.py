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
from drafter.zh.enumerations import items
from drafter.zh.headings import marker_of
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import nearest, scores

Topic = tuple[PromiseInput, ...]
"""The answers to the promises of one item of last year's plan."""

_BY_FAR, _LIKE = 1.6, 1.4
"""Times as like another item that a promise must be to stand apart from the others of its item, and how like at least: of ten
that are so in eight reports, nine belong there."""


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
            or all_again(answer.outcome or "", there)
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
    address, and those that stand at the end because there are no items to choose from. Of a paragraph that was added to last
    year's none is beside: it would draw answers away from where they stood."""
    if not told:
        return {}, ()
    old = [row for row in passages if row.origin] or passages
    choices = [choice for row in old for choice in _choices(dossier, row)]
    if len(choices) < 2 and not any(marker_of(choice.words) for choice in choices):
        return {}, tuple(told)
    found: dict[int, list[Topic]] = {}
    rest: list[Topic] = []
    for topic in told:
        for members in _units(topic, dossier.joins.promised):
            for best, some in _homes(dossier, members, [choice.words for choice in choices]).items():
                here = found.setdefault(best, []) if best >= 0 else rest
                if best >= 0 and here and here[-1][0] in topic:
                    here[-1] = (*here[-1], *some)
                else:
                    here.append(some)
    by_row: dict[Ref, list[Beside]] = {}
    for best, here in sorted(found.items()):
        by_row.setdefault(choices[best].row.ref, []).extend(Beside(choices[best].at, topic) for topic in here)
    return {ref: tuple(some) for ref, some in by_row.items()}, tuple(rest)


@dataclass(frozen=True)
class _Choice:
    """An item of a paragraph that answers may stand behind: where it ends, and what it is about."""

    row: PassageInput
    at: int
    words: str


def _choices(dossier: Dossier, row: PassageInput) -> Iterator[_Choice]:
    """The items of a paragraph, each with its words and those of the same item last year, so that what she rewrites moves no
    answer."""
    here = items(row.text or "")
    last = items(dossier.joins.before.get(row.ref, ""))
    before = [words for _, words in last] if len(last) == len(here) else [""] * len(here)
    for (at, words), said in zip(here, before, strict=True):
        if _closed(words):
            yield _Choice(row, at, words + said)


def _homes(dossier: Dossier, members: Topic, choices: Sequence[str]) -> Mapping[int, Topic]:
    """The promises of an item -> which choice each stands beside: all beside the one that fits them together, but those that
    fit another by far; -1 where none fits."""
    promised = dossier.joins.promised
    whole = nearest("".join(_words(row, promised.get(row.ref)) for row in members), choices)
    homes: dict[int, list[PromiseInput]] = {}
    for row in members:
        own = scores(row.text, choices)
        best = own.index(max(own))
        apart = whole >= 0 and len(members) > 1 and own[best] > max(_LIKE, _BY_FAR * own[whole])
        homes.setdefault(best if apart else whole, []).append(row)
    return {at: tuple(rows) for at, rows in homes.items()}


def joined(
    passages: Sequence[PassageInput], taken: Sequence[RawMaterial]
) -> tuple[Mapping[Ref, tuple[Beside, ...]], tuple[RawMaterial, ...]]:
    """Paragraphs under one heading and what was taken from 素材 for it -> what stands behind which item, the one that speaks most
    of the same; and the rest, where there is none. A paragraph added to last year's draws nothing away from where it stood."""
    old = [row for row in passages if row.origin] or passages
    choices = [(row.ref, at, words) for row in old for at, words in items(row.text or "") if _closed(words)]
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
    """What an answer is about: the item of last year's plan, which counts most, and the promise, so that it stands where its
    blank stood; the answer itself where last year's report has no such promise."""
    return f"{promise.item * 3}{row.text}" if promise else f"{row.text}{row.outcome or ''}"
