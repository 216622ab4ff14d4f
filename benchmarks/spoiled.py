"""How many slips `drafter proof` tells that are put into real reports, by kind, and what it tells beside them.

usage: python benchmarks/spoiled.py [--reports N] [--rounds N] [--miss]

Needs the reports of ../shared. Each round puts one slip of every kind that a report has room for into a copy of it, each in a
line of its own; told: a finding that is not there without the slip lies on it. Beside: findings that are new and on none.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from proofing import reports
from spoiling import Report, Spoilt
from spoils import SPOILS

from drafter import home, parsing, proofing, readers, tables
from drafter.model.erratum import Erratum

WIDE = {"序号": "序号不连续", "标题序号": "序号不连续", "个数": "个数不符"}
"""Slips told where the next item stands, by the rule that tells them."""
KINDS = tables.load_kinds(home.folders("sections", Path(__file__).parent))


def read(path: Path):
    manuscript = readers.read(path)
    report = parsing.parse(manuscript, KINDS)
    return proofing.paper(manuscript, report), report


def planned(text: str, paper: proofing.Paper) -> frozenset[int]:
    lines = text.split("\n")
    words = {line.printed.strip() for line in paper.lines if line.planned}
    return frozenset(at for at, line in enumerate(lines) if line.strip() in words)


def of(text: str, paper: proofing.Paper, report) -> Report:
    lines, meta = tuple(text.split("\n")), report.meta
    return Report(lines, planned(text, paper), district=meta.district, year=meta.year, reviews=paper.reviews_years)


def spoil(report: Report, chance: random.Random) -> dict[str, Spoilt]:
    made, taken = {}, set[int]()
    for kind in chance.sample(list(SPOILS), len(SPOILS)):
        one = SPOILS[kind](report, chance)
        if one and one.at not in taken:
            made[kind] = one
            taken.add(one.at)
    return made


def found(text: str, folder: Path, prior: proofing.Paper | None) -> list[tuple[Erratum, int, int]]:
    file = folder / "报告.txt"
    file.write_text(text, "utf-8")
    manuscript = readers.read(file)
    paper = proofing.paper(manuscript, parsing.parse(manuscript, KINDS), prior)
    where = proofing.in_file([line.printed for line in paper.lines], readers.file_text(file))
    told = []
    for one in proofing.proof(paper):
        spans = where[one.paragraph - 1]
        if spans:
            told.append((one, spans[one.start], spans[one.end - 1] + 1))
    return told


def span(kind: str, one: Spoilt, start: int) -> tuple[int, int]:
    """Characters of the file on which a finding tells of a slip: of half a pair, anywhere in its line."""
    if kind.startswith("缺"):
        return start, start + len(one.text)
    return start + max(0, one.start - 1), start + one.end + 1


class Tally:
    """What was told of the slips, kind by kind, by which rules, and what was told beside them."""

    def __init__(self) -> None:
        self.hits, self.tried, self.beside, self.by_rule = Counter(), Counter(), Counter(), Counter()
        self.missed = list[str]()

    def add(self, name: str, made: dict[str, Spoilt], lines: list[str], new: list[tuple[Erratum, int, int]]) -> None:
        """One copy of a report: the slips put in, its lines, and the findings that are not there without them."""
        starts, on = [0, *accumulate(len(line) + 1 for line in lines)], set[int]()
        for kind, one in made.items():
            first, last = span(kind, one, starts[one.at])
            over = [
                at for at, (e, start, end) in enumerate(new)
                if (start < last and end > first) or e.rule == WIDE.get(kind) or (one.also and one.also in e.words)
            ]  # fmt: skip
            on.update(over)
            self.tried[kind] += 1
            self.hits[kind] += bool(over)
            self.by_rule.update((kind, new[at][0].rule) for at in over[:1])
            if not over:
                self.missed.append(f"miss\t{kind}\t{name[:12]}\t{one.text[max(0, one.start - 25) : one.end + 15]}")
        for at, (e, _, _) in enumerate(new):
            if at not in on:
                self.beside[e.rule] += 1
                self.missed.append(f"beside\t{name[:12]}\t{e}")

    def show(self) -> None:
        for kind in SPOILS:
            rules = "、".join(f"{rule}{n}" for (k, rule), n in self.by_rule.items() if k == kind)
            if self.tried[kind]:
                print(f"{kind}\t{self.hits[kind]}/{self.tried[kind]}\t{rules}")
        print(f"all {sum(self.hits.values())}/{sum(self.tried.values())}; beside: {dict(self.beside)}")


def spoil_all(wanted: list[tuple[str, Path, Path | None]], rounds: int, folder: Path) -> Tally:
    """Reports, each with last year's -> what is told of the slips put into copies of them."""
    tally, chance = Tally(), random.Random(20)
    for name, path, before in wanted:
        paper, report = read(path)
        prior = read(before)[0] if before else None
        text = readers.file_text(path)
        old = Counter((one.rule, one.words, one.message) for one, _, _ in found(text, folder, prior))
        told_of = of(text, paper, report)
        if before and prior:
            old_lines, plan = readers.file_text(before).split("\n"), planned(readers.file_text(before), prior)
            done = tuple(line for at, line in enumerate(old_lines) if at not in plan)
            told_of = replace(told_of, prior=tuple(old_lines), reported=done)
        for _ in range(rounds):
            made, lines = spoil(told_of, chance), list(told_of.lines)
            for one in made.values():
                lines[one.at] = one.text
            told = found("\n".join(lines), folder, prior)
            tally.add(name, made, lines, [t for t in told if not old[t[0].rule, t[0].words, t[0].message]])
    return tally


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--reports", type=int, default=60)
    ask.add_argument("--rounds", type=int, default=1)
    ask.add_argument("--miss", action="store_true", help="print the slips that are not told")
    asked = ask.parse_args()
    files = random.Random(20).sample(list(reports()), len(list(reports())))
    files.sort(key=lambda one: one[2] is None)
    with tempfile.TemporaryDirectory() as folder:
        tally = spoil_all(files[: asked.reports], asked.rounds, Path(folder))
    if asked.miss:
        print("\n".join(tally.missed))
    tally.show()


if __name__ == "__main__":
    main()
