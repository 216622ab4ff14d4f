"""How right `drafter proof` is: what its rules tell of the real reports in ../shared, and what a reader made of it.

usage: python benchmarks/proofing.py [--list RULE]

Every finding over all reports (each with last year's of the same place where there is one) was read by hand, of 套话 every
other; READ holds, rule
by rule and level by level, how many were read and how many were right: a figure that does not follow, a phrase out of date,
a mark without its half. Right for a hint is what an editor would write in the margin. Findings counted now and not then are
shown as unread. 注号不符 finds nothing in these reports, nor anything wrong: what it tells of marks that are changed is in spoiled.py.
Bars: 错误 0.95, 提醒 0.8, 提示 0.6.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from drafter import home, parsing, proofing, readers, tables
from drafter.model.finding import Level

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
BARS = {Level.ERROR: 0.95, Level.WARNING: 0.8, Level.HINT: 0.6}
READ: dict[tuple[str, str], tuple[int, int]] = {
    ("算不拢", "提醒"): (6, 6),
    ("异常值", "提醒"): (1, 1),
    ("同比不符", "提醒"): (35, 33),
    ("完成率不符", "提醒"): (5, 5),
    ("口径变化", "提示"): (7, 7),
    ("沿用旧数", "提醒"): (2, 2),
    ("沿用旧数", "提示"): (22, 17),
    ("成绩重报", "提醒"): (3, 3),
    ("数字用词", "提醒"): (3, 3),
    ("数字用词", "提示"): (18, 17),
    ("单位写法", "提醒"): (7, 6),
    ("单位写法", "提示"): (46, 46),
    ("旧提法", "提醒"): (6, 5),
    ("旧提法", "提示"): (13, 12),
    ("固定表述", "提醒"): (26, 25),
    ("固定表述", "提示"): (90, 88),
    ("错别字", "提醒"): (37, 37),
    ("错别字", "提示"): (33, 32),
    ("脱字衍字", "提醒"): (6, 6),
    ("脱字衍字", "提示"): (13, 13),
    ("搭配", "提醒"): (1, 1),
    ("搭配", "提示"): (46, 46),
    ("名称不一", "提示"): (38, 31),
    ("跨年名称不一", "提示"): (15, 12),
    ("别处的名称", "提醒"): (1, 1),
    ("标点不配对", "提醒"): (6, 6),
    ("标点用法", "提示"): (67, 66),
    ("半角标点", "提示"): (156, 156),
    ("前后年矛盾", "提醒"): (2, 2),
    ("前后年矛盾", "提示"): (1, 1),
    ("个数不符", "提醒"): (1, 1),
    ("序号不连续", "提醒"): (3, 3),
    ("结构不全", "提醒"): (2, 2),
    ("字符写法", "提示"): (105, 105),
    ("套话", "提示"): (18, 14),
}
"""(rule, level) -> findings read, findings right."""


def reports() -> Iterator[tuple[str, Path, Path | None]]:
    """Every report, and last year's of the same place."""
    files = sorted((SHARED / "corpus" / "text").glob("*.txt"))
    names = {file.name: file for file in files}
    for file in files:
        place, year = re.match(r"(.+?)_(\d{4})", file.name).groups()
        yield file.stem, file, names.get(f"{place}_{int(year) - 1}_政府工作报告.txt")
    for file in sorted((SHARED / "seeds").glob("*.txt")):
        yield file.stem, file, None


def papers() -> Iterator[tuple[str, proofing.Paper]]:
    """Every report as it is proofed."""
    kinds = tables.load_kinds(home.folders("sections", ROOT / "benchmarks"))

    def paper(path: Path, prior: proofing.Paper | None = None) -> proofing.Paper:
        manuscript = readers.read(path)
        return proofing.paper(manuscript, parsing.parse(manuscript, kinds), prior)

    for name, file, prior in reports():
        yield name, paper(file, paper(prior) if prior else None)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--list", metavar="RULE", help="print the findings of a rule, to be read")
    wanted = ask.parse_args().list
    counts, number, spent = Counter(), 0, 0.0
    for name, paper in papers():
        number += 1
        start = time.process_time()
        told = proofing.proof(paper)
        spent += time.process_time() - start
        for one in told:
            counts[one.rule, one.level.value] += 1
            if one.rule == wanted:
                print(f"{name} {one}")
    print(f"{number} reports, {sum(counts.values())} findings, {1000 * spent / number:.0f} ms of processor time each")
    print("rule, level: findings now; read, right, precision")
    for rule in proofing.RULES:
        for level in Level:
            found, (read, right) = counts[rule.ID, level.value], READ.get((rule.ID, level.value), (0, 0))
            if found or read:
                precision = right / read if read else 0
                below = "" if not read or precision >= BARS[level] else "  BELOW ITS BAR"
                print(f"{rule.ID}, {level}: {found}; {read}, {right}, {precision:.2f}{below}")


if __name__ == "__main__":
    main()
