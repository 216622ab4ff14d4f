"""Names to be read by a person: 300 figures of 30 reports, picked by a fixed seed, each in its words.

python benchmarks/names.py [SEED]      needs the real reports in ../shared; a line a figure: number, name, standing, clause
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from drafter import desk

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
REPORTS, EACH, SEED, AROUND = 30, 10, 17, 36
"""Reports, names a report, the seed where none is told, characters shown on either side of a figure."""


def main() -> None:
    """Pick and print."""
    pick = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else SEED)
    files = sorted((SHARED / "corpus" / "text").glob("*.txt")) + sorted((SHARED / "seeds").glob("*.txt"))
    number = 0
    for file in pick.sample(files, REPORTS):
        told = desk.read(file, ROOT).statistics
        print(f"## {file.name}")
        for one in sorted(pick.sample(told, min(EACH, len(told))), key=lambda s: s.id):
            number += 1
            at = one.sentence.find(one.figure.text)
            before = one.sentence[max(0, at - AROUND) : at]
            after = one.sentence[at + len(one.figure.text) :][: AROUND // 2]
            print(
                f"{number:3} {one.name}{f'（{one.standing}）' if one.standing else ''}｜{before}【{one.figure}】{after}"
            )


if __name__ == "__main__":
    main()
