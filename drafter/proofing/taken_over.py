"""照搬上年：一部分里三分之一以上、全文五分之一以上的句子和上年报告一字不差（只换了数的也算）。

反例:
  上年: |
    一、2023年工作回顾
    深入推进法治政府建设，完善领导协调机制。健全行政决策程序，落实合法性审查制度。加强行政执法监督，规范执法行为。做好人民调解，化解矛盾纠纷12件。
  今年: |
    一、2024年工作回顾
    深入推进法治政府建设，完善领导协调机制。健全行政决策程序，落实合法性审查制度。加强行政执法监督，规范执法行为。做好人民调解，化解矛盾纠纷15件。
正例:
  上年: |
    一、2023年工作回顾
    深入推进法治政府建设，完善领导协调机制。健全行政决策程序，落实合法性审查制度。加强行政执法监督，规范执法行为。做好人民调解，化解矛盾纠纷12件。
  今年: |
    一、2024年工作回顾
    深入推进法治政府建设，完善领导协调机制。建成行政执法指挥中心，接入街道六个。开展集中评查，查出问题全部整改。新设调解室三个，当场化解居多。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafter.model.finding import Level
from drafter.proofing.growth_differs import comparable
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.headings import LONGEST, marker_of
from drafter.zh.hygiene import squeeze

ID = "照搬上年"
LEVEL = Level.HINT

_LEAST, _FEWEST = 12, 4
"""Characters of a sentence that counts, sentences of a part that is judged."""
_SAME = 3
"""Sentences of a part that stand again, at least: two of four are told by no share."""
_MUCH, _MUCH_OF_ALL = 1 / 3, 0.2
"""Shares of sentences from which a part and the whole are told; of real reports of one place no part of eight has a quarter."""
_ENOUGH = 20
"""Sentences of a report of which a share tells something."""
_DIGITS = expression(r"[\d.]+")
_TOPS = ("一、", "（一）")


def look(paper: Paper) -> Iterator[Remark]:
    """Parts under a heading, and the whole, of whose sentences half or more are last year's."""
    if paper.prior is None or not comparable(paper):
        return
    before = {words for line in paper.prior.lines for words in _sentences(line.text)}
    every, taken = 0, 0
    for head, lines in _parts(paper):
        told = [words for line in lines for words in _sentences(line.text)]
        same = sum(words in before for words in told)
        every, taken = every + len(told), taken + same
        if len(told) >= _FEWEST and same >= max(_SAME, len(told) * _MUCH):
            yield _told(head or lines[0], "这一部分", len(told), same)
    if every > _ENOUGH and taken >= every * _MUCH_OF_ALL:
        first = next(line for line in paper.lines if line.text)
        yield _told(first, "全文", every, taken)


def _told(line: Line, what: str, sentences: int, same: int) -> Remark:
    share = f"{100 * same / sentences:.0f}%"
    message = f"{what}{sentences}句里有{same}句和上年报告一字不差（{share}），只换了数的也算"
    return Remark(line, 0, min(len(line.text), LONGEST), message, "写今年做的；确实照旧的，不用改")


def _parts(paper: Paper) -> Iterator[tuple[Line | None, Sequence[Line]]]:
    """The paragraphs under each heading of level 1 or 2, before the next."""
    head, lines = None, list[Line]()
    for line in paper.lines:
        if line.row or line.note:
            continue
        marker = marker_of(line.text)
        if marker and marker.family in _TOPS and len(line.text) <= LONGEST:
            if lines:
                yield head, lines
            head, lines = line, []
        else:
            lines.append(line)
    if lines:
        yield head, lines


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph by which it is compared: no marks, every number the same."""
    plain = (squeeze(_DIGITS.sub("0", words)) for words in text.replace("；", "。").split("。"))
    return tuple(words for words in plain if len(words) >= _LEAST)
