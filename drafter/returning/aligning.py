"""An edited draft beside what was printed: which paragraph there is which here, by its bookmark, else by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.model.edited import Edited, Piece
from drafter.model.manifest import Line, Manifest, draft_of
from drafter.returning.likening import by_words
from drafter.returning.parts import Part
from drafter.zh.hygiene import squeeze
from drafter.zh.resembling import Bag

_NEW = 0.5
"""Below this share of its pairs found in the printed paragraph, what follows it in its bookmark is a paragraph of its own."""


@dataclass
class Aligned:
    """parts: in the edited draft's order; gone: printed lines nothing there is; place: bookmark -> which printed line it is."""

    parts: list[Part] = field(default_factory=list)
    gone: list[Line] = field(default_factory=list)
    place: Mapping[str, int] = field(default_factory=dict)


def chosen(edited: Edited, known: Mapping[str, Manifest], recent: Sequence[Manifest]) -> Manifest | None:
    """Which draft it is: the one most of its marks name, of those known; else the one it shares most paragraphs with."""
    named = Counter(draft_of(key) for key in edited.keys)
    found = next((known[name] for name, _ in named.most_common() if name in known), None)
    if found is not None or not recent:
        return found
    words = {squeeze(piece.text) for piece in edited.pieces}
    return max(recent, key=lambda one: sum(squeeze(line.text) in words for line in one.lines if line.text.strip()))


def aligned(edited: Edited, manifest: Manifest) -> Aligned:
    """An edited draft and what was printed -> both side by side."""
    lines = [line for line in manifest.lines if line.text.strip()]
    by_key = any(key in manifest.by_key for key in edited.keys)
    parts = [part for piece in edited.pieces if piece.text.strip() for part in _keyed(piece, manifest)]
    parts = list(_own(parts))
    known = {part.line.key for part in parts if part.line}
    loose = [line for line in lines if line.key not in known]
    if any(part.line is None for part in parts) and loose:
        parts = by_words(parts, loose, lines)
    known = {part.line.key for part in parts if part.line}
    gone = [line for line in lines if line.key not in known]
    parts = [replace(part, by_key=by_key) if part.line is None else part for part in parts]
    return Aligned(parts, gone, {line.key: n for n, line in enumerate(manifest.lines)})


def _keyed(piece: Piece, manifest: Manifest) -> Iterator[Part]:
    """A paragraph cut at the marks that stand in it: words outside all of them go with those before."""
    marks = sorted((one for one in piece.marks if one.name in manifest.by_key), key=lambda one: (one.start, one.end))
    texts = tuple(cell.text.strip() for cell in piece.cells)
    if piece.table or len(marks) < 2:
        line = manifest.by_key[marks[0].name] if marks else None
        yield Part(piece, line, texts, by_key=line is not None)
        return
    whole = piece.cells[0].text
    starts = [0, *(one.start for one in marks[1:]), len(whole)]
    for mark, start, end in zip(marks, starts, starts[1:], strict=False):
        yield Part(piece, manifest.by_key[mark.name], (whole[start:end].strip(),), start)


def _own(parts: Sequence[Part]) -> Iterator[Part]:
    """Parts, those without a printed line of their own where a bookmark holds paragraphs typed behind it."""
    held = Counter(part.line.key for part in parts if part.line)
    best: dict[str, float] = {}
    bags: dict[str, Bag] = {}
    for part in parts:
        if part.line and held[part.line.key] > 1:
            bag = bags.setdefault(part.line.key, Bag(part.line.text))
            best[part.line.key] = max(best.get(part.line.key, 0.0), bag.holds(part.text))
    for part in parts:
        several = part.line is not None and held[part.line.key] > 1
        if several and part.line and bags[part.line.key].holds(part.text) < min(_NEW, best[part.line.key]):
            yield replace(part, line=None, by_key=True)
        else:
            yield part
