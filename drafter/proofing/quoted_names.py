"""Names in quotation marks before the same noun, of which one character differs; names parted by · at two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.quoting import quote

_QUOTED = expression(r"“([^”“]{3,24})”(?:[\[【（]?\d{0,2}[\]】）]?)([\u4e00-\u9fff]{0,2})")
_ANY_QUOTED = expression("“([^”“]{4,12})”")
_HEADED = expression("“([^”“]{2,10})”([\u4e00-\u9fff]{2,6})")
_MOST = 300
_DOTTED = expression(r"([\u4e00-\u9fff]{2,8})[·・•]([\u4e00-\u9fff]{2,10})", needs="·・•")
_NUMERALS = frozenset("一二三四五六七八九十百千两0123456789NX+新双大")
"""Characters by which names differ that are two."""
_MEASURES = frozenset("项条个件")
_SHORT, _LONG = 4, 7
"""Characters from which names of which one differs are one name before the same noun, and whatever noun follows."""
_BESIDE = 60
"""Characters within which two names stand side by side and are two."""


class _Quoted(NamedTuple):
    """A name in quotation marks, and the two characters of the noun behind it."""

    line: Line
    start: int
    end: int
    words: str
    noun: str


def look(paper: Paper) -> Iterator[Remark]:
    """Names that are one but for a character, and stand before one noun, are long, lack a character within, or are explained under the
    other form."""
    before, told = Ends(), set[str]()
    for one in (found for line in paper.lines for found in _names(line)):
        if one.words not in told:
            other = next((other for other in before.near(one.words) if _slip(one, other)), None)
            if other:
                told.add(one.words)
                here, there = (other, one) if one.line.note and not other.line.note else (one, other)
                message = f"{there.line.called}写的是“{there.words}”，只差一个字"
                yield Remark(here.line, here.start, here.end, message, "是同一个名称的，写成一样")
        before.add(one.words, one)
    yield from _dots(paper)
    yield from _moved_marks(paper)


class Ends:
    """Names by their first two characters and their last: of two that differ in one place, one end is the same."""

    def __init__(self) -> None:
        self._found: dict[tuple[bool, str], list[_Quoted]] = {}

    def add(self, words: str, name: _Quoted) -> None:
        """One name more."""
        for key in ((True, words[:2]), (False, words[-2:])):
            self._found.setdefault(key, []).append(name)

    def near(self, words: str) -> Iterator[_Quoted]:
        """The names that begin or end as this one; each of the first few hundred."""
        for key in ((True, words[:2]), (False, words[-2:])):
            yield from self._found.get(key, ())[:_MOST]


def _names(line: Line) -> Iterator[_Quoted]:
    return (_Quoted(line, m.start(), m.end(1) + 1, m[1], m[2]) for m in _QUOTED.finditer(line.text))


def _moved_marks(paper: Paper) -> Iterator[Remark]:
    """“十强产业” where the paper has “十强”产业."""
    glued: dict[str, str] = {}
    for line in paper.lines:
        for found in _HEADED.finditer(line.text):
            for size in range(2, len(found[2]) + 1):
                glued.setdefault(found[1] + found[2][:size], f"“{found[1]}”{found[2][:size]}")
    for line in paper.lines:
        for found in _ANY_QUOTED.finditer(line.text):
            other = glued.get(found[1])
            if other:
                message = f"别处写的是{quote(other)}，引号的位置不同"
                yield Remark(line, found.start(), found.end(), message, "写成一样")


def _slip(one: _Quoted, other: _Quoted) -> bool:
    differ = difference(one.words, other.words)
    if not differ or set(differ) & _NUMERALS:
        return False
    if one.line is other.line and abs(one.start - other.start) < _BESIDE:
        return False
    if len(one.words) != len(other.words):
        return _left_out(*sorted((one.words, other.words), key=len))
    if len(one.words) >= _LONG:
        return True
    same_noun = len(one.noun) > 1 and len(one.words) >= _SHORT and one.noun == other.noun
    return same_noun or (one.line.note != other.line.note and set(differ) <= _MEASURES)


def _left_out(shorter: str, longer: str) -> bool:
    """Whether the one character more stands within, not at either end: 两个确立 and 两个立."""
    return (
        shorter[0] == longer[0]
        and shorter[-1] == longer[-1]
        and longer not in (shorter[0] + shorter, shorter + shorter[-1])
    )


def difference(one: str, other: str) -> str:
    """The characters in which two names differ, where it is one place; empty where it is none or more."""
    if one == other or abs(len(one) - len(other)) > 1:
        return ""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        return one[start] + other[start] if one[start + 1 :] == other[start + 1 :] else ""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start] if longer[start + 1 :] == shorter[start:] else ""


def _dots(paper: Paper) -> Iterator[Remark]:
    """中国·保定音乐大会 and 中国保定·音乐大会."""
    found = [(line, m) for line in paper.lines for m in _DOTTED.finditer(line.text)]
    after: dict[str, list[re.Match[str]]] = {}
    for _, one in found:
        after.setdefault(one[2][:3], []).append(one)
    for line, one in found:
        moved = ((other, size) for size in range(1, 5) for other in after.get(one[2][size : size + 3], ())[:_MOST])
        other = next((other for other, size in moved if other[1].endswith(one[1][-2:] + one[2][:size])), None)
        if other:
            yield Remark(line, one.start(), one.end(), f"别处写的是“{other[0]}”，间隔号的位置不同", "写成一样")
