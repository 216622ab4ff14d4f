"""Lines of a text broken within its sentences, as copied from a PDF or an e-mail -> its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.zh.headings import marker_of

_STOPS = ("。", "！", "？", "；", "：", "!", "?", ";", ":", "”", "）", ")", "…")
_CLOSING = re.escape("，。、；：？！）》】”’％%…,.;:?!)")
_WORD = re.compile(rf"[“‘（《【(]*(?:[0-9A-Za-z.,:%/+\-]*[0-9A-Za-z%]|.)[{_CLOSING}]*")
"""What most programs keep on one line: a character, a figure or a Latin word, with the marks that open no line."""
_ONE = re.compile(".")
_OPENS_WRONG = re.compile(f"[{_CLOSING}]")
_LABEL = re.compile(r"[（(\[【][A-Za-z]?\d{1,3}[）)\]】]|[①-⑳]")
_ENDED = re.compile("[。！？；：]")
_PUNCTUATED = re.compile("[，。；、]")
_APART = re.compile(r"附[件表]|——|20\d\d年\d{1,2}月\d{1,2}日$")
_INDENT = 1.5
_HEADING = 100
"""Columns of the longest heading that is met with."""
_NARROWEST, _WIDEST = 24, 170
"""Columns (a Chinese character is two) of full lines; longer ones are paragraphs."""
_FEWEST, _SHARE, _ALIKE = 3, 0.2, 0.85
"""Lines that break off at the edge in mid-sentence: how many, of all lines, and of all long ones that break off."""
_TIGHT, _MANY = 2, 20
"""Columns by which lines set by a program fall short of the edge; lines from which another's ragged edge is believed."""

_Measure = Callable[[str], int]


@dataclass(frozen=True)
class _Line:
    """place among the lines given; words; blanks before them, in columns; whether a blank line stands before it."""

    place: int
    text: str
    indent: int
    parted: bool

    @property
    def broken(self) -> bool:
        """Whether it ends in mid-sentence and is no heading."""
        return not self.text.endswith(_STOPS) and (not self.family or "。" in self.text)

    @property
    def family(self) -> str:
        """Family of the marker it opens with, 一、 or （一） and so on, 注 for a note's; empty when there is none."""
        marker = marker_of(self.text)
        return marker.family if marker else "注" if _LABEL.match(self.text) else ""

    @property
    def heads(self) -> bool:
        """Whether it may be a heading, or the first line of one."""
        return bool(self.family) and not _ENDED.search(self.text)


@dataclass(frozen=True)
class _Setting:
    """How lines are measured and what is not parted; the edge; how far from it lines end; what marks a paragraph.

    parted, spaced: whether blank lines part paragraphs, or every line from the next.
    lost: how much shorter first lines are, where their indent was not copied; firsts: the places of those that end in
    mid-sentence by so much; opening, heading: families of markers
    that open paragraphs, and that stand on headings without text.
    """

    measure: _Measure
    word: re.Pattern[str]
    edge: int
    slack: int = 0
    lost: int = 0
    firsts: frozenset[int] = frozenset()
    indented: bool = False
    parted: bool = False
    spaced: bool = False
    opening: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()

    def room(self, line: _Line, after: _Line) -> int:
        """What would be left over at the end of a line, had the first word of the next been put there."""
        first = self.word.match(after.text)
        return self.edge - line.indent - self.measure(line.text) - self.measure(first[0] if first else "")

    def goes_on(self, line: _Line, after: _Line, first: bool) -> bool:
        """Whether the line after a line belongs to its paragraph, which the line may be the first of."""
        near = self.edge / 4 if line.broken and self.slack > _TIGHT else self.slack
        near += self.lost if first or line.place in self.firsts else 0
        if self.room(line, after) > near or (after.parted and not self.spaced) or _APART.match(after.text):
            return False
        if self.indented or self.parted:
            return after.indent < _INDENT
        if first and line.heads and after.family:
            return False
        if first and line.heads and line.family in self.heading:
            return not _ENDED.search(after.text) and columns(line.text + after.text) <= _HEADING
        return not (line.text.endswith(_STOPS) and (after.family in self.opening or after.place in self.firsts))


def paragraphs(texts: Sequence[str]) -> list[tuple[list[int], str]] | None:
    """Lines, blank ones too -> (places of its lines, words) of each paragraph; None when no sentence is broken."""
    lines = list(_lines(texts))
    settings = [found for measure in (columns, len) if (found := _setting(lines, measure))]
    if not settings:
        return None
    setting = min(settings, key=lambda found: found.slack / found.edge)
    made = [[lines[0]]]
    for line, after in pairwise(lines):
        if setting.goes_on(line, after, line is made[-1][0]):
            made[-1].append(after)
        else:
            made.append([after])
    return [([line.place for line in group], _joined(group, setting.word is _WORD)) for group in made]


def columns(text: str) -> int:
    """Width of a text where a Chinese character or mark is two columns."""
    return sum(1 if char < "\u2000" else 2 for char in text)


def _joined(lines: Sequence[_Line], words: bool) -> str:
    """Lines of one paragraph -> its words; between Latin words that were kept whole there was a blank."""
    text = lines[0].text
    for line in lines[1:]:
        latin = words and re.search(r"[A-Za-z,.]$", text) and re.match("[A-Za-z]", line.text)
        text += " " + line.text if latin else line.text
    return text


def _lines(texts: Sequence[str]) -> Iterator[_Line]:
    parted = False
    for place, text in enumerate(texts):
        if bare := text.strip():
            yield _Line(place, bare, columns(text[: len(text) - len(text.lstrip())]), parted)
        parted = not bare


def _setting(lines: Sequence[_Line], measure: _Measure) -> _Setting | None:
    """Lines and how to measure them -> how they are wrapped, or None when they are not."""
    edge = _edge(sorted(line.indent + measure(line.text) for line in lines))
    if not edge or sum(bool(_PUNCTUATED.search(line.text)) for line in lines) * 3 < len(lines):
        return None
    parts_words = sum(bool(_OPENS_WRONG.match(line.text)) for line in lines) * 50 > len(lines)
    bare = _Setting(measure, _ONE if parts_words else _WORD, edge)
    rooms = {line.place: bare.room(line, after) for line, after in pairwise(lines)}
    broken = [line.place for line in lines[:-1] if line.broken and rooms[line.place] < edge / 2]
    near = sorted(rooms[place] for place in broken if rooms[place] < edge / 4)
    if len(near) < max(_FEWEST, _SHARE * len(lines), _ALIKE * len(broken)):
        return None
    if sum(room <= _TIGHT for room in near) < _ALIKE * len(near) and len(near) < _MANY:
        return None
    starts = [after for line, after in pairwise(lines) if rooms[line.place] >= edge / 4]
    indented = 2 * sum(after.indent >= _INDENT for after in starts) > len(starts)
    first = {line.place for line in starts}
    within = sorted(rooms[place] for place in broken if place not in first and rooms[place] < edge / 4)
    opening = sorted(rooms[place] for place in broken if place in first) or [0]
    slack = max(0, within[len(within) * 19 // 20]) if within else 0
    lost = max(0, opening[len(opening) // 4] - within[len(within) // 4]) if within and not indented else 0
    firsts = frozenset(place for place in broken if lost > _TIGHT and slack < rooms[place] <= slack + lost)
    parted = 2 * sum(after.parted for after in starts) > len(starts)
    spaced = 2 * sum(after.parted for line, after in pairwise(lines) if line.place in broken) > len(broken)
    return _Setting(
        measure,
        bare.word,
        edge,
        slack,
        lost,
        firsts,
        indented,
        parted and not spaced,
        spaced,
        *_families(lines, rooms, edge),
    )


def _families(lines: Sequence[_Line], rooms: dict[int, int], edge: int) -> tuple[frozenset[str], frozenset[str]]:
    """Lines and what is left over at their ends -> families of markers that open paragraphs, and that head them.

    一是 opens a paragraph where 二是 is seen to; a family heads where what it opens mostly ends without a stop.
    """
    ended = [after for line, after in pairwise(lines) if rooms[line.place] >= edge / 4 and after.family]
    opening = {line.family for line in ended if not line.text.startswith("一是")} | {"一、", "（一）", "1.", "（1）"}
    heads, every, family = Counter[str](), Counter[str](), ""
    for line in lines[:-1]:
        family = line.family or family
        if rooms[line.place] >= edge / 4:
            every[family] += 1
            heads[family] += not line.text.endswith(_STOPS)
            family = ""
    return frozenset(opening), frozenset(
        family for family in heads if family and 4 * heads[family] >= 3 * every[family]
    )


def _edge(widths: Sequence[int]) -> int:
    """Widths in order -> that of full lines, which more than a few have and next to none exceeds; 0 when there is none."""
    enough = max(2, len(widths) // 20)
    for width in reversed(widths):
        if bisect(widths, width) - bisect_left(widths, width - _TIGHT) >= enough:
            over = len(widths) - bisect(widths, width + _TIGHT)
            return width if 2 * width >= _NARROWEST and width <= _WIDEST and over * 50 <= len(widths) else 0
    return 0
