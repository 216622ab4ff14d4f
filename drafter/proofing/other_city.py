"""别处的名称：“健康某地、法治某地”里写进了别处的地名，本区的事写成了同一个市里别的区县，多半是从别处的文件抄来没有改。

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


_BESIDE = expression(
    "与|和|同|跟|、|来自|对口|帮扶|协作|合作|对接|联[合动]|签订|共建|交流|学习|考察|借鉴|调研|跨[区县]|[赴往到至向]|相邻|毗邻|交界|"
    "比|高于|低于|超过|兄弟|周边|邻近|法院|检察院|监狱|籍|路|镇|街道|线|段"
)
"""Words of a clause that has to do with a neighbour."""
_CLAUSE = expression("[^，。；：！？“”《》]*")
_FEW = 2
"""Times up to which a neighbour's name is a slip."""


def look(paper: Paper) -> Iterator[Remark]:
    """Places with a slogan that are not ours, and neighbours named as if they were we."""
    yield from _slogans(paper)
    near = {name for name in districts.neighbours(paper.district) if name in paper.text}
    for line in paper.lines:
        for start, end, name in districts.find(line.text) if near else ():
            clause = next(c[0] for c in _CLAUSE.finditer(line.text) if c.end() >= start)
            if name in near and paper.text.count(name) <= _FEW and not _BESIDE.search(clause):
                told = f"这是{paper.district}的报告，这里写的是“{name}”"
                yield Remark(line, start, end, told, f"核对是不是该写{paper.district}")


def _slogans(paper: Paper) -> Iterator[Remark]:
    """Of two places with one slogan, the second where the paper names it nowhere else."""
    for line in paper.lines:
        for found in _PAIR.finditer(line.text):
            places = all(map(districts.known_base, found.group(2, 3)))
            if places and paper.text.count(found[3]) == 1 and found[3] not in paper.district:
                told = f"全文只有这一处提到“{found[3]}”"
                yield Remark(line, found.start(3) - 2, found.end(3), told, "核对是不是该写本地的名称")
