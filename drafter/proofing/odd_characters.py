"""字符写法：中文里多出的空格，全角的数字、字母和小数点；到处都是的，是存盘、转载的缘故，不算。

反例:
  今年: |
    一、2024年工作回顾
    建成五个服务站， 办结案件１2件。
正例:
  今年: |
    一、2024年工作回顾
    建成五个服务站，办结案件12件。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression

ID = "字符写法"
LEVEL = Level.HINT

_BLANK = expression(
    r"(?<=[“《（，。；、：])[ \u3000](?=[\u3400-\u9fff“《])|(?<=[\u3400-\u9fff”》）])[ \u3000](?=[”》），。；、：])"
)
_WIDE = expression("[０-９Ａ-Ｚａ-ｚ]+")
_POINT = expression(r"(?<=[\u3400-\u9fff，、])\d+．\d+")
_FEW = 3
"""Places up to which they are slips."""
_SHOWN = 4


def look(paper: Paper) -> Iterator[Remark]:
    """Blanks beside marks and wide digits in the paper as printed, where there are few."""
    for pattern, told, fix in (
        (_BLANK, "这里多了一个空格", "去掉空格"),
        (_WIDE, "数字、字母是全角的", "改成半角"),
        (_POINT, "小数点是全角的", "改成半角"),
    ):
        found = [(line, m) for line in paper.lines if not line.row for m in pattern.finditer(line.printed)]
        for line, match in found if len(found) <= _FEW else ():
            start, end = max(0, match.start() - _SHOWN), match.end() + 1
            yield Remark(line, start, min(end, len(line.printed)), told, fix, as_printed=True)
