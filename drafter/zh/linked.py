"""Lines of a website's copy in which every link stood on a line of its own, in mid-sentence -> its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafter.zh.expression import expression
from drafter.zh.wrapped import STOPS, Line, lines_of

_OPENS_WRONG = expression("[，。、；：！？）”》]")
"""What opens no paragraph: a line that does goes on with the one before."""
_OPENING = ("“", "‘", "《", "（", "(")
"""What ends no paragraph."""
_FEWEST = 2
"""Such lines from which a text is believed to be parted at its links."""
_LINK = 16
"""Characters of a link at most."""
_ZERO_WIDTH = "\u200b\u200c\ufeff"


def paragraphs(texts: Sequence[str]) -> list[tuple[list[int], str]] | None:
    """Lines, blank ones too -> (places of its lines, words) of each paragraph. None when no sentence is parted at a link."""
    lines = list(lines_of([text.strip(_ZERO_WIDTH) for text in texts]))
    if sum(_opens_wrong(line, after) for line, after in pairwise(lines)) < _FEWEST:
        return None
    made = [[lines[0]]]
    for line, after in pairwise(lines):
        if _goes_on(made[-1], line, after):
            made[-1].append(after)
        else:
            made.append([after])
    return [([line.place for line in group], "".join(line.text for line in group)) for group in made]


def _opens_wrong(line: Line, after: Line) -> bool:
    """Whether the second line can only go on with the first."""
    return not line.text.endswith(STOPS) and bool(_OPENS_WRONG.match(after.text))


def _goes_on(group: Sequence[Line], line: Line, after: Line) -> bool:
    """Whether a line goes on with the paragraph made so far, which another line ends."""
    if _opens_wrong(line, after) or line.text.endswith(_OPENING):
        return True
    if line.text.endswith(STOPS) or after.parted or after.family:
        return False
    if len(group) > 1:  # behind a link, which a heading may end with
        return not group[0].family or any("。" in one.text for one in group)
    link = len(after.text) <= _LINK and not after.text.endswith(STOPS)
    return link and "。" in line.text
