"""How the lines of a text are wrapped, if they are: the edge they are filled to, and what tells a paragraph's first."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.zh.expression import expression
from drafter.zh.headings import marker_of

STOPS = ("。", "！", "？", "；", "：", "!", "?", ";", ":", "”", "）", ")", "…")
INDENT = 1.5
"""Columns from which blanks before a line are an indent."""
_CLOSING = re.escape("，。、；：？！）》】”’％%…,.;:?!)")
WORD = expression(rf"[“‘（《【(]*(?:[0-9A-Za-z.,:%/+\-]*[0-9A-Za-z%]|.)[{_CLOSING}]*")
"""What most programs keep on one line: a character, a figure or a Latin word, with the marks that open no line."""
_ONE, _NARROW = expression("."), expression("[\x00-\u1fff]")
_OPENS_WRONG = expression(f"[{_CLOSING}]")
_LABEL = expression(r"[（(\[【][A-Za-z]?\d{1,3}[）)\]】]|[①-⑳]")
_PAGE = expression(r"[-—–·•\s]*(?:第\s*)?(\d{1,3})(?:\s*页)?[-—–·•\s]*")
ENDED = expression("[。！？；：]")
_PUNCTUATED = expression("[，。；、]")
_NARROWEST, _WIDEST = 12, 170
"""Of full lines; longer ones are paragraphs."""
_FEWEST, _SHARE, _ALIKE = 3, 0.2, 0.85
"""Lines that break off at the edge in mid-sentence: how many, of all lines, and of all long ones that break off."""
TIGHT, _MANY = 2, 20
"""Columns by which lines set by a program fall short of the edge; lines from which another's ragged edge is believed."""
_ALWAYS = frozenset({"一、", "（一）", "1.", "（1）"})
"""Markers that open paragraphs in any text."""


@dataclass(frozen=True)
class Line:
    """place among the lines given; words; blanks before them, in columns; how many blank lines stand before it."""

    place: int
    text: str
    indent: int
    parted: int

    @property
    def broken(self) -> bool:
        """Whether it ends in mid-sentence and is no heading."""
        return not self.text.endswith(STOPS) and (not self.family or "。" in self.text)

    @property
    def family(self) -> str:
        """Family of the marker it opens with, 一、 or （一） and so on, 注 for a note's; empty when there is none."""
        marker = marker_of(self.text)
        return marker.family if marker else "注" if _LABEL.match(self.text) else ""

    @property
    def heads(self) -> bool:
        """Whether it may be a heading, or the first line of one."""
        return bool(self.family) and not ENDED.search(self.text)


@dataclass(frozen=True)
class Wrapping:
    """measure: how lines are measured; word: what is not parted; edge, slack: where lines end, and how far from it.

    margin: where lines within a paragraph begin; indented: whether first lines begin further in; parted: how many
    blank lines mostly part paragraphs; spaced: whether they part every line from the next; lost, firsts: how much shorter first lines are
    whose indent was not copied, and the places of those that show it; opening, heading: families of markers that open
    paragraphs, and that stand on headings without text.
    """

    measure: Callable[[str], int]
    word: re.Pattern[str]
    edge: int
    slack: int = 0
    margin: int = 0
    indented: bool = False
    parted: int = 0
    spaced: bool = False
    lost: int = 0
    firsts: frozenset[int] = frozenset()
    opening: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()

    def room(self, line: Line, after: Line) -> int:
        """What would be left over at the end of a line, had the first word of the next been put there."""
        first = self.word.match(after.text)
        return self.edge - line.indent - self.measure(line.text) - self.measure(first[0] if first else "")


def columns(text: str) -> int:
    """Width of a text where a Chinese character or mark is two columns."""
    return 2 * len(text) - len(_NARROW.findall(text))


def lines_of(texts: Sequence[str]) -> Iterator[Line]:
    """Texts, blank ones too -> the lines that have words; page numbers, counted up from page to page, are none."""
    parted, pages = 0, _page_numbers(texts)
    for place, text in enumerate(texts):
        bare = text.strip() if place not in pages else ""
        if bare:
            yield Line(place, bare, columns(text[: len(text) - len(text.lstrip())]), parted)
        parted = 0 if bare else parted + 1


def _page_numbers(texts: Sequence[str]) -> set[int]:
    """Texts -> places of lines with nothing but a number, each one more than the one before."""
    found = [(place, int(match[1])) for place, text in enumerate(texts) if (match := _PAGE.fullmatch(text))]
    runs = [
        {place, after} for (place, number), (after, following) in pairwise(found) if following == number + 1 < place + 2
    ]
    return set().union(*runs)


def wrapping_of(lines: Sequence[Line]) -> Wrapping | None:
    """Lines -> how they are wrapped, by columns or by characters, whichever fits better; None when they are not."""
    found = [wrapping for measure in (columns, len) if (wrapping := _wrapping(lines, measure))]
    return min(found, key=lambda wrapping: wrapping.slack / wrapping.edge, default=None)


def _wrapping(lines: Sequence[Line], measure: Callable[[str], int]) -> Wrapping | None:
    edge = _edge(sorted(line.indent + measure(line.text) for line in lines))
    if not edge or sum(bool(_PUNCTUATED.search(line.text)) for line in lines) * 3 < len(lines):
        return None
    parts_words = sum(bool(_OPENS_WRONG.match(line.text)) for line in lines) * 50 > len(lines)
    bare = Wrapping(measure, _ONE if parts_words else WORD, edge)
    rooms = {line.place: bare.room(line, after) for line, after in pairwise(lines)}
    broken = [line.place for line in lines[:-1] if line.broken and rooms[line.place] < edge / 2]
    near = [rooms[place] for place in broken if rooms[place] < edge / 4]
    if len(near) < max(_FEWEST, _SHARE * len(lines), _ALIKE * len(broken)):
        return None
    if sum(room <= TIGHT for room in near) < _ALIKE * len(near) and len(near) < _MANY:
        return None
    return _with_starts(lines, rooms, bare)


def _with_starts(lines: Sequence[Line], rooms: dict[int, int], bare: Wrapping) -> Wrapping:
    """Lines, what is left over at their ends, their edge -> what else tells where paragraphs begin."""
    quarter = bare.edge / 4
    broken = {line.place for line in lines[:-1] if line.broken and rooms[line.place] < 2 * quarter}
    starts = [after for line, after in pairwise(lines) if rooms[line.place] >= quarter]
    first = {line.place for line in starts}
    steps = [
        line.indent - after.indent
        for line, after in pairwise(lines)
        if line.place in first and rooms[line.place] < quarter
    ]
    indented = 4 * sum(step >= INDENT for step in steps) > len(steps)
    within = sorted(rooms[place] for place in broken - first if rooms[place] < quarter) or [0]
    opening = sorted(rooms[place] for place in broken & first) or [0]
    slack = max(0, within[len(within) * 19 // 20])
    lost = max(0, opening[len(opening) // 4] - within[len(within) // 4])
    firsts = frozenset(place for place in broken if lost > TIGHT and slack < rooms[place] <= slack + lost)
    inside = [after for line, after in pairwise(lines) if line.place in broken]
    spaced = 2 * sum(line.parted > 0 for line in inside) > len(inside)
    parted = 0 if spaced else sorted(line.parted for line in starts)[len(starts) // 2] if starts else 0
    margin = min((line.indent for line in inside), default=0)
    opens, heads = _families(lines, {line.place for line in lines[:-1] if rooms[line.place] >= quarter})
    return replace(
        bare, slack=slack, margin=margin, indented=indented, parted=parted, spaced=spaced,
        lost=lost, firsts=firsts, opening=opens, heading=heads,
    )  # fmt: skip


def _families(lines: Sequence[Line], short: set[int]) -> tuple[frozenset[str], frozenset[str]]:
    """Lines and the places of short ones -> families of markers that open paragraphs, and that head them.

    一是 opens a paragraph where 二是 is seen to; a family heads where what it opens mostly ends without a stop.
    """
    ended = {after.family for line, after in pairwise(lines) if line.place in short and after.text[:2] != "一是"}
    heads, every, family = Counter[str](), Counter[str](), ""
    for line in lines:
        family = line.family or family
        if line.place in short:
            every[family] += 1
            heads[family] += not line.text.endswith(STOPS)
            family = ""
    mostly = (family for family in heads if family and 4 * heads[family] >= 3 * every[family])
    return frozenset(ended - {""} | _ALWAYS), frozenset(mostly)


def _edge(widths: Sequence[int]) -> int:
    """Widths in order -> that of full lines, which more than a few have and next to none exceeds; 0 when there is none."""
    enough = max(2, len(widths) // 20)
    for width in reversed(widths):
        if bisect(widths, width) - bisect_left(widths, width - TIGHT) >= enough:
            over = len(widths) - bisect(widths, width + TIGHT)
            return width if _NARROWEST <= width <= _WIDEST and over * 50 <= len(widths) else 0
    return 0
