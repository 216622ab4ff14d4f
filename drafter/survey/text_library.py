"""Reports and their sentences as they are compared: cut into pieces, figures and names masked, each different text once."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

import numpy as np

from drafter.survey.masked_text import Mask, mask_of
from drafter.survey.rare_text import Array
from drafter.survey.store_tables import ReportRow, SentenceRow
from drafter.zh import glossary

_FEW_AT_LEAST, _FEW_AT_MOST, _TENTH = 4, 12, 10
"""Places from which on a text is everybody's: a tenth of them all, from four to twelve."""
_NOT_COMPARED = ("signature", "preface")


class Library:
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
