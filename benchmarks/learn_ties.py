"""Make drafter/zh/ties.txt: how firmly two neighbouring words of official Chinese belong together.

python benchmarks/learn_ties.py               needs the reports of ../shared; a minute
python benchmarks/learn_ties.py 保定市 龙华   the same without the reports whose names hold one of these

A tie of two words is how often they are met side by side, over how often the rarer of them is met at all; of two words and a
third, how often the third follows (or goes before) the two. Words are kept with their ties, no sentence.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.zh import districts
from drafter.zh.dictionary import cut
from drafter.zh.ties import FILE

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
LEAST = {2: 5, 3: 8}
"""Times so many words must be met side by side to be kept."""
WEAKEST = {2: 2, 3: 4}
"""Tenths of a tie that is worth keeping."""
LINKS = "和与及"
"""Words no line ends with; what is before them, or after the next word, may be tied: 国民经济 和, 和社会 发展."""
_HAN = re.compile("[\u4e00-\u9fff]+")
_LOOSE = re.compile("[的等以在对为是了将把从向到由上中下]|[第〇一二三四五六七八九十百千万亿两]+[年个项]?")
HEAD = (
    "# 相邻的词连得有多紧，1 至 9：前面的词，紧度和后面的词。由 benchmarks/learn_ties.py 从真实报告里数出，不含句子。\n"
)

Counts = Mapping[int, Counter[tuple[str, ...]]]


def runs(left_out: tuple[str, ...]) -> Iterator[str]:
    """Every run of Chinese characters in the reports of ../shared."""
    for folder in ("corpus/text", "seeds"):
        for file in sorted((SHARED / folder).glob("*.txt")):
            if not any(name in file.name for name in left_out):
                yield from _HAN.findall(file.read_text("utf-8"))


def counted(texts: Iterator[str]) -> Counts:
    """One, two and three words side by side, with how often each lot is met."""
    found = {size: Counter[tuple[str, ...]]() for size in (1, 2, 3)}
    for text in texts:
        words = cut(text)
        for size, counts in found.items():
            counts.update(zip(*(words[at:] for at in range(size)), strict=False))
    return found


def loose(word: str) -> bool:
    """Whether a word is tied to none: a particle, a numeral, a place."""
    return bool(_LOOSE.fullmatch(word)) or next(districts.find(word), None) is not None


def ties(found: Counts) -> Iterator[tuple[str, str, float]]:
    """Left, right, and how firmly they are tied, 0 to 1."""
    for size in (2, 3):
        for words, times in found[size].items():
            if times < LEAST[size] or words[-2] in LINKS or any(loose(word) for word in words if word not in LINKS):
                continue
            fewest = [found[size - 1][words[:-1]], found[size - 1][words[1:]]]
            splits = (
                [(words[0], words[1])]
                if size == 2
                else [(words[0] + words[1], words[2]), (words[0], words[1] + words[2])]
            )
            for (left, right), least in zip(splits, [min(fewest)] if size == 2 else fewest, strict=True):
                if 10 * times / least >= WEAKEST[size]:
                    yield left, right, times / least


def main(*left_out: str) -> None:
    """Write the ties, a line a first word."""
    rows: dict[str, list[str]] = defaultdict(list)
    for left, right, tied in sorted(ties(counted(runs(left_out)))):
        rows[left].append(f"{min(9, round(10 * tied))}{right}")
    FILE.write_text(HEAD + "".join(f"{left} {' '.join(rights)}\n" for left, rights in rows.items()), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
