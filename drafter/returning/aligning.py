"""An edited draft beside what was printed: which paragraph there is which here, by its bookmark, else by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.model.edited import Edited, Piece
from drafter.model.manifest import Line, Manifest, draft_of
from drafter.model.manuscript import SHEET
from drafter.zh.hygiene import squeeze
from drafter.zh.resembling import Bag, cut_up, joined_at

_LIKE = 0.45
"""Share of character pairs from which a paragraph without a bookmark is proposed as another's new wording."""
_WITHIN = 0.75
"""Share of a part's pairs that must be found in the paragraph it was split from, or merged into."""
_NEW = 0.5
"""Below this share of its pairs found in the printed paragraph, what follows it in its bookmark is a paragraph of its own."""


@dataclass(frozen=True)
class Part:
    """A paragraph of the edited draft, or a stretch of it, that is a printed one; line: None where it is none; cells: its
    words, cell by cell; start: where in the first cell it begins; by_key: known by its bookmark."""

    piece: Piece
    line: Line | None
    cells: tuple[str, ...]
    start: int = 0
    by_key: bool = True

    @property
    def text(self) -> str:
        """Its words."""
        return "\t".join(self.cells)


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
        parts = _by_words(parts, loose, lines)
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


def _by_words(parts: list[Part], loose: Sequence[Line], lines: Sequence[Line]) -> list[Part]:
    """Paragraphs without a mark -> the printed lines they are by their words: the same words, then nearly the same, then
    the two halves of one, then one that took in another."""
    made = list(parts)
    left = {line.key: line for line in loose}
    for same in (True, False):
        for index, line in _pairs(made, list(left.values()), lines, same=same):
            made[index] = replace(made[index], line=line, by_key=False)
            left.pop(line.key, None)
    made = _halves(made)
    return _merged(made, list(left.values()), lines)


def _pairs(
    parts: Sequence[Part], loose: Sequence[Line], lines: Sequence[Line], *, same: bool
) -> list[tuple[int, Line]]:
    """Parts without a line and lines without a part that are like each other, the likest first, each once."""
    open_parts = [n for n, part in enumerate(parts) if part.line is None]
    place = {line.key: n for n, line in enumerate(lines)}
    found: list[tuple[float, int, Line]] = []
    if same:
        words: dict[tuple[str, bool], list[Line]] = {}
        for line in loose:
            words.setdefault((squeeze(line.text), line.look in SHEET), []).append(line)
        for n in open_parts:
            here = words.get((squeeze(parts[n].text), parts[n].piece.look in SHEET)) or words.get(
                (squeeze(parts[n].text), False)
            )
            if here:
                found.append((1.0, n, here.pop(0)))
    else:
        bags = [(line, Bag(line.text)) for line in loose if line.look not in SHEET]
        near = _neighbours(parts, place)
        for n in open_parts:
            bag = Bag(parts[n].text)
            for line, other in bags:
                if (len(line.cells) > 1) != (len(parts[n].cells) > 1):
                    continue
                like = bag.like(other)
                between = near[n][0] < place[line.key] < near[n][1]
                if like + 0.15 * between >= _LIKE and like > 0:
                    found.append((like + 0.15 * between, n, line))
    return list(_once(sorted(found, key=lambda one: (-one[0], one[1]))))


def _once(found: Sequence[tuple[float, int, Line]]) -> Iterator[tuple[int, Line]]:
    parts, keys = set[int](), set[str]()
    for _, n, line in found:
        if n not in parts and line.key not in keys:
            parts.add(n)
            keys.add(line.key)
            yield n, line


def _neighbours(parts: Sequence[Part], place: Mapping[str, int]) -> list[tuple[int, int]]:
    """Of each part the places of the printed lines last known before it and first known after it."""
    before, last = list[int](), -1
    for part in parts:
        last = place.get(part.line.key, last) if part.line else last
        before.append(last)
    after, first = list[int](), len(place)
    for part in reversed(parts):
        first = place.get(part.line.key, first) if part.line else first
        after.append(first)
    return list(zip(before, reversed(after), strict=True))


def _halves(parts: Sequence[Part]) -> list[Part]:
    """A part beside that of a line whose words it has too is the other half of it."""
    made = list(parts)
    for n, part in enumerate(made):
        if part.line is not None or len(part.cells) > 1:
            continue
        for m in (n - 1, n + 1):
            beside = made[m].line if 0 <= m < len(made) else None
            if beside and len(beside.cells) == 1 and cut_up(beside.text, made[m].text, part.text, _WITHIN):
                made[n] = replace(part, line=beside, by_key=False)
                break
    return made


def _merged(parts: Sequence[Part], left: Sequence[Line], lines: Sequence[Line]) -> list[Part]:
    """A line that is gone, whose words stand in the paragraph of the line before or after it, was merged into that."""
    order = [line.key for line in lines]
    made = list(parts)
    for line in left:
        if len(line.cells) > 1:
            continue
        at = order.index(line.key)
        beside = {order[n]: n < at for n in (at - 1, at + 1) if 0 <= n < len(order)}
        for n, part in enumerate(made):
            if part.line is None or part.line.key not in beside or len(part.cells) > 1:
                continue
            if Bag(part.text).holds_of(line.text) < _WITHIN:
                continue
            first, second = (part.line, line) if beside[part.line.key] else (line, part.line)
            cut = joined_at(first.text, second.text, part.text)
            made[n : n + 1] = [
                Part(part.piece, first, (part.text[:cut].strip(),), part.start, by_key=False),
                Part(part.piece, second, (part.text[cut:].strip(),), part.start + cut, by_key=False),
            ]
            break
    return made
