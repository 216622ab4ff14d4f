"""Numbers of headings and items (7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.inspecting.paragraph_roles import Item, Role
from drafter.inspecting.rule import Examined, Said
from drafter.zh.headings import marker_for, marker_of
from drafter.zh.numerals import NUMERAL

_WRONG = (
    (re.compile(rf"[（(]{NUMERAL}[）)][、，,.．]"), "（一）"),
    (re.compile(rf"\({NUMERAL}\)|（{NUMERAL}\)|\({NUMERAL}）"), "（一）"),
    (re.compile(rf"{NUMERAL}[，,.．](?=\D)"), "一、"),
    (re.compile(r"\d{1,2}(?:、(?!\d)|．)"), "1."),
    (re.compile(r"[（(]\d{1,2}[）)][、，,.．]"), "（1）"),
    (re.compile(r"\(\d{1,2}\)|（\d{1,2}\)|\(\d{1,2}）"), "（1）"),
)
_FIRM, _ITEM_LEVEL = 2, 5
"""Down to which level a list does not begin anew under one heading; the level of 一是."""
_TOLD = {
    "一、": "第一层序号后面没有用顿号",
    "（一）": "第二层序号的括号是半角的，或者后面多了标点",
    "1.": "第三层序号后面没有用半角的点",
    "（1）": "第四层序号的括号是半角的，或者后面多了标点",
}
_MARKER = 40
"""Characters in which a marker and what must follow it stand."""
_ITEMS = re.compile(rf"(?:^|(?<=[。；：]))(?={NUMERAL}是)")


def form(examined: Examined) -> Iterator[Said]:
    """一、 （一） 1. （1）."""
    for item in examined.of(Role.BODY, Role.HEADING, Role.NOTE):
        text = item.paragraph.text.removeprefix("附件：")
        for pattern, due in _WRONG:
            found = pattern.match(text)
            if found:
                yield Said(item.paragraph.spot, _TOLD[due], f"写成“{due}”的样子")
                break


def order(examined: Examined) -> Iterator[Said]:
    """Each number follows the one before it under the same heading; a list may begin anew with one."""
    due: dict[int, set[int]] = {}
    for item in examined.items:
        if item.role in (Role.LABEL, Role.ANNEX_TITLE):
            due.clear()
        if item.role not in (Role.BODY, Role.HEADING):
            continue
        if item.marker:
            yield from _follow(item, item.marker.level, item.marker.number, due)
        yield from _within(item, due)


def _follow(item: Item, level: int, number: int, due: dict[int, set[int]]) -> Iterator[Said]:
    last = due.get(level, set())
    anew = number == 1 and last != {1} and (level > _FIRM or item.free)
    if not anew and last and number - 1 not in last:
        right = min(last) + 1
        told = "重复或倒退" if number < right else "跳号"
        yield Said(item.paragraph.spot, f"序号{told}，写成“{_shown(level, number)}”", f"是“{_shown(level, right)}”")
        due[level] = {right, number}
    else:
        due[level] = {number}
    for deeper in [other for other in due if other > level]:
        del due[deeper]


def _within(item: Item, due: dict[int, set[int]]) -> Iterator[Said]:
    """一是, 二是 from paragraph to paragraph under one heading."""
    text = item.paragraph.text
    for found in _ITEMS.finditer(text):
        marker = marker_of(text[found.start() : found.start() + _MARKER])
        if marker and marker.family == "一是":
            yield from _follow(item, _ITEM_LEVEL, marker.number, due)


def _shown(level: int, number: int) -> str:
    return f"{marker_for(1, number)[:-1]}是" if level == _ITEM_LEVEL else marker_for(level, number)
