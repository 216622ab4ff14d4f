"""What the calendar alone decides, rolled forward: the years of a heading, a title, an opening. Names of documents, plans
and awards, dates and spans keep theirs, and so does what is said of a year: 2024年是关键之年."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.zh.expression import expression

Spans = Sequence[tuple[int, int]]
"""Stretches of a text: first character, and the one behind the last."""

_YEAR = expression("(?<![0-9—–～~至-])(20[0-9]{2})(?=年)|(二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})(?=年)")
_QUOTED = expression("《[^》]*》|“[^”]*”|\\{\\{[^}]*\\}\\}|[（(][^）)]*[）)]")
_KEPT_BEHIND = expression("年(?:是|[0-9一二三四五六七八九十]{1,3}月|以来|起|底|初|末|[—–～~至-])")
_SINCE = expression("年以来")
_COMPARED = expression("(?:比|较|与|同|自|从|至|到)$")
_HONOURED = expression("获评|荣获|获得|被评|评为|授予|表彰|入选|命名|实施纲要|规划")
_STOP = expression("[，。；：！？\\n]")
_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


@dataclass(frozen=True)
class Years:
    """The year last year's report tells of, and this one's; those before and after it roll as it does."""

    before: int
    now: int

    def due(self, year: int) -> int | None:
        """The year that stands where a year stood; None where it stays."""
        ours = self.before and self.now > self.before and abs(year - self.before) <= 1
        return year + self.now - self.before if ours else None

    def tells(self, year: str) -> bool:
        """Whether this is the year last year's report tells of: 2024年以来 opens the report on 2024."""
        return _number(year) == self.before


@dataclass(frozen=True)
class Roll:
    """Characters start..end of the new text, what stood there, and what stands there now."""

    start: int
    end: int
    before: str
    now: str


def _number(year: str) -> int:
    """2024, 二〇二四 -> 2024."""
    return int(year.translate(_DIGITS))


def rolled(text: str, years: Years, kept: Spans = ()) -> tuple[str, tuple[Roll, ...]]:
    """A text of last year's -> the text with this year's years, and where they are. kept: stretches whose years stay."""
    pieces: list[str] = []
    rolls: list[Roll] = []
    end = size = 0
    for start, stop, was in _rolling(text, years, kept):
        now = years.due(_number(was))
        told = str(now) if was.isascii() else str(now).translate(_NUMERALS)
        pieces += [text[end:start], told]
        size += start - end + len(told)
        rolls.append(Roll(size - len(told), size, was, told))
        end = stop
    return "".join([*pieces, text[end:]]), tuple(rolls)


def _rolling(text: str, years: Years, kept: Spans) -> Iterator[tuple[int, int, str]]:
    quoted = [match.span() for match in _QUOTED.finditer(text)] + [(start - 1, end) for start, end in kept]
    for match in _YEAR.finditer(text):
        start, end = match.span()
        clause = _STOP.split(text[end:])[0]
        stays = (
            any(a < start < b for a, b in quoted)
            or (
                _KEPT_BEHIND.match(text, end) and not (start == 0 and _SINCE.match(text, end) and years.tells(match[0]))
            )
            or _COMPARED.search(text[:start])
            or _HONOURED.search(clause)
        )
        if not stays and years.due(_number(match[0])) is not None:
            yield start, end, match[0]
