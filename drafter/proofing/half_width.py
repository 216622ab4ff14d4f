"""半角标点：中文里夹着个别半角的标点；全文都是半角的，是存盘、转载的缘故，不算。

反例:
  今年: |
    一、2024年工作回顾
    建成五个服务站，办结案件8件,全部按时，群众满意，企业满意，基层满意。
正例:
  今年: |
    一、2024年工作回顾
    建成五个服务站，办结案件8件，全部按时，群众满意，企业满意，基层满意。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression

ID = "半角标点"
LEVEL = Level.HINT

_LEFT, _RIGHT = r"[\u3400-\u9fff”》）】%％\d]", r"[\u3400-\u9fff“《（【]"
_HALF = expression(rf"(?<={_LEFT})[,;:?!](?={_RIGHT}|$)|(?<=[\u3400-\u9fff”》）])[,;:?!]")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_FEW = 0.2
"""Share of a mark's places up to which the half-width ones are slips and no way of writing."""
_SHOWN = 6
"""Characters shown before the mark."""


def look(paper: Paper) -> Iterator[Remark]:
    """Marks of half width beside Chinese words where the paper prints that mark in full width nearly everywhere."""
    places = [(line, found.start(), found[0]) for line in paper.lines for found in _HALF.finditer(line.printed)]
    half = Counter(mark for _, _, mark in places)
    text = "".join(line.printed for line in paper.lines)
    for line, at, mark in places:
        full = text.count(_WIDE[mark])
        if half[mark] <= (half[mark] + full) * _FEW:
            start = max(0, at - _SHOWN)
            yield Remark(line, start, at + 1, f"“{mark}”是半角的", f"改成全角的“{_WIDE[mark]}”", as_printed=True)
