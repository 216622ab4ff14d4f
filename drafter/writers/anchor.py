"""Which spans of the paper a finding speaks of; spans are cut so that a comment covers its words and no others."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from drafter.model.finding import Finding
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.model.place import Ref

_Matches: TypeAlias = Callable[[Ref], bool]

_CELL = 3
"""An address of this many steps names a cell of a table; two more steps name characters of it."""


@dataclass(frozen=True)
class Anchor:
    """A finding and its spans: from (paragraph, span) first to last, both counted from 0 and included."""

    finding: Finding
    first: tuple[int, int]
    last: tuple[int, int]


def anchor(manuscript: Manuscript, findings: Sequence[Finding]) -> tuple[Manuscript, list[Anchor]]:
    """Paper and findings -> the paper cut at the findings' words, and where each finding hangs, in the paper's order: at every
    place it stands for."""
    findings = _gathered(manuscript, [one for finding in findings for one in finding.each()])
    places: dict[Ref, list[Ref]] = {}
    for f in findings:
        if len(f.ref) > _CELL:
            places.setdefault(f.ref[:_CELL], []).append(f.ref)
    paras = tuple(_parted(para, places) for para in manuscript.paras)
    cut = replace(manuscript, paras=paras)
    where = _places(paras)
    anchors = [Anchor(f, *_range(cut, where, f.ref)) for f in findings if any(map(_printed, paras))]
    return cut, sorted(anchors, key=lambda a: (a.first, a.last))


def _gathered(manuscript: Manuscript, findings: Sequence[Finding]) -> list[Finding]:
    """Findings, those of one rule that one blank stands for told as one that lists them."""
    several = [(span.ref, *span.also) for para in manuscript.paras for span in para.spans if span.also]
    stands = {ref: (refs[0], place) for refs in several for place, ref in enumerate(refs)}
    lots: dict[tuple[Ref, str], list[Finding]] = {}
    for finding in findings:
        if finding.ref in stands:
            lots.setdefault((stands[finding.ref][0], finding.rule), []).append(finding)
    listed = [
        _listed(ref, sorted(lot, key=lambda one: stands[one.ref][1])) for (ref, _), lot in lots.items() if len(lot) > 1
    ]
    told = {id(finding) for lot in lots.values() if len(lot) > 1 for finding in lot}
    return [*(finding for finding in findings if id(finding) not in told), *listed]


def _listed(ref: Ref, lot: Sequence[Finding]) -> Finding:
    lines = "\n".join(f"{number}.{finding.message}" for number, finding in enumerate(lot, start=1))
    return replace(lot[0], ref=ref, message=f"这里有{len(lot)}处：\n{lines}")


def _parted(para: Para, places: Mapping[Ref, Sequence[Ref]]) -> Para:
    told = any(span.ref[:_CELL] in places for span in para.spans)
    return replace(para, spans=tuple(_cut(para.spans, places))) if told else para


def _cut(spans: Sequence[Span], places: Mapping[Ref, Sequence[Ref]]) -> list[Span]:
    """Cut every span that prints characters of a cell wherever a finding's words begin or end in it.

    places: cell -> the addresses of characters in it that findings speak of.
    """
    result = []
    for span in spans:
        start, end = _extent(span.ref)
        inner = (at for ref in places.get(span.ref[:_CELL], ()) for at in _extent(ref) if start < at < end)
        cuts = {start, end, *inner}
        if len(cuts) < 3 or len(span.text) != end - start:
            result.append(span)
            continue
        points = sorted(cuts)
        for a, b in itertools.pairwise(points):
            result.append(replace(span, text=span.text[a - start : b - start], ref=(*span.ref[:_CELL], a, b)))
    return result


def _extent(ref: Ref) -> tuple[int, int]:
    if len(ref) == _CELL + 2 and isinstance(ref[3], int) and isinstance(ref[4], int):
        return ref[3], ref[4]
    return 0, 0


def _places(paras: Sequence[Para]) -> dict[Ref, list[int]]:
    """Every address of a table, row or cell -> the numbers of the paragraphs that print some of it."""
    found: dict[Ref, list[int]] = {}
    for number, para in enumerate(paras):
        steps = (span.ref[:size] for span in para.spans for size in range(1, min(len(span.ref), _CELL) + 1))
        for ref in dict.fromkeys(steps):
            found.setdefault(ref, []).append(number)
    return found


def _range(
    manuscript: Manuscript, where: Mapping[Ref, Sequence[int]], ref: Ref
) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last span of the first place the address is printed; a wider address when it is not, the title at last."""
    if len(ref) > _CELL:
        here = _first_run(manuscript, where.get(ref[:_CELL], ()), partial(_overlaps, ref))
        if here:
            return here
        ref = ref[:_CELL]
    while ref:
        here = _first_run(manuscript, where.get(ref, ()), partial(_begins, ref))
        if here:
            return here
        ref = ref[:-1] if len(ref) > 2 else ()
    return _head(manuscript)


def _head(manuscript: Manuscript) -> tuple[tuple[int, int], tuple[int, int]]:
    """The title's words; in a paper without title, the first words of all."""
    words = [(n, index) for n, para in enumerate(manuscript.paras) for index in _printed(para)]
    title = [at for at in words if manuscript.paras[at[0]].look is Look.TITLE]
    return (title[0], title[-1]) if title else (words[0], words[0])


def _printed(para: Para) -> list[int]:
    """Which spans print words: a tab only parts the cells of a table."""
    return [index for index, span in enumerate(para.spans) if span.text != "\t"]


def _begins(wanted: Ref, ref: Ref) -> bool:
    return ref[: len(wanted)] == wanted


def _overlaps(wanted: Ref, ref: Ref) -> bool:
    if ref[:_CELL] != wanted[:_CELL] or len(ref) <= _CELL:
        return False
    (a, b), (c, d) = _extent(ref), _extent(wanted)
    return a < d and c < b


def _first_run(
    manuscript: Manuscript, numbers: Sequence[int], matches: _Matches
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Of the paragraphs numbered, the first that prints a matching span, and on through those right after it that do too."""
    first = last = None
    for number in numbers:
        at = _matching(manuscript.paras[number], matches)
        if first and last and (not at or number > last[0] + 1):
            break
        if at:
            first, last = first or (number, at[0]), (number, at[-1])
            if manuscript.paras[number].look in (Look.TABLE_HEAD, Look.TABLE_ROW):
                break
    return (first, last) if first and last else None


def _matching(para: Para, matches: _Matches) -> list[int]:
    return [index for index, span in enumerate(para.spans) if span.ref and matches(span.ref)]
