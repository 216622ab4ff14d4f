"""分别个数：“分别”前面列了几项，后面不是几个数。

反例:
  今年: |
    一、2024年工作回顾
    法律援助案件、人民调解案件、行政复议案件分别增长5%、6%。
正例:
  今年: |
    一、2024年工作回顾
    法律援助案件、人民调解案件、行政复议案件分别增长5%、6%、7%。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh import figures
from drafter.zh.expression import expression

ID = "分别个数"
LEVEL = Level.WARNING

_RESPECTIVELY = expression(
    r"(?P<stop>^|[，。；：])(?P<items>[^，。；：]{4,60}?)(?:年均|同比|比上年|较上年|已|可)?分别"
    r"(?:增长|提高|下降|达到?|增加|完成|为|降低|减少|实现|占|是|上升|改善)(?P<told>[^，。；]{2,60})"
)
_JOINTS = "和与及跟"
"""Characters that may part two things, or belong to one: 普及率."""
_TWO_IN_ONE = expression("城乡|存贷|产销|一二三产|进出口|牛羊")
"""One word for two things."""


def look(paper: Paper) -> Iterator[Remark]:
    """Lists before 分别 that have more members or fewer than there are figures behind."""
    for line in paper.lines:
        for found in _RESPECTIVELY.finditer(line.text) if not line.row else ():
            items, behind = found["items"], line.text[found.end() : found.end() + 1]
            count = len(figures.find(found["told"]))
            listed = items.count("、") + 1
            most = listed + sum(items.count(char) for char in _JOINTS)
            if listed < 2 or count < 2 or _TWO_IN_ONE.search(items) or figures.find(items):
                continue
            whole = found["stop"] != "，" and behind != "，"
            if (count < listed and behind != "，") or (count > most and whole):
                told = f"前面列了{listed}项，后面是{count}个数"
                yield Remark(line, found.start("items"), found.end(), told, "漏了的项或者数补上")
