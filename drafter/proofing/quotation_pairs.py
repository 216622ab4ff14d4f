"""标点不配对：一段里的引号、书名号、括号有开没有关，或者有关没有开。

反例:
  今年: |
    一、2024年工作回顾
    推行“一站式服务，窗口全部进驻。
正例:
  今年: |
    一、2024年工作回顾
    推行“一站式”服务，窗口全部进驻。
依据: GB/T 15834—2011。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

ID = "标点不配对"
LEVEL = Level.WARNING

_PAIRS = {"“": "”", "《": "》", "（": "）", "〔": "〕", "【": "】"}
_NAMES = {"“": "引号", "《": "书名号", "（": "括号", "〔": "六角括号", "【": "方头括号"}
_CLOSES = {close: opens for opens, close in _PAIRS.items()}
_MARK = expression("[“”《》（）〔〕【】]")
_ITEM = expression(r"(?:^|[。；;！？\s、，：:])[（(]?[0-9一二三四五六七八九十]{1,3}$")
"""What a closing bracket may stand behind alone: 1）."""
_DEEP = 50
"""Marks open at once, of which a closing one may close any."""
_NEXT = 2
"""Paragraphs over which a copy may break a pair."""
_AROUND = 8
"""Characters shown on the side where the other mark should be."""


def look(paper: Paper) -> Iterator[Remark]:
    """Paragraphs whose marks do not pair. A mark that the next paragraph closes stands in lines broken by a copy."""
    alone = [_Alone(line, at, line.text[at]) for line in paper.lines if not line.row for at in _unpaired(line.text)]
    near = ((one, other) for at, one in enumerate(alone) for other in alone[at + 1 : at + 1 + _DEEP])
    broken = {half for pair in near if _halves(*pair) for half in pair}
    yield from (_told(*one) for one in alone if one not in broken)


class _Alone(NamedTuple):
    """A mark without its other half."""

    line: Line
    at: int
    mark: str


def _halves(one: _Alone, other: _Alone) -> bool:
    """Whether a mark opened in one paragraph is closed in the next but one at most."""
    return _PAIRS.get(one.mark) == other.mark and 0 < other.line.number - one.line.number <= _NEXT


def _unpaired(text: str) -> Iterator[int]:
    """Where a mark stands whose other half is missing."""
    opened = list[int]()
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark in _PAIRS:
            if mark == "“" and opened and text[opened[-1]] == "“":
                yield opened.pop()
            opened.append(at)
        elif _CLOSES[mark] in (text[place] for place in opened[-_DEEP:]):
            while text[opened[-1]] != _CLOSES[mark]:
                yield opened.pop()
            opened.pop()
        elif not (mark == "）" and _ITEM.search(text, max(0, at - 5), at)):
            yield at
    yield from opened


def _told(line: Line, at: int, mark: str) -> Remark:
    opens = mark in _PAIRS
    start, end = (at, min(len(line.text), at + 1 + _AROUND)) if opens else (max(0, at - _AROUND), at + 1)
    name = _NAMES[mark if opens else _CLOSES[mark]]
    message = f"只有左{name}，没有右{name}" if opens else f"只有右{name}，没有左{name}"
    return Remark(line, start, end, message, "补上配对的一半，或者去掉多余的一半")
