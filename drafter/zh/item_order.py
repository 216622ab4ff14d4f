"""Items 一是, 二要, 1. in running text: where they begin, and whether a number follows on the one before."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.zh.expression import expression
from drafter.zh.headings import Marker, marker_of

_STARTS = expression(
    r"(?:^|(?<=[。；：，、！？”）;:\n]))(?=[一二三四五六七八九十]{1,3}是)"
    r"|(?:^|(?<=[。；\n]))(?=[一二三四五六七八九十]{1,3}要|\d{1,2}[.．](?!\d))"
)
_FAMILIES = ("一是", "1.")


def opened(text: str) -> Iterator[tuple[int, Marker]]:
    """A text -> where each item begins, and its marker."""
    for found in _STARTS.finditer(text):
        marker = marker_of(text[found.start() :])
        if marker and marker.family in _FAMILIES:
            yield found.start(), marker


def follows(number: int, due: int) -> bool:
    """Whether an item of this number may stand where the one due is another: a list may end, and the next begin at one."""
    return number == due or (number == 1 and due != 2)


def out_of_place(marker: Marker, due: int) -> tuple[str, str]:
    """What is told of an item that does not follow, and what to do."""
    told = f"“{marker.text}”不接上一项，这里应当是第{due}项"
    return told, "按先后顺序改好序号；删去过段落的，后面的序号依次提前"
