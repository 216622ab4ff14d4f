"""计划年份：下一年打算的标题写的是今年，多半是照去年的稿子没有改。

反例:
  今年: |
    龙华区2024年法治政府建设年度报告
    一、2024年主要工作
    建成三个服务站。
    二、2024年工作计划
    推进行政复议规范化建设。
正例:
  今年: |
    龙华区2024年法治政府建设年度报告
    一、2024年主要工作
    建成三个服务站。
    二、2025年工作计划
    推进行政复议规范化建设。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression
from drafter.zh.headings import LONGEST, unmarked

ID = "计划年份"
LEVEL = Level.WARNING

_HEADING = expression(
    "(?P<year>20\\d\\d)年(?:度|全年)?[^，。；：！？]{0,20}(?:计划|安排|打算|思路|要点|展望|部署|设想|规划|工作任务|目标任务)[:：]?$"
)


def look(paper: Paper) -> Iterator[Remark]:
    """Headings of what is to be done that name the year reported on, or one before."""
    last = paper.lines[-1].number if paper.lines else 0
    for line in paper.lines:
        words = unmarked(line.text)
        found = _HEADING.match(words) if len(words) <= LONGEST and not line.row and not line.note else None
        ahead = found and line.planned and line.number < last
        if found and ahead and paper.year and int(found["year"]) <= paper.year:
            start = len(line.text) - len(words)
            told = f"报告写的是{paper.year}年的工作，这里是下一年的打算"
            fix = f"改为“{paper.year + 1}年”；标题没有写错的，不用改"
            yield Remark(line, start, start + len(found["year"]) + 1, told, fix)
