"""结构不全：标题说写原因，下面没有写；下一年的安排没有自己的一级标题，落在别的部分下面。

反例:
  今年: |
    龙华区2024年法治政府建设年度报告
    一、主要工作成效
    建成三个服务站。
    二、存在的不足和原因
    行政执法规范化水平有待提高，监督力度不够。
    三、2025年工作安排
    推进行政复议规范化建设。
正例:
  今年: |
    龙华区2024年法治政府建设年度报告
    一、主要工作成效
    建成三个服务站。
    二、存在的不足和原因
    行政执法规范化水平有待提高，主要是由于培训不够。
    三、2025年工作安排
    推进行政复议规范化建设。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.model.finding import Level
from drafter.model.kind import Part
from drafter.model.report import Portion
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression

ID = "结构不全"
LEVEL = Level.WARNING

_CAUSE = expression("原因|由于|因为|缘于|源于|导致|致使|造成|所致|归因|受[^，。；]{1,14}(?:影响|制约|限制)|主要是")
_FEW = 2
"""Headings of level 1 from which a paper is taken to number its parts."""


def look(paper: Paper) -> Iterator[Remark]:
    """Parts of a report that lack what their heading announces, and plans that lack a heading."""
    for portion in paper.portions:
        if portion.part is Part.PROBLEMS and "原因" in portion.section and not _CAUSE.search(_below(portion)):
            told = "标题说写原因，下面没有一句写原因"
            yield _told(paper, portion, told, "每个问题后面补写原因，或者改标题")
    headed = {portion.section for portion in paper.portions if portion.section}
    for before, portion in pairwise(paper.portions):
        if portion.part is Part.PLAN and not portion.section and before.section and len(headed) > _FEW:
            told = f"下一年的安排没有一级标题，落在“{before.section}”下面"
            yield _told(paper, portion, told, "前面加一级标题")


def _below(portion: Portion) -> str:
    """The words of a part without its heading."""
    return portion.text.replace(portion.section, "", 1)


def _told(paper: Paper, portion: Portion, message: str, fix: str) -> Remark:
    line = paper.lines[portion.first - 1]
    return Remark(line, 0, len(line.text), message, fix)
