"""序号不连续：一是、三是，或者标题的（一）（三），中间缺了或者重了。

反例:
  今年: |
    一、2024年工作回顾
    主要做法：一是建成服务站，窗口全部进驻。三是开通热线。
正例:
  今年: |
    一、2024年工作回顾
    主要做法：一是建成服务站，窗口全部进驻。二是开通热线。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.headings import Marker, marker_of
from drafter.zh.item_order import follows, opened, out_of_place

ID = "序号不连续"
LEVEL = Level.WARNING

_HEADINGS = ("一、", "（一）")


def look(paper: Paper) -> Iterator[Remark]:
    """Headings counted on through the report, items counted on under each heading."""
    headings: dict[str, int] = {}
    last = opening = 0
    for line in paper.lines:
        if line.row or line.note:
            continue
        marker = marker_of(line.text)
        if marker and marker.family in _HEADINGS:
            yield from _heading(line, marker, headings)
            last = opening = 0
        for start, item in opened(line.text):
            if item.family != "一是":
                continue
            goes_on = start == 0 and item.number == opening + 1
            if last and not goes_on and item.number != 1 and not follows(item.number, last + 1):
                yield _told(line, start, item, last + 1)
            last, opening = item.number, item.number if start == 0 else opening


def _heading(line: Line, marker: Marker, reached: dict[str, int]) -> Iterator[Remark]:
    """What is told of a heading; reached: the last number of each family under the headings above it."""
    due = reached.get(marker.family, 0) + 1
    if due > 1 and marker.number != 1 and not follows(marker.number, due):
        yield _told(line, 0, marker, due)
    if marker.family == _HEADINGS[0]:
        reached.clear()
    reached[marker.family] = marker.number


def _told(line: Line, start: int, marker: Marker, due: int) -> Remark:
    return Remark(line, start, start + len(marker.text), *out_of_place(marker, due))
