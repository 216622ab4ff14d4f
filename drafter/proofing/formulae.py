"""铸牢中华民族共同意识: a set formula with a character left out, put in or changed, or a word left out, the rest as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.proofing.quoted_names import difference
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.dictionary import count
from drafter.zh.quoting import quote

_MARKS = frozenset("，。；：、“”‘’《》（）()！？ 　")
_FEW = 2
"""Times a form in one paper from which it is meant."""
_PARTLY = ("限额以上", "限上")
"""What goes before an indicator that counts part of what its namesake counts."""
_JOINS = frozenset("和与及的地了一大新再更")
"""What may be left out or put in and makes no slip."""
_AND = frozenset("和与及同跟")
"""What may stand for another of them."""


class _Formula(NamedTuple):
    """A formula and the year it is from."""

    words: str
    first: int


@cache
def _formulae() -> tuple[_Formula, ...]:
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    return tuple(_Formula(words, int(year)) for words, year in (row.split(" ") for row in lines if row[0] != "#"))


def look(paper: Paper) -> Iterator[Remark]:
    """Formulae that are all but whole."""
    whole = {formula.words for formula in _formulae()}
    for formula in _formulae():
        half = len(formula.words) // 2
        parts = (formula.words[:half], formula.words[half:])
        if (not paper.year or paper.year >= formula.first) and any(part in paper.text for part in parts):
            found = list(_found(paper, parts))
            forms = Counter(line.text[start:end] for line, start, end in found)
            for line, start, end in found:
                words = line.text[start:end]
                if words not in whole and forms[words] <= _FEW:
                    told = f"和固定的写法差一点：{formula.words}"
                    yield Remark(line, start, end, told, f"改为{quote(formula.words)}；不是说它的，不用改", Level.HINT)


def _found(paper: Paper, parts: tuple[str, str]) -> Iterator[tuple[Line, int, int]]:
    """Where in which line a formula is all but whole."""
    for line in paper.lines:
        for start, end in dict.fromkeys((*_heads(line.text, *parts), *_tails(line.text, *parts))):
            if not _is_part(line, start):
                yield line, start, end


def _heads(text: str, head: str, tail: str) -> Iterator[tuple[int, int]]:
    """Where the first half stands whole and the second has a slip."""
    at = text.find(head)
    while at >= 0:
        begin = at + len(head)
        for size in range(len(tail) - 2, len(tail) + 2):
            end = begin + size
            if end <= len(text) and text[end - 1] == tail[-1] and _slipped(text[begin:end], tail):
                yield at, end
                break
        at = text.find(head, begin)


def _tails(text: str, head: str, tail: str) -> Iterator[tuple[int, int]]:
    """Where the second half stands whole and the first has a slip."""
    at = text.find(tail)
    while at >= 0:
        for size in range(len(head) - 2, len(head) + 2):
            start = at - size
            if start >= 0 and text[start] == head[0] and _slipped(text[start:at], head):
                yield start, at + len(tail)
                break
        at = text.find(tail, at + 1)


def _slipped(words: str, right: str) -> bool:
    """Whether a character of the formula is left out, put in or changed, and it is no mark, or a word of two left out."""
    if len(right) < 3 or words == right or words.startswith(right) or words.endswith(right):
        return False
    if len(words) == len(right) - 2:
        return any(
            right[:at] + right[at + 2 :] == words for at in range(1, len(right) - 2) if count(right[at : at + 2])
        )
    differ = difference(words, right)
    neutral = _AND if len(words) == len(right) else _JOINS
    return bool(differ) and not set(differ) & _MARKS and not set(differ) <= neutral


def _is_part(line: Line, start: int) -> bool:
    """Whether it is a cell, or another indicator."""
    return line.row or line.text.endswith(_PARTLY, 0, start)
