"""Items counted in running text — 一是…二是…, （1）…（2）…, 首先…其次… — and where each begins."""

from __future__ import annotations

import re

from drafter.zh.expression import expression
from drafter.zh.headings import ITEM, unmarked
from drafter.zh.numerals import NUMERAL, to_int

_AFTER = r"(?:^|(?<=[。！？；：，、!?;:,”）)\s]))"
"""What an item stands behind: a mark, or nothing."""
_COUNTED = (
    expression(rf"{_AFTER}({NUMERAL}){ITEM}"),
    expression(rf"{_AFTER}第({NUMERAL})[，、,]"),
    expression(rf"{_AFTER}[（(]({NUMERAL}|\d{{1,2}})[）)]"),
    expression(rf"{_AFTER}(\d{{1,2}})(?:[.．](?!\d)|、(?!\d))"),
    expression(rf"(?:^|(?<=[。！？；：!?;:]))({NUMERAL})、"),
)
_CIRCLED = expression("[①-⑳]")
_STOPS = ("。", "！", "？", "…", "”", "）")
"""What an item ends with, so that a sentence may follow it."""
_LEAD = 3
"""Times the lead of an item counts when it is asked what the item is about."""
_SPOKEN = (("首先", "其次", "再次|第三", "最后"), ("一方面", "另一方面"))


def enumerated(text: str) -> list[int]:
    """A text -> where its items begin, as they count upwards from one; empty where there are not two."""
    ways = [*(_counting(pattern, text) for pattern in _COUNTED), _circled(text), *(_spoken(w, text) for w in _SPOKEN)]
    return min((way for way in ways if len(way) > 1), key=lambda way: way[0], default=[])


def items(text: str) -> list[tuple[int, str]]:
    """A paragraph -> where each of its items ends, marks included, and what it is about: its words without the marker, its
    lead counting most. One without items is one."""
    starts = enumerated(text)
    found, begin = [], 0
    for end in [*starts[1:], len(text)] if starts else [len(text)]:
        words = text[begin:end].rstrip()
        if words.endswith(_STOPS) or end == len(text):
            bare = unmarked(words)
            found.append((begin + len(words), bare.split("。")[0] * _LEAD + bare))
            begin = end
    return found


def _counting(pattern: re.Pattern[str], text: str) -> list[int]:
    found: list[int] = []
    for match in pattern.finditer(text):
        if to_int(match[1]) == len(found) + 1:
            found.append(match.start())
    return found


def _circled(text: str) -> list[int]:
    found: list[int] = []
    for match in _CIRCLED.finditer(text):
        if ord(match[0]) - ord("①") == len(found):
            found.append(match.start())
    return found


def _spoken(words: tuple[str, ...], text: str) -> list[int]:
    found: list[int] = []
    for word in words:
        match = re.compile(f"{_AFTER}(?:{word})").search(text, found[-1] + 1 if found else 0)
        if match:
            found.append(match.start())
        elif not found:
            return []
    return found
