"""计划只列数：明年的一项计划只有一串数，没有写做什么、怎么做。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  下年计划:
    - {编号: 谋01, 计划: 受理法律援助案件1700宗，回访率100%，满意度98%以上。}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  下年计划:
    - {编号: 谋01, 计划: 扩大法律援助覆盖面，受理法律援助案件1700宗，回访率100%，满意度98%以上。}
怎么改: 写上做什么、怎么做，数跟在后面；就是这样写的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.headings import unmarked

ID = "计划只列数"
LEVEL = Level.WARNING

_CLAUSE = expression("[，。；、]")
_DEEDS = expression(
    "^(?:全年|年内|力争|确保|继续|再)*(?:开展|举办|组织|建成|建设|新建|新增|制定|出台|印发|培训|培育|打造|推[动进广出]|完成|召开|选[聘派]|招[聘录]|走访|服务"
    "|编[印制写]|修订|创建|设立|成立|争取|引进|扶持|排查|整治|整改|评查|督察|检查|发放|拍摄|创作|实施|启动|评选|改造|升级)"
)
"""What a clause opens with that says what is to be done, and how often."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Rows of two figures and more, every clause of which is a name and its figure."""
    for plan in dossier.inputs.next_plans:
        clauses = [one for one in _CLAUSE.split(unmarked(plan.text or "")) if one.strip()]
        if len(clauses) > 1 and all(map(_is_bare, clauses)):
            fix = f"先写做什么、怎么做，再写做到多少；确实只列数的，在这一条加一行“核对: {ID}”"
            yield Note((*plan.ref, "计划"), "这一项只列了数，没有写做什么", fix=fix)


def _is_bare(clause: str) -> bool:
    """Whether a clause is a name and a figure at its end."""
    found = figures.find(clause)
    ends = bool(found) and len(clause) - found[-1].end <= 2  # 以上, 左右
    return ends and not _DEEDS.match(clause.strip())
