"""Next year's plan -> the number each of its items is printed with, where last year's items were numbered: 1. 2. 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from drafter.model.dossier import Dossier
from drafter.model.inputs import AS_PLANNED, NextPlanInput
from drafter.model.kind import Part
from drafter.model.place import Ref
from drafter.model.report import Report
from drafter.model.skeleton import above
from drafter.zh.headings import Marker, marker_for, marker_of


def plan_marks(dossier: Dossier) -> Mapping[Ref, Marker]:
    """Each row of 下年计划 that is an item of a numbered list -> its marker as it is to be printed."""
    styles, plain = _styles(dossier), _plain(dossier.priors[0])
    found: dict[Ref, Marker] = {}
    reached = 0
    for number, rows in _under(dossier).items():
        style = styles.get(number)
        if style is None:
            continue
        first = reached + 1 if style.number > 1 and reached else 1
        numbered = [row for row in rows if not (row.hint or "").removeprefix(AS_PLANNED).startswith(plain)]
        for reached, row in enumerate(numbered, start=first):
            text = marker_for(style.level, reached)
            found[row.ref] = Marker(text, style.family, style.level, reached)
    return found


def _under(dossier: Dossier) -> Mapping[str, list[NextPlanInput]]:
    """Number of each heading, in the order they are printed -> the plan's rows that stand under it."""
    section = dossier.kind.section_for(Part.PLAN)
    under: dict[str, list[NextPlanInput]] = {row.id: [] for row in dossier.outline.printed}
    for row in dossier.inputs.next_plans if section else ():
        name = section.name if section else ""
        head = dossier.outline.find(row.heading, [name]) if row.heading else dossier.outline.opening(name)
        if head is not None and head.id in under:
            under[head.id].append(row)
    return {number: rows for number, rows in under.items() if rows}


def _styles(dossier: Dossier) -> Mapping[str, Marker]:
    """Number of a heading -> the first marker of last year's items under it, where they are numbered paragraph by paragraph."""
    first = dossier.priors[0]
    bones = tuple(one.prior for one in dossier.joins.headings)
    rows = {one.prior.id: one.row.id for one in dossier.joins.headings if one.row}
    lists: dict[str, list[Marker]] = {}
    for paragraph, marker in _items(first):
        bone = above(bones, paragraph, Part.PLAN)
        if bone is not None and bone.id in rows and bone.paragraph != paragraph:
            lists.setdefault(rows[bone.id], []).append(marker)
    return {number: markers[0] for number, markers in lists.items() if _counts(markers)}


def _plain(report: Report) -> tuple[str, ...]:
    """What the items of last year's plan begin with that stood beside the numbered ones without a number."""
    numbered = {paragraph for paragraph, _ in _items(report)}
    opening = {promise.topic: promise for promise in reversed(report.commitments)}
    return tuple(promise.text for promise in opening.values() if promise.paragraph not in numbered)


def _items(report: Report) -> Iterator[tuple[int, Marker]]:
    """Paragraphs of last year's plan that are one item each, and the markers they begin with."""
    topics: dict[int, set[tuple[str, str]]] = {}
    for promise in report.commitments:
        topics.setdefault(promise.paragraph, set()).add(promise.topic)
    seen: set[int] = set()
    for sentence in report.sentences:
        marker = marker_of(sentence.text) if sentence.paragraph not in seen else None
        seen.add(sentence.paragraph)
        if marker and marker.family != "一是" and len(topics.get(sentence.paragraph, ())) == 1:
            yield sentence.paragraph, marker


def _counts(markers: Sequence[Marker]) -> bool:
    """Whether markers are one list, and no single number."""
    same = all(after.family == before.family and after.number > before.number for before, after in pairwise(markers))
    return len(markers) > 1 and same
