"""What a second reader is shown: this year's sentences by number under their headings, and promises in lots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.model.report import Commitment, Sentence

_MOST = 20
"""Promises of one request."""
_LONGEST = 12_000
"""Characters of this year's sentences that are shown whole."""
_NEAREST = 8
"""Of what is longer, the sentences of each promise that are shown."""


@dataclass(frozen=True)
class Material:
    """The sentences a reader is shown, alike from request to request; places: of each of its numbers, among all sentences."""

    text: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Lot:
    """Promises of one request: those asked about, and the request's words."""

    asked: tuple[Commitment, ...]
    text: str


def material(told: Sequence[Sentence], nearest: Sequence[Sequence[int]]) -> Material:
    """This year's sentences, and of each promise in question the places of those most like it, best first -> what is shown.

    All of them where they are 12 000 characters at most; else the union of the best eight of each promise, fewer where
    that is too long as well.
    """
    places = list(range(len(told)))
    for few in range(_NEAREST, 0, -1):
        if fits([told[n] for n in places]):
            break
        places = sorted({n for row in nearest for n in row[:few]})
    return Material("\n".join(["【今年的报告】", *_numbered([told[n] for n in places])]), tuple(places))


def fits(told: Sequence[Sentence]) -> bool:
    """Whether sentences are few enough to be shown whole."""
    return sum(len(sentence.text) for sentence in told) <= _LONGEST


def _numbered(sentences: Sequence[Sentence]) -> Iterator[str]:
    number = 0
    for heading, group in groupby(sentences, key=lambda sentence: sentence.heading):
        if heading:
            yield f"〔{_line(heading)}〕"
        for sentence in group:
            yield f"S{number} {_line(sentence.text)}"
            number += 1


def lots(promises: Sequence[Commitment], unsure: Sequence[int]) -> Iterator[Lot]:
    """A plan, and the places of the promises in question -> lots of twenty at most, in the plan's order, cut before a lead
    where that can be. Promises beside them under the same lead are shown and not asked about."""
    wanted = frozenset(unsure)
    groups = [list(group) for _, group in groupby(range(len(promises)), key=lambda n: promises[n].topic)]
    held: list[list[int]] = []
    for group in _cut(groups, wanted):
        if held and sum(len(wanted & {*one}) for one in (*held, group)) > _MOST:
            yield _lot(promises, held, wanted)
            held = []
        if wanted & {*group}:
            held.append(group)
    if held:
        yield _lot(promises, held, wanted)


def _cut(groups: Sequence[list[int]], wanted: frozenset[int]) -> Iterator[list[int]]:
    """Groups, those with more promises in question than a lot holds in pieces."""
    for group in groups:
        piece: list[int] = []
        for n in group:
            if len(wanted & {*piece, n}) > _MOST:
                yield piece
                piece = []
            piece.append(n)
        yield piece


def _lot(promises: Sequence[Commitment], groups: Sequence[Sequence[int]], wanted: frozenset[int]) -> Lot:
    lines = ["【去年的计划】写着编号的逐条判；以“·”开头的只供参考，不判。"]
    section = ""
    for group in groups:
        if promises[group[0]].section != section:
            section = promises[group[0]].section
            lines.append(f"〔{_line(section)}〕")
        lines += [f"{promises[n].id if n in wanted else '·'} {_line(promises[n].text)}" for n in group]
    return Lot(tuple(promises[n] for group in groups for n in group if n in wanted), "\n".join(lines))


def _line(text: str) -> str:
    """A text on one line, so that none of it looks like a line of ours."""
    return " ".join(text.split())
