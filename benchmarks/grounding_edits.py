"""Paragraphs of real reports as their own source: taken over, edited honestly by rule, or spoilt by rule -> how many of each pass.

    python benchmarks/grounding_edits.py FOLDER [--paragraphs 1500] [--seed 11] [--told]

FOLDER holds reports as .txt. An edit is made where the paragraph has a place for it; a spoilt sentence that the paragraph says
elsewhere is left out. Adverbs are taken out blindly, so that some honest edits are no words any more.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from drafter.grounding import Bureau, Grounds
from drafter.grounding.same_figure import same_unit
from drafter.model.grounded import Drafted, Given
from drafter.zh.figures import Found, find
from drafter.zh.sentences import split

Edit = Callable[[str, random.Random], str]
_ALIKE = dict(
    pair.split()
    for pair in [
        "开展 组织开展",
        "推动 推进",
        "召开 举行",
        "设立 设置",
        "印发 下发",
        "获评 被评为",
        "没有 未",
        "联合 会同",
        "比上年 较上年",
        "同比 较上年",
        "参加 参与",
        "提高到 提高至",
        "摸排 排查",
    ]
)
_ADVERBS = re.compile("扎实|认真|积极|深入|持续|不断|进一步|切实|大力")
_UNITS = ("件", "人", "名", "个", "家", "场", "次", "人次", "户", "项", "处", "万元", "亿元")
_OTHER_WAY = {"增长": "下降", "下降": "增长", "提高": "降低", "减少": "增加"}
_HIGHER = {"国家级": "省级", "省级": "国家级", "市级": "省级", "全省": "全国", "全市": "全国", "全国": "全省"}
_MADE_UP = ("获评全国先进集体。", "走在全省前列。", "得到省委主要领导肯定。", "群众满意度显著提升。")


def alike(text: str, _: random.Random) -> str:
    for one, other in _ALIKE.items():
        if other not in text:
            text = text.replace(one, other)
    return text


def bare(text: str, _: random.Random) -> str:
    return _ADVERBS.sub("", text)


def shorter(text: str, _: random.Random) -> str:
    clauses = [one for one in re.split("(?<=[，；。])", text) if one.strip()]
    return "".join(clauses[:-1]).rstrip("，；。") + "。" if len(clauses) > 2 else text


def picked(text: str, chance: random.Random, fit: Callable[[Found], bool] = lambda _: True) -> Found | None:
    found = [one for one in find(text) if fit(one)]
    return chance.choice(found) if found else None


def other_digits(text: str, chance: random.Random) -> str:
    one = picked(text, chance, lambda found: bool(re.search(r"\d\d", found.figure.text)))
    digits = re.search(r"\d{2,}", text[one.start : one.end]) if one else None
    if one is None or digits is None:
        return text
    return (
        text[: one.start + digits.start()]
        + str(int(digits[0]) + chance.choice((1, 7, 10)))
        + text[one.start + digits.end() :]
    )


def other_unit(text: str, chance: random.Random) -> str:
    one = picked(
        text, chance, lambda found: found.figure.text.endswith(found.figure.unit) and found.figure.unit in _UNITS
    )
    if one is None:
        return text
    unit = chance.choice([other for other in _UNITS if not same_unit(other, one.figure.unit)])
    return text[: one.end - len(one.figure.unit)] + unit + text[one.end :]


def swapped(text: str, chance: random.Random) -> str:
    beside = [
        (a, b) for a, b in pairwise(find(text)) if a.figure.unit == b.figure.unit and a.figure.value != b.figure.value
    ]
    if not beside:
        return text
    a, b = chance.choice(beside)
    return text[: a.start] + b.figure.text + text[a.end : b.start] + a.figure.text + text[b.end :]


def compared(text: str, chance: random.Random) -> str:
    one = picked(text, chance)
    return f"{text[: one.end]}、同比增长{chance.randrange(3, 40)}.7%{text[one.end :]}" if one else text


def about(text: str, chance: random.Random) -> str:
    one = picked(
        text, chance, lambda found: not found.figure.qualifier and not re.search("[超近约]$|突破$", text[: found.start])
    )
    return text[: one.start] + chance.choice("近约超") + text[one.start :] if one else text


def borrowed(text: str, other: str, chance: random.Random) -> str:
    """With a figure of the paragraph behind, of the same unit."""
    one = picked(text, chance)
    theirs = [f for f in find(other) if one and f.figure.unit == one.figure.unit and f.figure.value != one.figure.value]
    return text[: one.start] + chance.choice(theirs).figure.text + text[one.end :] if one and theirs else text


def without(pattern: str) -> Edit:
    return lambda text, _: re.sub(pattern, "", text, count=1)


def turned(pattern: str, into: Callable[[str], str]) -> Edit:
    return lambda text, _: re.sub(pattern, lambda found: into(found[0]), text, count=1)


HONEST: dict[str, Edit] = {"照抄": lambda text, _: text, "换同义的词": alike, "去副词": bare, "去末尾小句": shorter}
SPOILT: dict[str, Edit] = {
    "改数字": other_digits,
    "换单位": other_unit,
    "两数互换": swapped,
    "添同比": compared,
    "添约、近、超": about,
    "去约、近、余": without(r"(?:近|约|超过?)(?=\d)|(?<=\d)余"),
    "增加到变增加": without("(?<=增加|提高|提升|增长|下降|减少|降低)[到至]"),
    "增加变增加到": turned(r"(?:增加|提高|提升|增长|下降|减少|降低)(?=\d)", lambda word: f"{word}到"),
    "方向反了": turned(r"(?:增长|下降|提高|减少)(?=\d)", _OTHER_WAY.__getitem__),
    "打算变做成": without("力争|计划(?=[建新完])|预计|拟(?=[建新])|将(?=[建新完于])"),
    "否定丢了": without("没有(?=[发出形])|尚未|未能"),
    "换级别": turned("国家级|省级|市级|全省|全市|全国", _HIGHER.__getitem__),
    "编成绩": lambda text, chance: text.rstrip("。") + "，" + chance.choice(_MADE_UP),
}


BORROWED = "下段的数"


def paragraphs(folder: Path) -> Iterator[tuple[int, str]]:
    """(year, words) of every paragraph that is neither a heading nor very long."""
    for file in sorted(folder.glob("*.txt")):
        year = re.search(r"20\d\d", file.name)
        for line in file.read_text("utf-8").splitlines():
            if 60 <= len(line) <= 500 and "，" in line:
                yield int(year[0]) if year else 0, line.strip()


def main() -> None:
    """A line an edit: how many pass, of how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--paragraphs", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--told", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    lots = list(pairwise(paragraphs(given.folder)))
    stands, made = Counter[str](), Counter[str]()
    for (year, words), (_, behind) in chance.sample(lots, min(given.paragraphs, len(lots))):
        grounds = Grounds([Given(1, words, "本段"), Given(2, behind, "下段")], Bureau(year=year))
        sentence = chance.choice(split(words)).text
        spoilt = SPOILT | {BORROWED: lambda text, chance, other=behind: borrowed(text, other, chance)}
        for name, edit in (HONEST | spoilt).items():
            text = edit(sentence, chance)
            if (text == sentence) != (name == "照抄") or (name not in HONEST and text in words):
                continue
            judged = grounds.judged(Drafted(text, (1, 2) if name == BORROWED else (1,)))
            made[name] += 1
            stands[name] += judged.stands
            if given.told and judged.stands != (name in HONEST):
                print(f"  {name}：{text} {'；'.join(judged.objections)}")
    for kind, edits in (("如实的放过", [*HONEST]), ("改坏的放过", [*SPOILT, BORROWED])):
        for name in edits:
            print(f"{name:　<8}{stands[name]:5}/{made[name]}")
        passed, all_made = sum(stands[name] for name in edits), sum(made[name] for name in edits)
        print(f"{kind} {passed}/{all_made} {passed / all_made:.4f}")


if __name__ == "__main__":
    main()
