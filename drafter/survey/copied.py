"""What reports have taken over: from their own place's report of the year before, from other places; and what everybody writes."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import ceil
from typing import NamedTuple

import numpy as np

from drafter.survey.masked_text import FIGURE, Mask, mask_of
from drafter.survey.rare_text import Array, Rare, alike, rare, shared
from drafter.survey.store_tables import ReportRow, SentenceRow
from drafter.zh import glossary
from drafter.zh.expression import expression

_FEW_AT_LEAST, _FEW_AT_MOST, _TENTH = 4, 12, 10
"""Places from which on a text is everybody's: a tenth of them all, from four to twelve."""
_LEAST, _LEAST_OF_OTHERS = 8, 24
"""Runs that a sentence shares with its source, that a passage shares with another place's: some characters more than that."""
_HALF = 0.5
"""Of its rare runs, what a sentence has in common with its source."""
_OWN_YEARS = 3
"""Years back in which a place's last report is looked for."""
_PHRASE, _MOST_PHRASES = 8, 300
"""Characters of what is listed as everybody's, masked; how many of these."""
_OF_THE_CENTRE = expression(
    "习近平|总书记|党中央|中央[经城农][济市村]|党的[一二三四五六七八九十]+大|[一二三四五六七]中全会|新发展格局|两个确立|两个维护|两个一百年|[二0〇]+三五年"
    "|致以.*(?:感谢|敬意|问候)|表示.*感谢|中华民族共同体"
)
"""What words of the centre and of thanks are told by, masked: everybody has these from the same papers, few as the reports are."""
_NOT_COMPARED = ("signature", "preface")


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


class Phrase(NamedTuple):
    """A clause that many places write, as it is printed most often; first: the earliest year it is in."""

    text: str
    places: int
    reports: int
    first: int


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
    library = _Library([row for row in reports if row.place and row.year], sentences)
    return Copied(tuple(library.passages()), tuple(library.phrases()), library.compared(), library.few)


class _Taken(NamedTuple):
    """A piece and the piece it was taken from, by their numbers; shared: how many rare runs they share, of so many."""

    piece: int
    source: int
    shared: int
    of: int


class _Library:
    """Reports and their sentences cut into pieces at semicolons too. texts: the different words there are; report, sentence,
    paragraph, text: of each piece its number; written: the pieces in order of their texts, those of text n from starts[n]."""

    def __init__(self, reports: Sequence[ReportRow], sentences: Iterable[SentenceRow]) -> None:
        self.reports, self.sentences = reports, sentences
        self.numbers = {row.report: number for number, row in enumerate(reports)}
        places = {place: number for number, place in enumerate(sorted({row.place for row in reports}))}
        self.place = [places[row.place] for row in reports]
        self.few = min(_FEW_AT_MOST, max(_FEW_AT_LEAST, ceil(len(places) / _TENTH)))
        self.report, self.sentence, self.paragraph, self.text = (array("l") for _ in range(4))
        known = dict[str, int]()
        for number, row in self.rows():
            for words in self.mask(number).pieces(row.text):
                self.report.append(number)
                self.sentence.append(row.sentence)
                self.paragraph.append(row.paragraph)
                self.text.append(known.setdefault(words, len(known)))
        self.texts = list(known)
        text = np.array(self.text, np.int64)
        self.order = np.argsort(text, kind="stable")
        self.starts = np.searchsorted(text[self.order], np.arange(len(known) + 1))

    def rows(self) -> Iterator[tuple[int, SentenceRow]]:
        """The sentences that are compared, each with the number of its report."""
        for row in self.sentences:
            number = self.numbers.get(row.report)
            if number is not None and self._is_compared(row):
                yield number, row

    @staticmethod
    def _is_compared(row: SentenceRow) -> bool:
        return row.part not in _NOT_COMPARED and not glossary.explains(row.text)

    def mask(self, report: int) -> Mask:
        """Masks the names of a report's place."""
        row = self.reports[report]
        return mask_of(row.place, row.district, row.city, row.province)

    def written(self, text: int) -> Array:
        """The pieces a text is written in, in order."""
        found: Array = self.order[self.starts[text] : self.starts[text + 1]]
        return found

    def compared(self) -> dict[str, int]:
        """Characters of each report that could have been taken over."""
        counts = Counter[str]()
        for report, text in zip(self.report, self.text, strict=True):
            counts[self.reports[report].report] += len(self.texts[text])
        return dict(counts)

    def passages(self) -> Iterator[Passage]:
        """What was taken over, report by report in order."""
        together = defaultdict[tuple[int, int, int, int], list[_Taken]](list)
        for one in self._taken():
            of, source = self.report[one.piece], self.report[one.source]
            together[of, self.paragraph[one.piece], source, self.paragraph[one.source]].append(one)
        for (of, _, source, _), several in sorted(together.items()):
            own = self.place[of] == self.place[source]
            if own or self._tells(several):
                yield self._passage(several, own=own)

    def _tells(self, several: Sequence[_Taken]) -> bool:
        """Whether what is like another place's passage is long enough, and not all of it the centre's words."""
        own = [one for one in several if not _OF_THE_CENTRE.search(self.texts[self.text[one.piece]])]
        return sum(one.shared for one in several) >= _LEAST_OF_OTHERS and sum(one.shared for one in own) >= _LEAST

    def _passage(self, several: Sequence[_Taken], *, own: bool) -> Passage:
        first = several[0]
        return Passage(
            self.reports[self.report[first.piece]].report, tuple(sorted({self.sentence[one.piece] for one in several})),
            self.reports[self.report[first.source]].report, tuple(sorted({self.sentence[one.source] for one in several})),
            own, sum(len(self.texts[self.text[one.piece]]) for one in several),
            round(sum(one.shared for one in several) / sum(one.of for one in several), 2),
        )  # fmt: skip

    def _taken(self) -> Iterator[_Taken]:
        """Every piece that was taken over, with its likeliest source."""
        of = rare(self.texts, self._of_places(), self.few)
        sharing, sizes = self._sharing(of), np.diff(of.at)
        for text in np.flatnonzero(sizes >= _LEAST).tolist():
            size = int(sizes[text])
            others = [(count, other) for count, other in sharing.get(text, ()) if count >= size * _HALF]
            pieces = self.written(text).tolist()
            for piece in pieces if others or len(pieces) > 1 else ():
                found = self._source(piece, [(size, text), *others])
                if found:
                    yield _Taken(piece, found[1], found[0], size)

    def _of_places(self) -> list[list[int]]:
        """Of each place the texts it writes."""
        of = [set[int]() for _ in range(max(self.place, default=-1) + 1)]
        for report, text in zip(self.report, self.text, strict=True):
            of[self.place[report]].add(text)
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
        """Runs shared and the number of the piece that one was taken from: of its place's last report before any other, else of
        another place's; the most alike, then the latest. None where there is none."""
        of = self.report[piece]
        ranked = list[tuple[bool, int, int, int]]()
        for count, text in sources:
            for other in self.written(text).tolist():
                source = self.report[other]
                if source != of and self._may_be_source(of, source):
                    ranked.append((self.place[source] == self.place[of], count, self.reports[source].year, -other))
        if not ranked:
            return None
        _, count, _, other = max(ranked)
        return count, -other

    def _may_be_source(self, of: int, source: int) -> bool:
        """Whether a report could have been copied: another place's of the same year or before, its own place's last."""
        here, there = self.reports[of], self.reports[source]
        if self.place[of] != self.place[source]:
            return there.year <= here.year
        return here.year - _OWN_YEARS <= there.year == self._last[of]

    @cached_property
    def _last(self) -> list[int]:
        """Of each report the year of its place's last report before it, 0 where there is none."""
        years = defaultdict[int, set[int]](set)
        for row, place in zip(self.reports, self.place, strict=True):
            years[place].add(row.year)
        told = zip(self.reports, self.place, strict=True)
        return [max((year for year in years[place] if year < row.year), default=0) for row, place in told]

    def phrases(self) -> Iterator[Phrase]:
        """The clauses that many places write, those with figures left out, the commonest first."""
        common = self._common()
        of, printed = defaultdict[str, set[int]](set), defaultdict[str, Counter[str]](Counter)
        for number, row in self.rows():
            for words in self.mask(number).clauses(row.text):
                if hash(words) in common:
                    of[words].add(number)
                    printed[words][self.mask(number).printed(row.text, words)] += 1
        places = {words: len({self.place[number] for number in reports}) for words, reports in of.items()}
        for words in sorted(of, key=lambda words: (-places[words], -len(of[words]), words))[:_MOST_PHRASES]:
            first = min(self.reports[number].year for number in of[words])
            yield Phrase(printed[words].most_common(1)[0][0], places[words], len(of[words]), first)

    def _common(self) -> frozenset[int]:
        """The hashes of the clauses that many places write, the most places first where they are too many."""
        hashes, places = array("q"), array("l")
        for number, row in self.rows():
            for words in self.mask(number).clauses(row.text):
                if len(words) >= _PHRASE and FIGURE not in words:
                    hashes.append(hash(words))
                    places.append(self.place[number])
        if not hashes:
            return frozenset()
        pairs = np.unique(np.stack([np.array(hashes, np.int64), np.array(places, np.int64)], axis=1), axis=0)
        found, counts = np.unique(pairs[:, 0], return_counts=True)
        order = np.argsort(-counts, kind="stable")[: 2 * _MOST_PHRASES]
        return frozenset(found[order][counts[order] >= self.few].tolist())
