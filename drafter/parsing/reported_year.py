"""The year a report tells of: by its title, its headings, its opening, its date, and last by the name of its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from drafter.model.kind import ReportKind
from drafter.zh.years import looks_ahead, looks_back, years

_REPAIRS = re.compile(r"(?:问题|不足).{0,6}(?:整改|改进)|整改")


def year_of(
    title: str, headings: Sequence[str], texts: Sequence[str], date: str, file: Path, kind: ReportKind | None
) -> int:
    """The year reported on; 0 when the report does not say. headings: level 1 only."""
    published = bool(kind and kind.year_is == "发布年度")
    votes: Counter[int] = Counter()
    for year, words in years(title):
        votes[year - _ahead(words, published=published)] += 6
    told = {year for heading in headings if not _REPAIRS.search(heading) for year, _ in years(heading)}
    for heading in headings:
        repairs = bool(_REPAIRS.search(heading))
        for year, ahead in {(year, _ahead(words, published=published)) for year, words in years(heading)}:
            votes[year + repairs - ahead] += 4
    for year in told:
        if year + 1 in told:  # one part looks back, one ahead
            votes[year] += 6
    for text in texts[:8]:
        opening = re.match(r"(20\d\d)年[，,度]", text)
        if opening:
            votes[int(opening[1])] += 3
    if date:
        year, month = (int(part) for part in re.findall(r"\d+", date)[:2])
        votes[year - (month <= 6)] += 2
    named = re.search(r"(?<!\d)(20\d\d)(?!\d)", file.stem)
    if named:
        votes[int(named[1]) - published] += 2
    return max(votes, key=lambda year: (votes[year], year)) if votes else 0


def _ahead(words: str, *, published: bool) -> bool:
    """Whether words behind a year speak of a plan, or of the year in which a report is made that is not of it."""
    return looks_ahead(words) or (published and not looks_back(words))
