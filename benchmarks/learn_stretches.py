"""Make drafter/zh/stretches.txt and the sounds of drafter/zh/confusable.txt: four characters that reports of several places
have in common, the idioms of jieba's dictionary, and which of their characters sound alike.

python benchmarks/learn_stretches.py           needs the reports of ../shared; half a minute
python benchmarks/learn_stretches.py check     holds out place by place: of characters changed at random for others that sound
                                               or look alike, how many are told; and what is told of the reports as they are

Stretches are kept, no sentence.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import jieba
from pypinyin import lazy_pinyin

sys.path.insert(0, str(Path(__file__).parent.parent))

from drafter.model.kept import NOTHING
from drafter.proofing import mistyped
from drafter.zh import confusable, stretches

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
_HAN = re.compile("[\u4e00-\u9fff]+")
PLACES = 3
"""In how many places' reports a stretch must be met."""
HEAD = "# 公文里常常连在一起的四个字：前两个字，后面两个字两个字一组；三个以上地方的报告里都有，空一格以后是成语。\n# 由 benchmarks/learn_stretches.py 从真实报告和 jieba 的词典里数出，不含句子。\n"
TIMES = 20
"""How often jieba's dictionary must have met an idiom."""
TRIES = 4000
"""Slips that are made, over all places."""


def runs() -> dict[str, list[str]]:
    """Place -> every run of Chinese characters in its reports."""
    found = defaultdict(list)
    for folder in ("corpus/text", "seeds"):
        for file in sorted((SHARED / folder).glob("*.txt")):
            found[re.split("[_-]", file.name)[0]] += _HAN.findall(file.read_text("utf-8"))
    return found


def fours(texts: Iterable[str]) -> set[str]:
    size = stretches.SIZE
    return {run[at : at + size] for run in texts for at in range(len(run) - size + 1)}


def idioms() -> set[str]:
    lines = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines()
    entries = (line.split() for line in lines)
    return {w for w, times, tag in entries if tag == "i" and len(w) == stretches.SIZE and int(times) >= TIMES}


def rows(usual: set[str], sayings: set[str]) -> Iterator[str]:
    tails: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for words in sorted(usual | sayings):
        tails[words[:2]][words in sayings].append(words[2:])
    return (f"{head} {''.join(plain)} {''.join(idiom)}".rstrip() for head, (plain, idiom) in tails.items())


def sounds(chars: Iterable[str]) -> Iterator[str]:
    groups = defaultdict(list)
    for char in sorted(chars):
        groups[lazy_pinyin(char)[0]].append(char)
    return ("音" + "".join(group) for _, group in sorted(groups.items()) if len(group) > 1)


def write(counts: Counter[str]) -> None:
    usual = {words for words, places in counts.items() if places >= PLACES}
    stretches.FILE.write_text(HEAD + "".join(f"{row}\n" for row in rows(usual, idioms())), "utf-8")
    kept = [line for line in confusable.FILE.read_text("utf-8").splitlines() if not line.startswith("音")]
    chars = {char for words in usual for char in words}
    confusable.FILE.write_text("\n".join([*kept, *sounds(chars)]) + "\n", "utf-8")


def told(run: str) -> list[str]:
    paper = SimpleNamespace(lines=(SimpleNamespace(text=run, row=False),), text=run, kept=NOTHING)
    return [f"{run[max(0, one.start - 3) : one.end + 3]} {one.message}" for one in mistyped.look(paper)]


def check(by_place: dict[str, list[str]], folder: Path) -> None:
    """Hold out place by place, the idioms kept; the table of the others is written to a folder."""
    met = {place: fours(texts) for place, texts in by_place.items()}
    counts, sayings, chance = Counter(words for words in met.values() for words in words), idioms(), random.Random(7)
    hits, tried, stretches.FILE = Counter(), Counter(), folder / "stretches.txt"
    for place, texts in by_place.items():
        usual = {words for words, n in counts.items() if n - (words in met[place]) >= PLACES}
        folder.joinpath("stretches.txt").write_text("\n".join(rows(usual, sayings)), "utf-8")
        stretches._tails.cache_clear()
        stretches._met.cache_clear()
        for run in dict.fromkeys(texts):
            for words in told(run):
                print(place, words)
        for run in chance.choices([run for run in texts if len(run) > 5], k=TRIES // len(by_place)):
            at = chance.randrange(1, len(run) - 1)
            for sort in (True, False):
                pool = [c for c in confusable.others(run[at]) if confusable.alike_in_sound(run[at], c) == sort]
                if pool:
                    tried[sort] += 1
                    hits[sort] += bool(told(run[:at] + chance.choice(pool) + run[at + 1 :]))
    print(f"alike in sound {hits[True]}/{tried[True]}, in shape {hits[False]}/{tried[False]}")


if __name__ == "__main__":
    places = runs()
    if sys.argv[1:] == ["check"]:
        with tempfile.TemporaryDirectory() as folder:
            check(places, Path(folder))
    else:
        write(Counter(words for texts in places.values() for words in fours(texts)))
