"""Markers that open a heading or an item: 一、 （一） 1. 一是 一要. Levels after GB/T 9704-2012, 7.3.3."""

from __future__ import annotations

from typing import NamedTuple

from drafter.zh.expression import expression
from drafter.zh.numerals import NUMERAL, from_int, to_int

_N = NUMERAL
ITEM = "(?:是(?!否)|要(?![素求领点件紧害道闻么]))"
"""What follows the numeral of an item: 一是 states, 一要 demands."""
_MARKERS = (  # kind, level, pattern; the number is group 1
    ("一、", 1, expression(rf"({_N})、")),
    ("（一）", 2, expression(rf"[（(]({_N})[）)]")),
    ("1.", 3, expression(r"(\d{1,2})(?:[.．](?:(?!\d)|(?=(?:19|20)\d\d年))|、)")),
    ("（1）", 4, expression(r"[（(](\d{1,2})[）)]")),
    ("一是", 3, expression(rf"({_N}){ITEM}")),
)
_OPENS = frozenset("（(零〇一二两三四五六七八九十百千万亿")
"""What a marker opens with, but for digits."""
ITEM_ENDS = ("是", "要")
"""Last characters of the markers of items within a paragraph."""

STOP = expression(r"[。；！？;!?]")
"""What ends a sentence, or an item of a list."""
LONGEST = 45
"""Characters of the longest heading that is met with."""
COUNTED = expression(r"\d+、\d")


class Marker(NamedTuple):
    """A marker as printed, its family (一、 / （一） / 1. / （1） / 一是), level 1..4 and number."""

    text: str
    family: str
    level: int
    number: int


def marker_of(text: str) -> Marker | None:
    """The marker a paragraph or sentence starts with, or None."""
    if text[:1] not in _OPENS and not text[:1].isdecimal():
        return None
    for family, level, pattern in _MARKERS:
        match = pattern.match(text)
        if match:
            number = to_int(match[1])
            return Marker(match[0], family, level, number) if 0 < number < 100 else None
    return None


def run_in(text: str) -> int:
    """A paragraph -> how many of its characters are a heading that runs on into it: 一、 （一） 1. or （1）, a sentence no
    longer than a heading, then more. 0 where there is none; 一是 opens an item, no heading."""
    marker = marker_of(text)
    if marker is None or marker.family == "一是" or COUNTED.match(text):
        return 0
    stop = STOP.search(text)
    ends = stop.end() if stop and stop[0] == "。" else 0
    return ends if ends <= LONGEST and ends < len(text) else 0


def unmarked(text: str) -> str:
    """The text without the marker it starts with."""
    marker = marker_of(text)
    return text[len(marker.text) :] if marker else text


def bare_heading(text: str) -> str:
    """A heading without the marker she typed: markers are printed by the template. 一是 belongs to the words."""
    marker = marker_of(text)
    return text if marker and marker.family == "一是" else unmarked(text).strip()


def marker_for(level: int, number: int) -> str:
    """The marker the standard asks for: (1, 3) -> 三、, (2, 3) -> （三）, (3, 3) -> 3., (4, 3) -> （3）."""
    return {1: f"{from_int(number)}、", 2: f"（{from_int(number)}）", 3: f"{number}.", 4: f"（{number}）"}[level]
