"""Links of one indicator across years and places, drawn for a person to read: python benchmarks/survey_sample.py [COUNT] [SEED].

Reads every report of ../shared/corpus/text and the seeds, links their figures, and prints how many there are, then COUNT (100)
figures of series chosen by SEED, each with another of its series: are both this year's value of the one thing that the series is
called? Each place is in the sample as often as its figures are in the series. Nothing is written anywhere.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from drafter.case import Known
from drafter.survey.linking import link, told
from drafter.survey.series_key import Told
from drafter.survey.store_tables import FigureRow, ReportRow, SentenceRow
from drafter.survey.taken_down import Source, rows_of

ROOT = Path(__file__).resolve().parent.parent
TEXTS, SEEDS = ROOT.parent / "shared" / "corpus" / "text", ROOT.parent / "shared" / "seeds"
KNOWN = Known.beside(ROOT)
BEFORE, BEHIND = 45, 15
"""Characters shown about a value."""


def read(file: Path) -> tuple[ReportRow, list[FigureRow], list[SentenceRow]]:
    """A report -> its row, its figures and its sentences."""
    row, rows = rows_of(Source(hashlib.sha256(file.read_bytes()).hexdigest(), file.name, ""), KNOWN.parse(file), ())
    return row, list(rows["figures"]), list(rows["sentences"])


def shown(one: Told) -> str:
    """A figure with the words about it."""
    end = one.at + len(one.text)
    return f"{one.sentence[max(0, one.at - BEFORE) : one.at]}【{one.text}】{one.sentence[end : end + BEHIND]}"


def main() -> None:
    """Print the counts, then the sample."""
    count, seed = (int(said) for said in (*sys.argv[1:], *("100", "1")[len(sys.argv) - 1 :]))
    files = [file for folder in (TEXTS, SEEDS) for file in sorted(folder.iterdir())]
    with ProcessPoolExecutor(2) as several:
        lots = list(several.map(read, files))
    years = {row.report: row.year for row, _, _ in lots}
    figures = list(told((one for _, of, _ in lots for one in of), (one for _, _, of in lots for one in of), years))
    begun = time.process_time()
    names = link(figures)
    series = defaultdict[str, list[Told]](list)
    for one, name in zip(figures, names, strict=True):
        if name:
            series[name].append(one)
    linked = [(name, one) for name, of in series.items() for one in of]
    print(
        f"{len(lots)} 份，{len(figures)} 个数，{len(linked)} 个连成 {len(series)} 项，{time.process_time() - begun:.1f} 秒"
    )
    called = {row.report: f"{row.place} {row.year}" for row, _, _ in lots}
    rng = random.Random(seed)
    for number, (name, one) in enumerate(rng.sample(linked, min(count, len(linked))), start=1):
        other = rng.choice([of for of in series[name] if of is not one])
        print(f"{number} {name}（{len(series[name])}）")
        for of in (one, other):
            print(f"    {called[of.report]} {shown(of)}")


if __name__ == "__main__":
    main()
