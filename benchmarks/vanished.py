"""Whether a number vanishes: of every number in the summaries of the real reports, how many are read, how many are set
aside and why, and how many are neither.

python benchmarks/vanished.py [HOW MANY]     needs the real reports in ../shared; so many of each reason are printed, by a
                                            fixed seed, to be read by a person
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from drafter import desk
from drafter.model.kind import Part
from drafter.zh.numbers import numbers

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NUMBER = re.compile(r"\d+|[零一二两三四五六七八九十百千万亿]{2,}(?=[余多]?[个件家名人次项元宗场户所座条亩吨])")
"""Digits, and numerals of two characters and more before a common measure word, found without any of the reader's rules."""
SEED, AROUND = 7, 14


def main() -> None:
    """Print the counts, the doubts a report, and a sample."""
    files = sorted((SHARED / "corpus" / "text").glob("*.txt")) + sorted((SHARED / "seeds").glob("*.txt"))
    why, told, examples = Counter[str](), 0, defaultdict[str, list[str]](list)
    lost, rows, compared, doubts = [], 0, Counter[str](), 0
    for file in files:
        report = desk.read(file, ROOT)
        rows, doubts = rows + len(report.statistics), doubts + len(report.doubts)
        compared.update(one.standing for one in report.compared)
        for sentence in report.sentences:
            if sentence.part is Part.PLAN:
                continue
            found = list(numbers(sentence.text))
            covered = bytearray(len(sentence.text))
            for one in found:
                covered[one.start : one.end] = b"\1" * (one.end - one.start)
                shown = sentence.text[max(0, one.start - AROUND) : one.end + AROUND]
                why[one.why.value if one.why else "读出"] += 1
                examples[one.why.value if one.why else "读出"].append(shown)
            for number in NUMBER.finditer(sentence.text):
                told += 1
                if not any(covered[number.start() : number.end()]):
                    lost.append(sentence.text[max(0, number.start() - AROUND) : number.end() + AROUND])
    print(
        f"{len(files)} 份报告：指标 {rows} 行，比的数 {dict(compared)}，存疑 {doubts} 条（每份 {doubts / len(files):.1f}）"
    )
    print(f"数字 {told} 处，没读也没有说法的 {len(lost)} 处")
    for reason, count in why.most_common():
        print(f"{count:6} {reason}")
    pick, many = random.Random(SEED), int(sys.argv[1]) if len(sys.argv) > 1 else 0
    for reason, shown in examples.items():
        for text in pick.sample(shown, min(many, len(shown))):
            print(f"{reason}｜{text}")
    for text in lost[: max(many, 20)]:
        print(f"没有说法｜{text}")


if __name__ == "__main__":
    main()
