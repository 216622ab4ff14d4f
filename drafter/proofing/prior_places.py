"""智能装备产业园 this year, 智能装备制造产业园 in last year's report: a place or works of which a word within is left out in one
year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.proofing.report_text import Line, Paper
from drafter.zh.dictionary import count
from drafter.zh.expression import expression

_NOUN = expression(
    "产业园|科技园|工业园|物流园|研究院|铁路|示范区|基地|综合楼项目|综合楼|大桥|水库(?!移)|污水处理厂|变电站(?!所)"
)
_RUN = expression("[\u4e00-\u9fff]*$")
_SAME = 7
"""Characters, the noun's included, that both must share."""
_LONGEST = 22
_ENDS = 2
"""Characters at either end within which nothing is left out."""
_APART = frozenset("零一二三四五六七八九十百千两东西南北上下大小新老市县省区镇村国和与及的了等、")
"""Characters by which names differ that are two."""
_DOES = frozenset(("谋划", "推进", "建设", "启动", "加快", "打造", "完成", "实施", "新建", "推动", "应用", "中试"))
"""Words that are no part of a name, or make another."""


class Near(NamedTuple):
    """A name of this year's, where it stands, and the one of last year's that is all but the same."""

    line: Line
    start: int
    end: int
    other: str


def look(paper: Paper, prior: Paper) -> Iterator[Near]:
    """Names of places and works that stand in one form in one year's report and in the other form in the other's."""
    here, there = _tails(paper), _tails(prior)
    told = set[str]()
    for tail, (line, end) in here.items():
        other = next((short for short in _shortened(tail) if short in there), None)
        if other and other not in paper.text and tail not in prior.text and tail not in told:
            told.add(tail)
            yield Near(line, end - len(tail), end, other)
    for tail in there:
        for short in _shortened(tail) if tail not in paper.text else ():
            if short in here and short not in prior.text and short not in told:
                told.add(short)
                line, end = here[short]
                yield Near(line, end - len(short), end, tail)


def _tails(paper: Paper) -> Mapping[str, tuple[Line, int]]:
    """The last characters of every such name, from the fewest to two more, and where it first ends."""
    found: dict[str, tuple[Line, int]] = {}
    for line in paper.lines:
        for noun in _NOUN.finditer(line.text) if not line.row else ():
            run = _RUN.search(line.text, max(0, noun.end() - _LONGEST), noun.end())
            words = run[0] if run else ""
            for size in range(_SAME, min(len(words), _SAME + 2) + 1):
                found.setdefault(words[-size:], (line, noun.end()))
    return found


def _shortened(name: str) -> Iterator[str]:
    """A name -> what is left of it without a character or a word within that makes no other name."""
    for size in range(1, min(2, len(name) - _SAME) + 1):
        for at in range(_ENDS, len(name) - _ENDS - size + 1):
            word = name[at : at + size]
            if not set(word) & _APART and word not in _DOES and (size == 1 or count(word)):
                yield name[:at] + name[at + size :]
