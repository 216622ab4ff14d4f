"""用地士壤, 实千为要: a character no word takes up, where one that sounds or looks like it makes a stretch everybody writes;
持续续深化改革: a character twice in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.model.kept import Kept, key
from drafter.model.wire import listed
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh import confusable, stretches
from drafter.zh.dictionary import count
from drafter.zh.expression import expression
from drafter.zh.quoting import quote

_RUN = expression("[\u4e00-\u9fff]{4,}")
_TITLED = expression("[“《][^”》]*[”》]")
"""Names, in which characters are changed on purpose."""
_TWICE = expression(r"([\u4e00-\u9fff])\1")
_PARTICLES = frozenset("是为和与及使市家种提的得以用已又各每其在有更也则而将被把让向从由到能")
"""What stands alone, as a word of its own."""
_PLAYED = frozenset(("智制", "湘乡", "闯创", "型性", "益艺", "减简"))
"""Written and usual: played with on purpose, or both right."""
_STAGES = frozenset("初前中后末终首尾早晚")
"""What says which stage of a term is meant: one makes as good a word as another, 中期评估 and 终期评估, and what is usual says
nothing of which it is."""
_FEW = 2
"""Times a form in one paper from which it is meant."""


_MOST = 60
"""Slips of one paper from which it is another kind of text."""
_RARE = 20
"""Times up to which the dictionary has hardly met a word."""


class _Slip(NamedTuple):
    """Where in a run, and what everybody writes there."""

    at: int
    right: str


def look(paper: Paper) -> Iterator[Remark]:
    """Characters in place of others; where they are very many, it is no such text."""
    found = [(line, *one) for line in paper.lines for one in _slips(line, paper.kept)]
    forms = Counter(_form(run, slip) for _, _, run, slip in found)
    for line, start, run, slip in found if len(found) <= _MOST else ():
        if forms[_form(run, slip)] < _FEW and paper.text.count(_form(run, slip)) < _FEW:
            first, last = max(0, slip.at - 1), min(len(run), slip.at + 2)
            told = f"“{run[slip.at]}”像是“{slip.right}”的{_how(run[slip.at], slip.right)}"
            right = run[first : slip.at] + slip.right + run[slip.at + 1 : last]
            yield Remark(line, start + first, start + last, told, f"改为{quote(right)}，没有写错的不用改", Level.HINT)


def _slips(line: Line, kept: Kept) -> list[tuple[int, str, _Slip]]:
    """Each slip of a paragraph, in which run, and where that begins; kept, for a paragraph that is not touched has the same."""
    name, runs = key("错字", line.text), list(_runs(line))
    try:
        return [(*runs[number], _Slip(at, right)) for number, at, right in map(_told, listed(kept.given(name)))]
    except (ValueError, IndexError):
        pass
    found = [(number, slip) for number, (_, run) in enumerate(runs) for slip in _replaced(run)]
    kept.keep(name, [[number, *slip] for number, slip in found])
    return [(*runs[number], slip) for number, slip in found]


def _told(value: object) -> tuple[int, int, str]:
    number, at, right = listed(value, 3)
    if type(number) is not int or type(at) is not int or not isinstance(right, str):
        raise ValueError("no slip")
    return number, at, right


def _form(run: str, slip: _Slip) -> str:
    """The character and its neighbours."""
    return run[max(0, slip.at - 1) : slip.at + 2]


def doubled(paper: Paper) -> Iterator[Remark]:
    """Characters printed twice in a usual stretch, that make no word twice."""
    runs = ((line, start, run) for line in paper.lines for start, run in _runs(line))
    for line, start, run in runs:
        for found in _TWICE.finditer(run):
            at = found.start()
            once = run[max(0, at - stretches.SIZE) : at] + run[at + 1 : at + stretches.SIZE + 1]
            around = range(max(0, min(at, stretches.SIZE) - stretches.SIZE + 2), min(at, stretches.SIZE))
            apart = count(run[at - 1 : at + 1]) > _RARE and count(run[at + 1 : at + 3]) > _RARE
            if not count(found[0]) and not apart and any(stretches.usual(once[n : n + stretches.SIZE]) for n in around):
                yield Remark(line, start + at, start + at + 2, f"“{found[1]}”字重了", "去掉一个")


def _runs(line: Line) -> Iterator[tuple[int, str]]:
    """Every stretch of Chinese characters outside names, and where in the paragraph; none of a row of a table."""
    text = "" if line.row else _TITLED.sub(lambda found: "“" * len(found[0]), line.text)
    return ((found.start(), found[0]) for found in _RUN.finditer(text))


def _replaced(run: str) -> Iterator[_Slip]:
    """Characters in no usual stretch and no word, for which another makes both."""
    size, done = stretches.SIZE, -1
    usual = [stretches.usual(run[start : start + size]) for start in range(len(run) - size + 1)]
    stands = [
        char in _PARTICLES or any(usual[max(0, at - size + 1) : at + 1]) or _in_a_word(run, at)
        for at, char in enumerate(run)
    ]
    for start in range(len(usual)):
        for at in range(max(start, done + 1), start + size):
            right = "" if stands[at] else _instead_of(run[start : start + size], at - start)
            both = run[at] + right in _PLAYED or {run[at], right} <= _STAGES
            if right and not both and _makes_a_word(run, at, right):
                done = at
                yield _Slip(at, right)
                break


def _instead_of(words: str, at: int) -> str:
    """What makes a usual stretch in this place and may have been meant; empty where nothing does."""
    return next((char for char in confusable.others(words[at]) if stretches.fits(words, at, char)), "")


def _in_a_word(run: str, at: int) -> bool:
    """Whether a character makes a word with its neighbours as it stands."""
    ends = [(start, start + size) for size in (2, 3, 4) for start in range(at - size + 1, at + 1)]
    return any(start >= 0 and end <= len(run) and count(run[start:end]) for start, end in ends)


def _makes_a_word(run: str, at: int, char: str) -> bool:
    """Whether the other would."""
    mended = run[:at] + char + run[at + 1 :]
    starts = range(max(0, at - 3), at + 1)
    return any(count(mended[start:end]) for start in starts for end in range(max(at + 1, start + 2), start + 5))


def _how(one: str, other: str) -> str:
    return "同音字" if confusable.alike_in_sound(one, other) else "形近字"
