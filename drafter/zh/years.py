"""Years as reports write them: 2022年, 2022年度, 二〇二二年; and whether the words behind one look ahead or back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.zh.expression import expression

_YEAR = expression("(?<![0-9])(20[0-9]{2})(?=年)|(二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})(?=年)")
_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_AHEAD = expression("计划|安排|打算|思路|设想|任务|重点|要点|建议|部署|目标")
_BACK = expression("回顾|总结|小结|成效|成就|成绩|亮点|举措|做法|情况|进展|落实|完成|执行|盘点")


def years(text: str) -> list[tuple[int, str]]:
    """A text -> the years it names, each with the words behind it, up to the next."""
    found = [(m.start(), m.end(), int((m[1] or m[2]).translate(_DIGITS))) for m in _YEAR.finditer(text)]
    edges = [*found, (len(text), len(text), 0)]
    return [(year, text[end:after]) for (_, end, year), (after, _, _) in pairwise(edges)]


def looks_ahead(words: str) -> bool:
    """Whether words behind a year speak of what is planned for it: 工作要点, not 重点工作完成情况."""
    return _last(_AHEAD.finditer(words)) > _last(_BACK.finditer(words))


def looks_back(words: str) -> bool:
    """Whether they speak of what was done in it."""
    return _last(_BACK.finditer(words)) > _last(_AHEAD.finditer(words))


def only_ahead(title: str) -> bool:
    """Whether a title announces a plan and nothing that was done: 2025年工作要点."""
    return bool(_AHEAD.search(title)) and not _BACK.search(title)


def _last(found: Iterator[object]) -> int:
    return max((match.end() for match in found), default=-1)  # type: ignore[attr-defined]
