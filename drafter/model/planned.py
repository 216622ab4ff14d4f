"""Next year's plan -> how each of its rows is printed where last year's items were numbered or shared a paragraph: 1. 2. 3.
each a paragraph, 一是 二是 in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from drafter.model.dossier import Dossier
from drafter.model.inputs import AS_PLANNED, NextPlanInput
from drafter.model.kind import Part
from drafter.model.place import Ref
from drafter.model.report import Report
from drafter.model.skeleton import above
from drafter.zh.headings import Marker, marker_for, marker_of
from drafter.zh.item_order import opened
from drafter.zh.numerals import from_int

_WITHIN = "一是"
"""Family of the markers of items within a paragraph."""


@dataclass(frozen=True)
class PlanItem:
    """How a row of 下年计划 is printed. marker: what it is numbered with, None where it has no number; goes_on: in the
    paragraph of the row before it; paragraph: of last year's report, where its item or the one before it stood, 0 where none
    did."""

    marker: Marker | None = None
    goes_on: bool = False
    paragraph: int = 0


@dataclass(frozen=True)
class _Source:
    """Where an item of last year's plan stood. run: its heading, and its paragraph where that held several items; marker:
    the one it opened with; paragraph: 0 for what stood nowhere."""

    run: tuple[str, int]
    marker: Marker | None
    paragraph: int = 0

    @property
    def shares(self) -> bool:
        """Whether its paragraph held several items."""
        return self.run[1] > 0


def plan_items(dossier: Dossier) -> Mapping[Ref, PlanItem]:
    """Each row of 下年计划 that stands under a heading of 提纲 -> how it is printed."""
    sources = dict(_sources(dossier))
    styles = _styles(sources.values())
    under = _under(dossier).items()
    placed = [pair for number, rows in under for pair in _placed(number, rows, sources, styles)]
    found: dict[Ref, PlanItem] = {}
    reached = 0
    for run, group in groupby(placed, key=lambda pair: pair[1].run if pair[1] else None):
        members = list(group)
        style = styles.get(run) if run else None
        numbered = {row.ref for row, source in members if style and source and source.marker}
        alone = style is not None and style.family == _WITHIN and len(numbered) == 1
        reached = reached if style and style.number > 1 and style.family != _WITHIN else 0
        if (
            style and style.number > 1 and members[0][0].ref in numbered
        ):  # 一是 was no promise, and she counts it all the same
            reached = next(
                (one.number - 1 for one in _typed(members[0][0], style) if one.number == style.number), reached
            )
        for place, (row, source) in enumerate(members):
            marker = None
            if style and row.ref in numbered:
                typed = [one.number for one in _typed(row, style)]
                within = reached + 1 in typed and marker_of(row.text or "") is None  # 办好十件实事：一是……
                marker = None if alone or within else _marker(style, reached + 1)
                reached = max([reached + 1, *typed])
            found[row.ref] = PlanItem(
                marker, goes_on=bool(place and source and source.shares), paragraph=source.paragraph if source else 0
            )
    return found


def _marker(style: Marker, number: int) -> Marker:
    """The marker of a list's item."""
    within = style.family == _WITHIN
    text = f"{from_int(number)}{style.text[-1]}" if within else marker_for(style.level, number)
    return Marker(text, style.family, style.level, number)


def _typed(row: NextPlanInput, style: Marker) -> Iterator[Marker]:
    """The markers of a list that she typed into a row."""
    return (marker for _, marker in opened(row.text or "") if marker.family == style.family)


def _placed(
    number: str, rows: Sequence[NextPlanInput], sources: Mapping[str, _Source], styles: Mapping[tuple[str, int], Marker]
) -> Iterator[tuple[NextPlanInput, _Source | None]]:
    """The rows under a heading, each with where its item stood last year; a new one stands with the one before it, the first
    in the list of the heading."""
    found = [sources.get((row.hint or "").removeprefix(AS_PLANNED)) for row in rows]
    own = next((_Source(run, style) for run, style in styles.items() if run[0] == number), None)
    before = next((source for source in found if source), own)
    for row, source in zip(rows, found, strict=True):
        new = source is None and before is not None
        before = replace(before, marker=styles.get(before.run)) if new and before else source or before
        yield row, before


def _under(dossier: Dossier) -> Mapping[str, list[NextPlanInput]]:
    """Number of each heading, in the order they are printed -> the plan's rows that stand under it."""
    section = dossier.kind.section_for(Part.PLAN)
    under: dict[str, list[NextPlanInput]] = {row.id: [] for row in dossier.outline.printed}
    for row in dossier.inputs.next_plans if section else ():
        name = section.name if section else ""
        head = dossier.outline.find(row.heading, [name]) if row.heading else dossier.outline.opening(name)
        if head is not None and head.id in under and row.is_meant:
            under[head.id].append(row)
    return {number: rows for number, rows in under.items() if rows}


def _sources(dossier: Dossier) -> Iterator[tuple[str, _Source]]:
    """The words of each item of last year's plan, and where it stood."""
    first = dossier.priors[0]
    bones = tuple(one.prior for one in dossier.joins.headings)
    rows = {one.prior.id: one.row.id for one in dossier.joins.headings if one.row}
    opening = _openings(first)
    items = [list(group) for _, group in groupby(first.commitments, key=lambda promise: promise.topic)]
    paragraphs = [promises[0].paragraph for promises in items]
    for promises, paragraph in zip(items, paragraphs, strict=True):
        bone = above(bones, paragraph, Part.PLAN)
        number = rows.get(bone.id, "") if bone else ""
        shared = paragraphs.count(paragraph) > 1
        marker = opening.get((paragraph, promises[0].item)) or marker_of(promises[0].text)
        heads = bone is not None and bone.paragraph == paragraph and not shared
        yield (
            "".join(promise.text for promise in promises),
            _Source((number, paragraph if shared else 0), None if heads else marker, paragraph),
        )


def _openings(report: Report) -> Mapping[tuple[int, str], Marker]:
    """Paragraph and lead of each item within the plan's paragraphs -> its marker."""
    inline = [head for head in report.outline if head.part is Part.PLAN and head.inline and head.level > 2]
    markers = {(head.paragraph, head.title): marker_of(head.marker + head.title) for head in inline if head.marker}
    return {place: marker for place, marker in markers.items() if marker}


def _styles(sources: Iterable[_Source]) -> Mapping[tuple[str, int], Marker]:
    """Each run of numbered items -> its first marker."""
    lists: dict[tuple[str, int], list[Marker]] = {}
    for source in sources:
        if source.marker:
            lists.setdefault(source.run, []).append(source.marker)
    return {run: markers[0] for run, markers in lists.items() if _counts(markers)}


def _counts(markers: Sequence[Marker]) -> bool:
    """Whether markers are one list, and no single number."""
    same = all(after.family == before.family and after.number > before.number for before, after in pairwise(markers))
    return len(markers) > 1 and same
