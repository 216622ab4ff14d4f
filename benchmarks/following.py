"""What `drafter collect` fills from a real report of a later year: python benchmarks/following.py [YEARS|others] [COUNT] [SEED].

Every government report of ../shared/corpus/text is taken for last year's, and the one of the same place so many YEARS later
(1) for the only paper that came in; others: for 100 reports, chosen by SEED, one of another place a year or two later, which has
other words for the same things. Prints how many figures there are, for how many the paper gives something and how many are
filled; then COUNT of these (100, chosen by SEED), each with its words of both reports, for a person to read and judge.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from drafter import collecting
from drafter.case import Known
from drafter.model.collected import Found
from drafter.readers.incoming import incoming
from drafter.zh.districts import normalise

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT.parent / "shared" / "corpus" / "text"
KNOWN = Known.beside(ROOT)
LOT = 100
"""Pairs of two places."""
BEFORE, BEHIND = 45, 15
"""Characters shown about a value."""


def pairs(years: int) -> Iterator[tuple[Path, Path]]:
    """Reports of one place, the second so many years later."""
    files = {tuple(file.name.split("_")[:2]): file for file in sorted(TEXTS.iterdir())}
    for (place, year), file in files.items():
        if later := files.get((place, str(int(year) + years))):
            yield file, later


def strangers(seed: int) -> list[tuple[Path, Path]]:
    """Reports of two places, the second a year or two later."""
    files = [(*file.name.split("_")[:2], file) for file in sorted(TEXTS.iterdir())]
    several = [
        (file, later)
        for place, year, file in files
        for other, after, later in files
        if other != place and int(after) - int(year) in (1, 2)
    ]
    return random.Random(seed).sample(several, LOT)


def found(pair: tuple[Path, Path]) -> tuple[Found, ...]:
    """What the later report gives for the figures of the earlier; its promises and problems are not asked."""
    report = replace(KNOWN.parse(pair[0]), commitments=(), problems=())
    home, later = pair[1].name.split("_")[:2]
    year = report.meta.year + int(later) - int(pair[0].name.split("_")[1])
    asked = collecting.Asked((report,), year, normalise(home), KNOWN.catalogue, KNOWN.kinds)
    return collecting.collect(incoming([pair[1]]), asked).figures


def about(text: str, value: str) -> str:
    """A value with the words about it."""
    at = max(0, text.find(value))
    return f"{text[max(0, at - BEFORE) : at]}【{value}】{text[at + len(value) : at + len(value) + BEHIND]}"


def main() -> None:
    """Print the counts, then the sample."""
    years, *said = (*sys.argv[1:], *("1", "100", "1")[len(sys.argv) - 1 :])
    count, seed = map(int, said)
    with ProcessPoolExecutor(2) as several:
        chosen = strangers(seed) if years == "others" else list(pairs(int(years)))
        lots = list(several.map(found, chosen))
    filled = [(pair[0].stem, one) for pair, lot in zip(chosen, lots, strict=True) for one in lot if one.filled]
    given = sum(bool(one.proposals) for lot in lots for one in lot)
    print(f"{len(chosen)} 对，{sum(map(len, lots))} 个数，材料里像有的 {given}，填了 {len(filled)}")
    for name, one in random.Random(seed).sample(filled, min(count, len(filled))):
        last, best = one.statistic, one.proposals[0]
        print(f"{name} {last.name} {best.score}")
        print(f"    {about(last.sentence, last.figure.text)}\n    {about(best.sentence, best.shown)}")


if __name__ == "__main__":
    main()
