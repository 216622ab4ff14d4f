"""注号不符：正文里的注号和后面的注释对不上：缺了注释，有注释没有注号，号重了、跳了，注的不是这个词。

反例:
  今年: |
    一、2024年工作回顾
    推行“两所联动”[1]，落实“三项制度”[3]，建成“五分钟服务圈”[4]。
    名词解释
    [1]“两所联动”：指派出所和司法所联动化解纠纷。
    [2]“三项制度”：指公示、记录、审核三项制度。
    [3]“五分钟服务圈”：指五分钟走到服务站。
正例:
  今年: |
    一、2024年工作回顾
    推行“两所联动”[1]，落实“三项制度”[2]，建成“五分钟服务圈”[3]。
    名词解释
    [1]“两所联动”：指派出所和司法所联动化解纠纷。
    [2]“三项制度”：指公示、记录、审核三项制度。
    [3]“五分钟服务圈”：指五分钟走到服务站。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

ID = "注号不符"
LEVEL = Level.WARNING

_MARK = expression(r"[\[【〔](?P<number>\d{1,3})[\]】〕]")
_ENTRY = expression(
    r"^\s*(?:[\[【〔](?P<number>\d{1,3})[\]】〕]|(?P<plain>\d{1,3})[.．、])\s*(?P<term>[^：:。；]{2,40})?"
)
_LEAST = 3
"""Marks, and notes, from which a paper is taken to number them."""
_BEFORE, _BEHIND = 40, 14
"""Characters about a mark among which its term stands."""
_SHORT = 3
"""Characters of a term that is not part of others by chance."""
_LIKE = 0.5
"""Of a term's characters, what stands about its mark where it is worded a little otherwise."""


class _Place(NamedTuple):
    """A number, and where it stands."""

    number: int
    line: Line
    start: int
    end: int


def look(paper: Paper) -> Iterator[Remark]:
    """Marks out of order; of a paper that has notes, marks without a note or at another term, and notes without a mark."""
    marks = [
        _Place(int(found["number"]), line, found.start(), found.end())
        for line in paper.lines
        if not line.note and not line.row
        for found in _MARK.finditer(line.text)
    ]
    notes = {place.number: (place, term) for place, term in _notes(paper)}
    if len(marks) < _LEAST or len(notes) < _LEAST:
        yield from _out_of_order(marks if len(marks) >= _LEAST else ())
        return
    yield from _twice(paper)
    told = {mark.number for mark in marks}
    yield from (
        _told(mark, f"后面没有第{mark.number}条注释", "补上注释，或者改对注号")
        for mark in marks
        if mark.number not in notes
    )
    yield from (
        _told(place, f"正文里没有注号{number}", "在说到它的地方标上注号，不用的删去")
        for number, (place, _) in notes.items()
        if number not in told
    )
    yield from _out_of_order([mark for mark in marks if mark.number in notes])
    yield from (
        _told(mark, f"第{mark.number}条注释解释的是“{notes[mark.number][1]}”，这里没有", "注号标到它解释的词后面")
        for mark in marks
        if mark.number in notes and not _is_at(mark, notes[mark.number][1], [term for _, term in notes.values()])
    )


def _notes(paper: Paper) -> Iterator[tuple[_Place, str]]:
    """Every note that is numbered, and its term."""
    for line in paper.lines:
        found = _ENTRY.match(line.text) if line.note else None
        if found:
            number = int(found["number"] or found["plain"])
            yield _Place(number, line, 0, found.start("term") if found["term"] else found.end()), found["term"] or ""


def _twice(paper: Paper) -> Iterator[Remark]:
    """Notes with the number of one before."""
    seen = set[int]()
    for place, _ in _notes(paper):
        if place.number in seen:
            yield _told(place, f"前面已经有第{place.number}条注释", "改对注号")
        seen.add(place.number)


def _out_of_order(marks: Sequence[_Place]) -> Iterator[Remark]:
    """The first time each number stands, where it is not one more than the last; one that comes again tells nothing."""
    due, seen = 1, set[int]()
    for mark in marks:
        if mark.number in seen:
            continue
        if mark.number != due and seen:
            yield _told(mark, f"前面到{due - 1}，这里应当是{due}", "注号照先后编")
        seen.add(mark.number)
        due = mark.number + 1


def _is_at(mark: _Place, term: str, terms: Sequence[str]) -> bool:
    """Whether the term of a note stands about its mark, whole or most of it, and no other term of these right before."""
    text, own = mark.line.text, _bare(term)
    before = _bare(text[max(0, mark.start - _BEFORE) : mark.start])
    if any(len(other) >= _SHORT and other != own and before.endswith(other) for other in map(_bare, terms)):
        return before.endswith(own)
    near = set(before + text[mark.end : mark.end + _BEHIND])
    return len(set(own) & near) >= _LIKE * len(set(own))


def _bare(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _told(place: _Place, message: str, fix: str) -> Remark:
    return Remark(place.line, place.start, place.end, message, fix)
