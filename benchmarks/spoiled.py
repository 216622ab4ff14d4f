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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--reports", type=int, default=40)
    ask.add_argument("--rounds", type=int, default=1)
    ask.add_argument("--miss", action="store_true", help="print the slips that are not told")
    asked = ask.parse_args()
    chance = random.Random(20)
    files = list(reports())
    chance.shuffle(files)
    files.sort(key=lambda one: one[2] is None)
    hits, tried, beside, by_rule = Counter(), Counter(), Counter(), Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, path, before in files[: asked.reports]:
            paper, report = read(path)
            prior = read(before)[0] if before else None
            text = readers.file_text(path)
            old = Counter((one.rule, one.words, one.message) for one, _, _ in found(text, Path(folder), prior))
            told_of = of(text, paper, report)
            if before and prior:
                old_text = readers.file_text(before)
                old_lines, plan = tuple(old_text.split("\n")), planned(old_text, prior)
                done = tuple(line for at, line in enumerate(old_lines) if at not in plan)
                told_of = replace(told_of, prior=old_lines, reported=done)
            for _ in range(asked.rounds):
                made = spoil(told_of, chance)
                lines = list(told_of.lines)
                for one in made.values():
                    lines[one.at] = one.text
                starts = [0]
                for line in lines:
                    starts.append(starts[-1] + len(line) + 1)
                told = found("\n".join(lines), Path(folder), prior)
                new = [t for t in told if not old[t[0].rule, t[0].words, t[0].message]]
                spans = {kind: span(kind, one, starts[one.at]) for kind, one in made.items()}
                on = set[int]()
                for kind, one in made.items():
                    tried[kind] += 1
                    over = [
                        at for at, (e, start, end) in enumerate(new)
                        if (start < spans[kind][1] and end > spans[kind][0]) or e.rule == WIDE.get(kind) or (one.also and one.also in e.words + lines[one.at] and one.also in e.words)
                    ]  # fmt: skip
                    on.update(over)
                    hits[kind] += bool(over)
                    for at in over[:1]:
                        by_rule[kind, new[at][0].rule] += 1
                    if not over and asked.miss:
                        print("miss", kind, name[:12], one.text[max(0, one.start - 25) : one.end + 15], sep="\t")
                for at, (e, _, _) in enumerate(new):
                    if at not in on:
                        beside[e.rule] += 1
                        if asked.miss:
                            print("beside", name[:12], e, sep="\t")
    for kind in SPOILS:
        rules = "、".join(f"{rule}{n}" for (k, rule), n in by_rule.items() if k == kind)
        if tried[kind]:
            print(f"{kind}\t{hits[kind]}/{tried[kind]}\t{rules}")
    print(f"all {sum(hits.values())}/{sum(tried.values())}; beside: {dict(beside)}")


if __name__ == "__main__":
    main()
