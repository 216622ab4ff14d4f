"""Paragraphs without a bookmark -> the printed ones they are by their words, or by where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.model.manifest import Line
from drafter.model.manuscript import SHEET
from drafter.returning.parts import Part
from drafter.zh.hygiene import squeeze
from drafter.zh.resembling import Bag, cut_up, joined_at

_LIKE = 0.45
"""Share of character pairs from which a paragraph without a bookmark is proposed as another's new wording."""
_WITHIN = 0.75
"""Share of a part's pairs that must be found in the paragraph it was split from, or merged into."""


def by_words(parts: list[Part], loose: Sequence[Line], lines: Sequence[Line]) -> list[Part]:
    """Paragraphs without a mark -> the printed lines they are by their words: the same words, then nearly the same, then
    the two halves of one, then one that took in another."""
    made = list(parts)
    left = {line.key: line for line in loose}
    for same in (True, False):
        for index, line in _pairs(made, list(left.values()), lines, same=same):
            made[index] = replace(made[index], line=line, by_key=False)
            left.pop(line.key, None)
    made = _filled(_halves(made), list(left.values()), lines)
    known = {part.line.key for part in made if part.line}
    left = {key: line for key, line in left.items() if key not in known}
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


def _filled(parts: Sequence[Part], left: Sequence[Line], lines: Sequence[Line]) -> list[Part]:
    """A part that stands alone where only a blank stood is what was written there."""
    made, place = list(parts), {line.key: n for n, line in enumerate(lines)}
    near = _neighbours(made, place)
    gaps = Counter(near[n] for n, part in enumerate(made) if part.line is None)
    for n, part in enumerate(made):
        if part.line is not None or gaps[near[n]] > 1:
            continue
        here = [line for line in left if near[n][0] < place[line.key] < near[n][1]]
        if len(here) == 1 and any(run.blank for run in here[0].runs):
            made[n] = replace(part, line=here[0], by_key=False)
    return made


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
