"""名称不一：同一个计划、机制、品牌，前后两处只差一两个字；正文和名词解释写得不一样。

反例:
  今年: |
    一、2024年工作回顾
    印发提升行政执法质量三年行动计划。
    二、2025年工作安排
    落实提升行政执法质量三年行动实施计划。
正例:
  今年: |
    一、2024年工作回顾
    印发提升行政执法质量三年行动计划。
    二、2025年工作安排
    落实提升行政执法质量三年行动计划。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model.finding import Level
from drafter.proofing import glossary_terms, headed_names, institution_names, quoted_names, swapped_words
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

ID = "名称不一"
LEVEL = Level.HINT

_NOUN = expression("机制|计划|方案|评议|条例|办法|(?<=年)行动|(?<=攻坚)行动")
_RUN = expression("[\u4e00-\u9fff0-9]*$")
_AVENUE = expression("([\u4e00-\u9fff]{2})大街", needs=("大街",))
_STREET = expression("([\u4e00-\u9fff]{2})街(?![道区办头])")
_SAME = 8
"""Characters, the noun's included, that two names must share but for what stands between."""
_JOINS = frozenset("等和及与的或在一二三四五六七八九十百两0123456789")
"""Characters that make another name or another sentence, not a slip."""
_SHOWN = 14


@dataclass(frozen=True)
class _Name:
    """A stretch that ends in a noun names end in: up to where in its line."""

    line: Line
    end: int
    words: str

    def tail(self, size: int) -> str:
        """Its last characters; empty where it has fewer."""
        return self.words[-size:] if len(self.words) >= size else ""


def look(paper: Paper) -> Iterator[Remark]:
    """Names that differ by a character or two within, from names elsewhere in the paper."""
    names = [name for line in paper.lines for name in _names(line)]
    tails: dict[str, _Name] = {}
    for name in names:
        if tail := name.tail(_SAME):
            tails.setdefault(tail, name)
    seen = set[str]()
    for name in names:
        for size in (1, 2):
            longer = name.tail(_SAME + size)
            other = next((tails[shorter] for shorter in _without(longer, size) if shorter in tails), None)
            if other and longer not in seen:
                seen.add(longer)
                yield _told(name, other, longer)
    yield from quoted_names.look(paper)
    yield from headed_names.look(paper)
    yield from glossary_terms.look(paper)
    yield from swapped_words.look(paper)
    yield from institution_names.look(paper)
    yield from _streets(paper)


def _streets(paper: Paper) -> Iterator[Remark]:
    """泰元街 where the paper has 泰元大街."""
    full = {found[1] for line in paper.lines for found in _AVENUE.finditer(line.text)}
    told = set[str]()
    for line in paper.lines:
        for found in _STREET.finditer(line.text) if full else ():
            if found[1] in full and found[1] not in told:
                told.add(found[1])
                message = f"别处写的是“{found[1]}大街”"
                yield Remark(line, found.start(), found.end(), message, "是同一条街的，写成一样")


def _names(line: Line) -> Iterator[_Name]:
    if not line.row:
        for found in _NOUN.finditer(line.text):
            run = _RUN.search(line.text, max(0, found.end() - 2 * _SHOWN), found.end())
            yield _Name(line, found.end(), run[0] if run else "")


def _without(longer: str, size: int) -> Iterator[str]:
    """A tail -> what is left of it when so many neighbouring characters within are taken out."""
    for at in range(2, len(longer) - 2):
        if longer and not set(longer[at : at + size]) & _JOINS:
            yield longer[:at] + longer[at + size :]


def _told(name: _Name, other: _Name, longer: str) -> Remark:
    start = name.end - len(longer)
    told = f"{other.line.called}写的是“……{other.words[-len(longer) :]}”，只差一两个字"
    return Remark(name.line, start, name.end, told, "是同一个名称的，写成一样；不是的，不用改")
