"""Lines of a text broken within its sentences, as copied from a PDF or an e-mail -> its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafter.zh.expression import expression
from drafter.zh.wrapped import ENDED, INDENT, STOPS, TIGHT, WORD, Line, Wrapping, columns, lines_of, wrapping_of

_APART = expression(r"附[件表]|——|20\d\d年\d{1,2}月\d{1,2}日$")
_GREETS = expression(r"各位[^，。]{2,8}[：:！!，]|同志们")
"""Words to the audience: after a stop they open a paragraph."""
_LATIN_END, _LATIN = expression("[A-Za-z,.]"), expression("[A-Za-z]")
_HANGING = 8
"""Columns by which the lines below a paragraph's first go in at most."""
_HEADING = 100
"""Columns of the longest heading that is met with."""


def paragraphs(texts: Sequence[str]) -> list[tuple[list[int], str]] | None:
    """Lines, blank ones too -> (places of its lines, words) of each paragraph, page numbers left out.

    None when no sentence is broken.
    """
    lines = list(lines_of(texts))
    wrapping = wrapping_of(lines)
    if wrapping is None:
        return None
    made = [[lines[0]]]
    for line, after in pairwise(lines):
        if _goes_on(line, after, line is made[-1][0], wrapping):
            made[-1].append(after)
        else:
            made.append([after])
    return [([line.place for line in group], _joined(group, wrapping.word is WORD)) for group in made]


def _goes_on(line: Line, after: Line, first: bool, wrapping: Wrapping) -> bool:
    """Whether the line after a line belongs to its paragraph, which the line may be the first of."""
    ragged = wrapping.indented or wrapping.slack > TIGHT
    near = wrapping.edge / 4 if line.broken and ragged else wrapping.slack
    near += wrapping.lost if first or line.place in wrapping.firsts else 0
    page_turned = line.broken and not after.family and (wrapping.indented or after.parted > wrapping.parted)
    apart = (after.parted and not wrapping.spaced and not page_turned) or _APART.match(after.text)
    if apart or wrapping.room(line, after) > near:
        return False
    if wrapping.indented:
        return after.indent < wrapping.margin + INDENT
    if not -INDENT < after.indent - line.indent < (_HANGING if first else INDENT):
        return False
    if wrapping.parted:
        return True
    if first and line.heads and after.family:
        return False
    if first and line.heads and line.family in wrapping.heading:
        return not ENDED.search(after.text) and columns(line.text + after.text) <= _HEADING
    opens = after.family in wrapping.opening or after.place in wrapping.firsts or _GREETS.match(after.text)
    return not (line.text.endswith(STOPS) and opens)


def _joined(lines: Sequence[Line], words: bool) -> str:
    """Lines of one paragraph -> its words; between Latin words that were kept whole there was a blank."""
    parts = [lines[0].text]
    for line, after in pairwise(lines):
        latin = words and _LATIN_END.search(line.text[-1:]) and _LATIN.match(after.text)
        parts += [" ", after.text] if latin else [after.text]
    return "".join(parts)
