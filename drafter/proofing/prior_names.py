"""跨年名称不一：上年报告里的名称，今年差了一个字、一个词，或者换了数字的写法。

反例:
  上年: |
    一、2023年工作回顾
    优化“一城、两翼、三区、多支点”发展格局。
  今年: |
    一、2024年工作回顾
    优化“一城、两翼、三区、多节点”发展格局。
正例:
  上年: |
    一、2023年工作回顾
    优化“一城、两翼、三区、多支点”发展格局。
  今年: |
    一、2024年工作回顾
    优化“一城、两翼、三区、多支点”发展格局。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing import prior_places
from drafter.proofing.quoted_names import difference
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.numerals import to_int

ID = "跨年名称不一"
LEVEL = Level.HINT

_QUOTED = expression("“([^”“]{6,40})”")
_NUMERALS = frozenset("一二三四五六七八九十百千两0123456789NX+，、年")
_NUMBERED = expression(r"第(\d{1,3}|[一二三四五六七八九十百]{1,5})(中学|小学|幼儿园|医院)")


def look(paper: Paper) -> Iterator[Remark]:
    """Names that last year's report has in another form, and this year's has not."""
    if paper.prior is not None:
        yield from _quoted(paper, paper.prior)
        yield from _numbered(paper, paper.prior)
        for near in prior_places.look(paper, paper.prior):
            yield _told(near.line, near.start, near.end, near.other)


def _quoted(paper: Paper, prior: Paper) -> Iterator[Remark]:
    old = {found[1] for line in prior.lines for found in _QUOTED.finditer(line.text)}
    ends: dict[tuple[bool, str], list[str]] = {}
    for name in sorted(old):
        for key in ((True, name[:3]), (False, name[-3:])):
            ends.setdefault(key, []).append(name)
    told = set[str]()
    for line in paper.lines:
        for found in _QUOTED.finditer(line.text):
            if found[1] in old or found[1] in told:
                continue
            near = [*ends.get((True, found[1][:3]), ()), *ends.get((False, found[1][-3:]), ())]
            other = next((name for name in near if _one_character(found[1], name)), None)
            if other and other not in paper.text:
                told.add(found[1])
                yield _told(line, found.start(), found.end(), other)


def _one_character(one: str, other: str) -> bool:
    differ = difference(one, other)
    return bool(differ) and not set(differ) & _NUMERALS


def _numbered(paper: Paper, prior: Paper) -> Iterator[Remark]:
    """第28中学 and 第二十八中学."""
    old = {(_number(found[1]), found[2]): found[0] for line in prior.lines for found in _NUMBERED.finditer(line.text)}
    told = set[str]()
    for line in paper.lines:
        for found in _NUMBERED.finditer(line.text):
            other = old.get((_number(found[1]), found[2]), found[0])
            if other != found[0] and found[0] not in told:
                told.add(found[0])
                yield _told(line, found.start(), found.end(), other)


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else to_int(words)


def _told(line: Line, start: int, end: int, other: str) -> Remark:
    fix = "是同一个的，写成一样；改了名的，第一次出现时说明"
    return Remark(line, start, end, f"上年报告写的是“{other}”", fix, prior=other)
