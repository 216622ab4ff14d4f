"""别处的名称：“健康某地、法治某地”里写进了别处的地名，多半是从别处的文件抄来没有改。

反例:
  今年: |
    高唐县2024年政府工作报告
    一、2024年工作回顾
    落实健康山东、健康东营行动部署。
正例:
  今年: |
    高唐县2024年政府工作报告
    一、2024年工作回顾
    落实健康山东、健康聊城行动部署，健康聊城建设走在前列。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh import districts
from drafter.zh.expression import expression

ID = "别处的名称"
LEVEL = Level.WARNING

_PAIR = expression("(健康|平安|法治|数字|美丽|文明|信用|智慧)([\u4e00-\u9fff]{2})、\\1([\u4e00-\u9fff]{2})")


def look(paper: Paper) -> Iterator[Remark]:
    """Of two places with one slogan, the second where the paper names it nowhere else."""
    for line in paper.lines:
        for found in _PAIR.finditer(line.text):
            places = all(map(districts.known_base, found.group(2, 3)))
            if places and paper.text.count(found[3]) == 1 and found[3] not in paper.district:
                told = f"全文只有这一处提到“{found[3]}”"
                yield Remark(line, found.start(3) - 2, found.end(3), told, "核对是不是该写本地的名称")
