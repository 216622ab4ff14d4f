"""The draft as the browser prints it: paragraphs of spans, each with the cell it comes from and the findings on its words."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from drafter import rendering
from drafter.model.dossier import Dossier
from drafter.model.finding import Finding
from drafter.model.manuscript import Manuscript, Para, Span
from drafter.model.place import Ref
from drafter.model.worded import Worded
from drafter.page.addresses import Addresses, Json, extent
from drafter.page.points import Points
from drafter.writers.anchor import Anchor, anchor

_ROW = 2
"""Steps of the address of a row."""


def on_paper(dossier: Dossier, addresses: Addresses, points: Points) -> Json:
    """A dossier and what is open in it -> its draft, without annexes."""
    told = rendering.worded(dossier)
    cut, hung = anchor(Manuscript(tuple(one.para for one in told)), list(points.by_id.values()))
    marks = _marks(cut, hung, points)
    paras = [
        _para(one, para, addresses, {n: marks[at, n] for n in range(len(para.spans)) if (at, n) in marks})
        for at, (one, para) in enumerate(zip(told, cut.paras, strict=True))
    ]
    placed = {name for names in marks.values() for name in names}
    return {"paras": list(_with_ids(paras)), "unplaced": [name for name in points.by_id if name not in placed]}


def _marks(cut: Manuscript, hung: Sequence[Anchor], points: Points) -> Mapping[tuple[int, int], list[str]]:
    """Paragraph and span -> the findings on it."""
    marks: dict[tuple[int, int], list[str]] = {}
    for one in hung:
        for at in _between(cut, one):
            span = cut.paras[at[0]].spans[at[1]]
            names = [name for name in _names(one.finding, span, points) if name not in marks.get(at, ())]
            if names:
                marks.setdefault(at, []).extend(names)
    return marks


def _between(cut: Manuscript, one: Anchor) -> Iterator[tuple[int, int]]:
    """The spans from the first of an anchor to its last."""
    (first, start), (last, end) = one.first, one.last
    for number in range(first, last + 1):
        spans = range(len(cut.paras[number].spans))
        yield from ((number, n) for n in spans if (number > first or n >= start) and (number < last or n <= end))


def _names(finding: Finding, span: Span, points: Points) -> list[str]:
    """The findings that a mark on a span stands for; none where it only hangs there for want of a better place."""
    refs = (span.ref, span.within, *span.also)
    if not any(ref[:_ROW] == finding.ref[:_ROW] for ref in refs if ref):
        return []
    name = points.ids.get(id(finding))
    if name:
        return [name]
    return [key for key, one in points.by_id.items() if one.rule == finding.rule and one.ref in refs]


def _para(one: Worded, para: Para, addresses: Addresses, marks: Mapping[int, list[str]]) -> Json:
    return {
        "look": para.look.value,
        "part": one.part.value,
        "section": one.section,
        "carried": para.carried,
        "at": addresses.at(_row(para)),
        "spans": [_span(span, addresses, marks.get(n, ())) for n, span in enumerate(para.spans)],
    }


def _row(para: Para) -> Ref:
    """The row most of a paragraph's words come from."""
    counts = Counter[Ref]()
    for span in para.spans:
        counts[(span.within or span.ref)[:_ROW]] += len(span.text)
    return next((ref for ref, _ in counts.most_common() if ref), ())


def _span(span: Span, addresses: Addresses, marks: Sequence[str]) -> Json:
    told: Json = {"t": span.text, "at": addresses.at(span.ref)}
    if characters := extent(span.ref):
        told |= {"from": characters[0], "to": characters[1]}
    if span.blank:
        told["blank"] = True
    if span.ref[:1] == ("指标",):
        told["figure"] = True
    if span.within:
        told["within"] = addresses.at(span.within)
    if span.also:
        told["also"] = [addresses.at(ref) for ref in span.also]
    if marks:
        told["f"] = list(marks)
    return told


def _with_ids(paras: Sequence[Json]) -> Iterator[Json]:
    """Paragraphs, each under a name made of all it says: one that is as it was keeps it."""
    seen = Counter[str]()
    for one in paras:
        said = json.dumps(one, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        name = hashlib.sha256(said).hexdigest()[:12]
        seen[name] += 1
        yield {"id": name if seen[name] == 1 else f"{name}-{seen[name]}", **one}
