"""雄山智慧服装城 and 雄山服装智慧城: a name of which two words stand the other way round elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

_NAME = expression(
    "(?=([\u4e00-\u9fff]{6}(?:行动|工程|计划|方案|机制|制度|体系|平台|中心|项目|基地|园区|新城|小镇|市场|公司|集团|条例|办法|规划|大道)))"
)
"""Eight characters that end as names do: two, two words of two, and the noun."""
_WORD = 2


def look(paper: Paper) -> Iterator[Remark]:
    """Names whose two words within are turned round elsewhere in the paper, each told once."""
    before: dict[str, Line] = {}
    for line in paper.lines:
        for found in _NAME.finditer(line.text) if not line.row else ():
            name = found[1]
            turned = name[:_WORD] + name[2 * _WORD : 3 * _WORD] + name[_WORD : 2 * _WORD] + name[3 * _WORD :]
            other = before.get(turned)
            if other and name != turned and name not in before:
                message = f"{other.called}写的是“{turned}”，两个词的先后不同"
                yield Remark(line, found.start(1), found.end(1), message, "是同一个名称的，写成一样；不是的，不用改")
            before.setdefault(name, line)
