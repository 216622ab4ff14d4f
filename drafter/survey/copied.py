"""What reports have taken over: from their own place's reports of the years before, from other places; and what everybody writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from drafter.survey.rare_text import Rare, alike, rare, shared
from drafter.survey.set_phrases import Phrase, phrases
from drafter.survey.store_tables import ReportRow, SentenceRow
from drafter.survey.text_library import Library
from drafter.zh.expression import expression

_LEAST, _LEAST_OF_OTHERS = 8, 24
"""Runs that a sentence shares with its source, that a passage shares with another place's: some characters more than that."""
_HALF = 0.5
"""Of its rare runs, what a sentence has in common with its source."""
_OF_THE_CENTRE = expression(
    "习近平|总书记|党中央|中央[经城农][济市村]|党的[一二三四五六七八九十]+大|[一二三四五六七]中全会|新发展格局|两个确立|两个维护|两个一百年|[二0〇]+三五年"
    "|致以.*(?:感谢|敬意|问候)|表示.*感谢|中华民族共同体"
)
"""What words of the centre and of thanks are told by, masked: everybody has these from the same papers, few as the reports are."""


class Passage(NamedTuple):
    """Sentences of a paragraph that were taken over from a paragraph of an earlier report, or one of the same year: own, of the
    same place; characters, masked and without marks; likeness, how much of their rare text is there, 0..1."""

    report: str
    sentences: tuple[int, ...]
    source: str
    source_sentences: tuple[int, ...]
    own: bool
    characters: int
    likeness: float


class Copied(NamedTuple):
    """What was taken over. compared: characters of each report that could have been; few: how many places make a phrase
    everybody's."""

    passages: tuple[Passage, ...]
    phrases: tuple[Phrase, ...]
    compared: Mapping[str, int]
    few: int


def copied(reports: Sequence[ReportRow], sentences: Iterable[SentenceRow]) -> Copied:
    """Reports and their sentences, which are gone through twice -> what was taken over. Reports whose place or year is not known
    are left out; so are the opening, the signature and what explains terms."""
    library = Library([row for row in reports if row.place and row.year], sentences)
    return Copied(tuple(_Search(library).found()), tuple(phrases(library)), library.compared(), library.few)


class _Taken(NamedTuple):
    """A piece and the piece it was taken from, by their numbers; shared: how many rare runs they share, of so many."""

    piece: int
    source: int
    shared: int
    of: int


class _Search:
    """What was taken over, in the texts of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def found(self) -> Iterator[Passage]:
        """What was taken over, report by report in order."""
        together = defaultdict[tuple[int, int, int, int], list[_Taken]](list)
        for one in self._taken():
            of, source = self._library.report[one.piece], self._library.report[one.source]
            together[of, self._library.paragraph[one.piece], source, self._library.paragraph[one.source]].append(one)
        for (of, _, source, _), several in sorted(together.items()):
            own = self._library.place[of] == self._library.place[source]
            if own or self._tells(several):
                yield self._passage(several, own=own)

    def _tells(self, several: Sequence[_Taken]) -> bool:
        """Whether what is like another place's passage is long enough, and not all of it the centre's words."""
        own = [one for one in several if not _OF_THE_CENTRE.search(self._library.texts[self._library.text[one.piece]])]
        return sum(one.shared for one in several) >= _LEAST_OF_OTHERS and sum(one.shared for one in own) >= _LEAST

    def _passage(self, several: Sequence[_Taken], *, own: bool) -> Passage:
        first = several[0]
        return Passage(
            self._library.reports[self._library.report[first.piece]].report, tuple(sorted({self._library.sentence[one.piece] for one in several})),
            self._library.reports[self._library.report[first.source]].report, tuple(sorted({self._library.sentence[one.source] for one in several})),
            own, sum(len(self._library.texts[self._library.text[one.piece]]) for one in several),
            round(sum(one.shared for one in several) / sum(one.of for one in several), 2),
        )  # fmt: skip

    def _taken(self) -> Iterator[_Taken]:
        """Every piece that was taken over, with its likeliest source."""
        of = rare(self._library.texts, self._of_places(), self._library.few)
        sharing, sizes = self._sharing(of), np.diff(of.at)
        for text in np.flatnonzero(sizes >= _LEAST).tolist():
            size = int(sizes[text])
            others = [(count, other) for count, other in sharing.get(text, ()) if count >= size * _HALF]
            pieces = self._library.written(text).tolist()
            for piece in pieces if others or len(pieces) > 1 else ():
                found = self._source(piece, [(size, text), *others])
                if found:
                    yield _Taken(piece, found[1], found[0], size)

    def _of_places(self) -> list[list[int]]:
        """Of each place the texts it writes."""
        of = [set[int]() for _ in range(max(self._library.place, default=-1) + 1)]
        for report, text in zip(self._library.report, self._library.text, strict=True):
            of[self._library.place[report]].add(text)
        return [sorted(texts) for texts in of]

    def _sharing(self, of: Rare) -> dict[int, list[tuple[int, int]]]:
        """Text -> how many rare runs it shares with which others, of those that may be alike."""
        found = defaultdict[int, list[tuple[int, int]]](list)
        for one, other in alike(of, _LEAST):
            count = shared(of.of(one), of.of(other))
            if count >= _LEAST:
                found[one].append((count, other))
                found[other].append((count, one))
        return found

    def _source(self, piece: int, sources: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
        """Runs shared and the number of the piece that one was taken from: of its place's reports of the years before, else
        of another place's; the most alike, then the latest. None where there is none."""
        of = self._library.report[piece]
        ranked = list[tuple[bool, int, int, int]]()
        for count, text in sources:
            for other in self._library.written(text).tolist():
                source = self._library.report[other]
                if source != of and self._may_be_source(of, source):
                    ranked.append(
                        (
                            self._library.place[source] == self._library.place[of],
                            count,
                            self._library.reports[source].year,
                            -other,
                        )
                    )
        if not ranked:
            return None
        _, count, _, other = max(ranked)
        return count, -other

    def _may_be_source(self, of: int, source: int) -> bool:
        """Whether a report could have been copied: another place's of the same year or before, its own place's of any before."""
        here, there = self._library.reports[of], self._library.reports[source]
        if self._library.place[of] != self._library.place[source]:
            return there.year <= here.year
        return there.year < here.year
