"""What `drafter collect` fills from a real report of a later year: python benchmarks/following.py [YEARS] [COUNT] [SEED].

Every government report of ../shared/corpus/text is taken for last year's, and the one of the same place so many YEARS later
(1) for the only paper that came in. Prints how many figures there are, for how many the paper gives something and how many are
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
BEFORE, BEHIND = 45, 15
"""Characters shown about a value."""


def pairs(years: int) -> Iterator[tuple[Path, Path]]:
    """Reports of one place, the second so many years later."""
    files = {tuple(file.name.split("_")[:2]): file for file in sorted(TEXTS.iterdir())}
    for (place, year), file in files.items():
        if later := files.get((place, str(int(year) + years))):
            yield file, later


def found(pair: tuple[Path, Path], years: int) -> tuple[Found, ...]:
    """What the later report gives for the figures of the earlier; its promises and problems are not asked."""
    report = replace(KNOWN.parse(pair[0]), commitments=(), problems=())
    home = normalise(pair[0].name.partition("_")[0])
    asked = collecting.Asked((report,), report.meta.year + years, home, KNOWN.catalogue, KNOWN.kinds)
    return collecting.collect(incoming([pair[1]]), asked).figures


def about(text: str, value: str) -> str:
    """A value with the words about it."""
    at = max(0, text.find(value))
    return f"{text[max(0, at - BEFORE) : at]}【{value}】{text[at + len(value) : at + len(value) + BEHIND]}"


def main() -> None:
    """Print the counts, then the sample."""
    years, count, seed = (int(said) for said in (*sys.argv[1:], *("1", "100", "1")[len(sys.argv) - 1 :]))
    with ProcessPoolExecutor(2) as several:
        chosen = list(pairs(years))
        lots = list(several.map(found, chosen, [years] * len(chosen)))
    filled = [(pair[0].stem, one) for pair, lot in zip(chosen, lots, strict=True) for one in lot if one.filled]
    given = sum(bool(one.proposals) for lot in lots for one in lot)
    print(f"{len(chosen)} 对，{sum(map(len, lots))} 个数，材料里像有的 {given}，填了 {len(filled)}")
    for name, one in random.Random(seed).sample(filled, min(count, len(filled))):
        last, best = one.statistic, one.proposals[0]
        print(f"{name} {last.name} {best.score}")
        print(f"    {about(last.sentence, last.figure.text)}\n    {about(best.sentence, best.shown)}")


if __name__ == "__main__":
    main()
